import type { Complaint } from "../../../models/complaint.ts";
import type { Values } from "../../chat.ts";
import { wordsOf } from "../../forms/checkForm.ts";
import { lineQuestion, wordsQuestion } from "../../forms/questions.ts";
import { readWallTime, wallTime } from "../../forms/wallTime.ts";
import { say } from "../actor.ts";
import { asking } from "../flow.ts";
import { inTime } from "./steps.ts";
import { permitted, stillDue } from "./subject.ts";

/** The measure, by when, and what was promised to the customer [003][004]. */
export const planMeasure = asking<Complaint>({
  name: "plan",
  title: "form.plan.title",
  subject: (actor, target) => permitted(actor, target, "plan"),
  offered: (complaint) => stillDue(complaint, "plan"),

  questions: (actor) => [
    wordsQuestion("cause", say(actor, "form.plan.cause"), { required: true }),
    wordsQuestion("measure", say(actor, "form.plan.measure"), { required: true }),
    {
      key: "until",
      type: "when",
      precision: "minute",
      label: say(actor, "form.plan.until"),
      required: true,
      from: wallTime(actor.at, actor.store.timezone),
    },
    lineQuestion("promised", say(actor, "form.plan.promised"), { maxLength: 300 }),
  ],

  // A plan that was made before, in an earlier loop, is where the next one starts from.
  values: (_actor, { plan }): Values => (plan ? { cause: plan.cause } : {}),

  async run(actor, complaint, { cause, measure, until, promised }) {
    const by = readWallTime(until, actor.store.timezone);
    if (!by || by <= actor.at) return { errors: { until: say(actor, "form.call.timePast") } };
    const promise = wordsOf(promised);
    await inTime(complaint, "plan", () =>
      complaint.planMeasure(actor.act, {
        cause: wordsOf(cause) ?? "",
        measure: wordsOf(measure) ?? "",
        until: by,
        ...(promise && { promised: promise }),
      }),
    );
    return { toast: say(actor, "flow.complaint.planned") };
  },
});
