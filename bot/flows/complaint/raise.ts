import type { Complaint as Found, NewComplaint } from "../../../models/complaintFields.ts";
import { Complaint } from "../../../models/complaint.ts";
import { Person } from "../../../models/person.ts";
import { ackDue, planDue } from "../../../models/rules/complaintDeadlines.ts";
import { ownerOf } from "../../../models/submitComplaints.ts";
import { type Actor, say } from "../actor.ts";

/** A complaint as somebody takes it down; its owner and its deadlines follow from its department. */
export type TakenDown = Omit<NewComplaint, "store" | "ackDue" | "planDue" | "owner">;

/** Writes a complaint down, once for its cause and department. */
export async function raise({ store, act, at }: Actor, taken: TakenDown): Promise<Found> {
  const owner = await ownerOf(store._id, taken.department, store.today(at));
  return Complaint.raise(
    {
      ...taken,
      store: store._id,
      ...(owner && { owner }),
      ackDue: ackDue(at, store.officeHours()),
      planDue: planDue(at),
    },
    act,
  );
}

/** Who has been told of a new complaint, in a sentence. */
export async function raisedText(actor: Actor, { owner }: Found): Promise<string> {
  if (!owner) return say(actor, "flow.call.complaintNobody");
  const names = await Person.names(actor.store._id, [owner]);
  return say(actor, "flow.call.complaint", { name: names.get(owner) ?? owner });
}
