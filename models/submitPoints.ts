import type { Callback } from "./callbackFields.ts";
import { given } from "./change.ts";
import { Complaint } from "./complaint.ts";
import { derivedId, type Id } from "./id.ts";
import type { NewPoint } from "./pointFields.ts";
import type { Department, StaffCode } from "./rules/kinds.ts";
import type { SubmittedCall } from "./submitFollows.ts";
import { Visit } from "./visit.ts";

/** The points that a submitted call leaves open, and what a colleague has to find out after it. */
export async function pointsOf({ callback, submission, act, step }: SubmittedCall): Promise<NewPoint[]> {
  const { _id, store, customer, vehicle } = callback;
  const about = { store, customer, vehicle, callback: _id };
  const open = (submission.points ?? []).map(({ text, department, owner, promisedAt }, i) => ({
    ...{ _id: derivedId("point", act.by, i), kind: "open" as const, text, department },
    ...about,
    ...given({ owner, promisedAt }),
  }));
  const asks = step?.step === "askNumber" || (step?.step === "end" && step.follow === "askUser");
  if (!asks) return open;
  const kind = step.step === "askNumber" ? "number" : "user";
  return [
    ...open,
    {
      ...{ _id: askedPoint(act.by), kind, text: "" },
      ...about,
      ...given({ until: step.step === "askNumber" ? step.until : undefined }),
      ...(await whoKnows(callback)),
    },
  ];
}

/** The id of the point that asks for something after the attempt with that key. */
export function askedPoint(key: string): Id {
  return derivedId("point", key, "asked");
}

/** Whoever dealt with the customer: the advisor after a repair, the consultant after a delivery. */
async function whoKnows({
  store,
  visit,
  complaint,
}: Callback): Promise<{ department: Department; owner?: StaffCode }> {
  if (visit) {
    const { type, advisor, consultant } = await Visit.named(store, visit);
    return type === "delivery"
      ? { department: "sales", ...given({ owner: consultant }) }
      : { department: "service", ...given({ owner: advisor }) };
  }
  if (!complaint) return { department: "service" };
  const { department, owner } = await Complaint.named(store, complaint);
  return { department, ...given({ owner }) };
}
