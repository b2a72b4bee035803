import { AppError } from "../../../locales/appError.ts";
import { Complaint } from "../../../models/complaint.ts";
import type { ComplaintAct } from "../../../models/rules/complaintStates.ts";
import type { Reply } from "../../chat.ts";
import { wordsOf } from "../../forms/checkForm.ts";
import { wordsQuestion } from "../../forms/questions.ts";
import { say } from "../actor.ts";
import { asking, type Press } from "../flow.ts";
import { permitted, stillDue, tooLate } from "./subject.ts";

/** Says that the complaint has been seen: one press. */
export const acknowledge: Press = async (actor, target) => {
  const complaint = await permitted(actor, target, "acknowledge");
  await inTime(complaint, "acknowledge", () => complaint.acknowledge(actor.act));
  return { toast: say(actor, "flow.complaint.acknowledged") };
};

/** What was promised to the customer was kept: one press. */
export const keepPromise: Press = async (actor, target) => {
  const complaint = await permitted(actor, target, "tellCustomer");
  const promise = complaint.promised[Number(target.arg)];
  if (!promise) throw new AppError("complaint.unknownPart");
  await complaint.keepPromise(actor.act, promise.id);
  return { toast: say(actor, "flow.complaint.promiseKept") };
};

/** The customer was told of the plan, and what he said to it. */
export const tellCustomer = asking<Complaint>({
  name: "tellCustomer",
  title: "form.tellCustomer.title",
  subject: (actor, target) => permitted(actor, target, "tellCustomer"),
  offered: (complaint) => stillDue(complaint, "tellCustomer"),
  questions: (actor) => [wordsQuestion("text", say(actor, "form.tellCustomer.text"))],
  async run(actor, complaint, { text }): Promise<Reply> {
    await inTime(complaint, "tellCustomer", () => complaint.informCustomer(actor.act, wordsOf(text)));
    return { toast: say(actor, "flow.complaint.told") };
  },
});

/** The measure is carried out: the customer is called and asked, by a clerk who is not the owner [004]. */
export const measureDone = asking<Complaint>({
  name: "measureDone",
  title: "form.measureDone.title",
  subject: (actor, target) => permitted(actor, target, "measureDone"),
  offered: (complaint) => stillDue(complaint, "measureDone"),
  questions: (actor) => [wordsQuestion("text", say(actor, "form.measureDone.text"))],
  async run(actor, complaint, { text }): Promise<Reply> {
    await inTime(complaint, "measureDone", () => complaint.measureDone(actor.act, wordsOf(text)));
    return { toast: say(actor, "flow.complaint.toVerify") };
  },
});

/** Does a step; one that came too late says who has done it. */
export async function inTime(
  { store, _id }: Complaint,
  act: ComplaintAct,
  step: () => Promise<Complaint>,
): Promise<Complaint> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "complaint.notNow") throw error;
    throw await tooLate(await Complaint.named(store, _id), act);
  }
}
