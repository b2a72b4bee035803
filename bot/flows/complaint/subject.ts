import { AppError } from "../../../locales/appError.ts";
import { Complaint } from "../../../models/complaint.ts";
import { Person } from "../../../models/person.ts";
import { type ComplaintAct, mayAct } from "../../../models/rules/complaintStates.ts";
import type { Act } from "../../../models/rules/permissions.ts";
import type { TimelineAct } from "../../../models/complaintFields.ts";
import type { Actor } from "../actor.ts";
import type { Target } from "../flow.ts";
import { permit } from "../permit.ts";

/** The complaint of a target, for somebody who may do this to it. Throws `flow.forbidden` and its like. */
export async function permitted(actor: Actor, { id }: Target, act: Act): Promise<Complaint> {
  const complaint = await Complaint.named(actor.store._id, id);
  await permit(actor, act, aboutOf(complaint), `complaint:${id}`);
  return complaint;
}

/** What the table of permissions asks of a complaint. */
export function aboutOf({ department, owner }: Complaint): { department: string; owner?: string } {
  return { department, ...(owner && { owner }) };
}

const traces: Partial<Record<ComplaintAct, TimelineAct>> = {
  acknowledge: "acknowledged",
  plan: "planned",
  tellCustomer: "informed",
  measureDone: "done",
  closeWithoutCustomer: "closed",
};

/**
 * Refuses a form for a step that is not due any more, before it is filled in: `flow.complaint.alreadyBy` {name}
 * where somebody has done it, else `complaint.notNow`.
 */
export async function stillDue(complaint: Complaint, act: ComplaintAct): Promise<void> {
  if (!mayAct(act, complaint.state)) throw await tooLate(complaint, act);
}

/** Why a step cannot be done any more: by whom it was done, if somebody did. */
export async function tooLate({ store, timeline }: Complaint, act: ComplaintAct): Promise<AppError> {
  const by = timeline.findLast((entry) => entry.act === traces[act])?.person;
  if (!by) return new AppError("complaint.notNow");
  const names = await Person.names(store, [by]);
  return new AppError("flow.complaint.alreadyBy", { name: names.get(by) ?? by });
}
