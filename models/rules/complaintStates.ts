/** Where a complaint stands on its way to the customer's word [004]. */
export type ComplaintState =
  "open" | "acknowledged" | "planned" | "informed" | "done" | "verifying" | "reopened" | "closed";

const beforeVerifying = ["open", "acknowledged", "planned", "informed", "done", "reopened"] as const;
const notClosed = [...beforeVerifying, "verifying"] as const;

/**
 * What may be done with a complaint, from which states, and where it leads; null stays where it is. Who may
 * do it stands in the permissions; the last word is the customer's, or the GM's with his reason.
 */
export const complaintActs = {
  acknowledge: { from: ["open"], to: "acknowledged" },
  plan: { from: ["acknowledged", "reopened"], to: "planned" },
  tellCustomer: { from: ["planned"], to: "informed" },
  measureDone: { from: ["informed"], to: "done" },
  /** The verification callback is made. */
  verify: { from: ["done"], to: "verifying" },
  satisfied: { from: ["verifying"], to: "closed" },
  /** He is not satisfied: one loop more. */
  notSatisfied: { from: ["verifying"], to: "reopened" },
  /** Nobody was reached, or he wants no calls: the GM is asked. */
  unverified: { from: ["verifying"], to: null },
  closeWithoutCustomer: { from: notClosed, to: "closed" },
  handOver: { from: notClosed, to: null },
  promise: { from: notClosed, to: null },
  setLevel: { from: notClosed, to: null },
  askCompensation: { from: notClosed, to: null },
  /** More time for what was planned. */
  extend: { from: ["planned", "informed", "done", "verifying"], to: null },
} as const satisfies Record<string, { from: readonly ComplaintState[]; to: ComplaintState | null }>;

/** Something that may be done with a complaint. */
export type ComplaintAct = keyof typeof complaintActs;

/** Whether that may be done in that state. */
export function mayAct(act: ComplaintAct, state: ComplaintState): boolean {
  const from: readonly ComplaintState[] = complaintActs[act].from;
  return from.includes(state);
}

/** All that may be done in a state. */
export function actsIn(state: ComplaintState): ComplaintAct[] {
  return Object.keys(complaintActs)
    .filter(isComplaintAct)
    .filter((act) => mayAct(act, state));
}

/** Whether a text names something that may be done with a complaint. */
export function isComplaintAct(name: string): name is ComplaintAct {
  return Object.hasOwn(complaintActs, name);
}

/** Where a complaint stands after an act, and in which loop; null if the act is not for its state. */
export function afterAct(
  act: ComplaintAct,
  { state, loop }: { state: ComplaintState; loop: number },
): { state: ComplaintState; loop: number } | null {
  if (!mayAct(act, state)) return null;
  return { state: complaintActs[act].to ?? state, loop: act === "notSatisfied" ? loop + 1 : loop };
}
