import type { Act } from "./act.ts";
import type { AfterAttempt, AttemptFields, Callback } from "./callbackFields.ts";
import type { Follow, FollowUp } from "./followFields.ts";
import { outcomes } from "./rules/outcomes.ts";
import type { NextStep } from "./rules/retry.ts";
import { complaintsOf } from "./submitComplaints.ts";
import type { Submission } from "./submitFields.ts";
import { pointsOf } from "./submitPoints.ts";

/** A submitted call, and what the rules say of it. */
export interface SubmittedCall {
  callback: Callback;
  submission: Submission;
  act: Act;
  attempt: AttemptFields;
  /** What complaints of this call are unique by. */
  cause: string;
  /** Of an attempt that counts: what becomes of the callback. */
  next?: AfterAttempt;
  step?: NextStep;
  /** Somebody else's word counts for the callback itself. */
  late?: boolean;
}

/** All that must follow a submitted call in other nouns; it may break off after any of them and be done again. */
export async function followsOf(call: SubmittedCall): Promise<Follow[]> {
  const { callback, submission, act, late } = call;
  const { customer } = callback;
  const { outcome, settled = [], verified = [], reason = "" } = submission;
  const follow = followsAfter(act);
  const loops = await loopsOf(call);
  return [
    ...(late ? [] : onCallbacks(call)),
    ...(await complaintsOf(call)).map((complaint) =>
      follow(`complaint-${complaint.department}`, { kind: "complaint", complaint }),
    ),
    ...verified.map(({ complaint, satisfied, words }) =>
      follow(`verified-${String(complaint)}`, {
        ...{ kind: "verified", complaint, satisfied, words },
        loop: loops.get(String(complaint)) ?? 0,
      }),
    ),
    ...(await pointsOf(call)).map((point) => follow(`point-${String(point._id)}`, { kind: "point", point })),
    ...settled.map((settlement) =>
      follow(`settle-${String(settlement.point)}`, { kind: "settle", settlement }),
    ),
    ...(outcomes[outcome].reached ? [follow("spoke", { kind: "spoke", customer })] : []),
    // Last, since it ends whatever else was to be called.
    ...(outcome === "refusedHard" ? [follow("stopCalling", { kind: "stopCalling", customer, reason })] : []),
  ];
}

/** The lead and those that joined it are done with the conversation, or tried together. */
function onCallbacks({ callback, submission, act, attempt, next }: SubmittedCall): Follow[] {
  const { _id: lead, also } = callback;
  const follow = followsAfter(act);
  if (submission.outcome === "completed") {
    return [lead, ...also].map((one) =>
      follow(`complete-${String(one)}`, { kind: "complete", callback: one, lead, attempt }),
    );
  }
  if (!next) return [];
  return also.map((one) =>
    follow(`attempt-${String(one)}`, { kind: "attempt", callback: one, attempt, next }),
  );
}

/** In which loop each complaint on the agenda is asked about. */
async function loopsOf({ callback, submission }: SubmittedCall): Promise<Map<string, number>> {
  if (!submission.verified?.length) return new Map();
  return new Map(
    (await callback.agenda()).map(({ complaint, occurrence }) => [String(complaint), occurrence]),
  );
}

type Told = Follow extends infer One ? (One extends Follow ? Omit<One, keyof FollowUp> : never) : never;

function followsAfter({ by, at, person }: Act): (name: string, told: Told) => Follow {
  return (name, told) => ({ id: `${by}#${name}`, at, person, ...told });
}
