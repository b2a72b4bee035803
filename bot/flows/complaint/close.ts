import type { Complaint } from "../../../models/complaint.ts";
import { wordsOf } from "../../forms/checkForm.ts";
import { levelQuestion, readLevel } from "../../forms/complaintFields.ts";
import { wordsQuestion } from "../../forms/questions.ts";
import { say } from "../actor.ts";
import { asking } from "../flow.ts";
import { inTime } from "./steps.ts";
import { permitted, stillDue } from "./subject.ts";

/** Closes a complaint without the customer's word: the general manager's, with his reason [004]. */
export const closeWithoutCustomer = asking<Complaint>({
  name: "closeWithoutCustomer",
  title: "form.close.title",
  submit: "form.close.submit",
  subject: (actor, target) => permitted(actor, target, "closeWithoutCustomer"),
  offered: (complaint) => stillDue(complaint, "closeWithoutCustomer"),
  questions: (actor) => [
    wordsQuestion("reason", say(actor, "form.reason"), { required: true, maxLength: 500 }),
  ],
  async run(actor, complaint, { reason }) {
    await inTime(complaint, "closeWithoutCustomer", () =>
      complaint.closeWithoutCustomer(actor.act, wordsOf(reason) ?? ""),
    );
    return { toast: say(actor, "flow.complaint.closed") };
  },
});

/** How grave a complaint is, and whether it cannot wait [004]. */
export const setLevel = asking<Complaint>({
  name: "level",
  title: "form.level.title",
  subject: (actor, target) => permitted(actor, target, "plan"),
  offered: (complaint) => stillDue(complaint, "setLevel"),
  questions: (actor) => [
    levelQuestion(actor.reader.locale, true),
    { key: "urgent", type: "yesNo", label: say(actor, "form.call.urgent") },
  ],
  values: (_actor, { level, urgent }) => ({ level, urgent }),
  async run(actor, complaint, { level, urgent }) {
    await complaint.setLevel(actor.act, readLevel(level), urgent === true);
    return { toast: say(actor, "flow.complaint.levelSet") };
  },
});
