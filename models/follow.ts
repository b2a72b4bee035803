import { AppError } from "../locales/appError.ts";
import { Callback } from "./callback.ts";
import { Complaint } from "./complaint.ts";
import { Customer } from "./customer.ts";
import type { Commit, Follow } from "./followFields.ts";
import type { Id } from "./id.ts";
import type { Stored } from "./noun.ts";
import { Point } from "./point.ts";

/** A commit point as the database gave it. */
export type CommitPoint = Commit & { stored: Stored<Commit> };

/**
 * Does all that must follow a commit point. Every follow is an upsert or a guarded update under a key derived from the
 * commit point's, and the list is emptied last: after a crash it is all done again and changes nothing twice.
 */
export async function finishFollows(commit: CommitPoint): Promise<void> {
  if (!commit.pending) return;
  for (const follow of commit.follows) await perform(commit, follow);
  // What was added meanwhile stays, and with it the mark.
  const done = commit.follows.map(({ id }) => id);
  const { _id, stored } = commit;
  await stored.updateOne({ _id }, { $pull: { follows: { id: { $in: done } } } });
  await stored.updateOne({ _id, "follows.0": { $exists: false } }, { $unset: { pending: 1 } });
}

async function perform(commit: CommitPoint, follow: Follow): Promise<void> {
  const { store } = commit;
  const { at, person = "" } = follow;
  const act = { by: follow.id, at, person };
  switch (follow.kind) {
    case "complete":
    case "attempt":
    case "end":
      return performOnCallback(commit, follow);
    case "left":
      await (await Callback.named(store, follow.lead)).parted({ by: follow.id, at }, commit._id);
      return;
    case "complaint":
      await Complaint.raise(follow.complaint, act);
      return;
    case "verified": {
      const complaint = await (await Complaint.named(store, follow.complaint)).finish();
      await unlessPast(complaint.verified(act, follow), () => complaint.heard(act, follow));
      return;
    }
    case "unverified": {
      const complaint = await (await Complaint.named(store, follow.complaint)).finish();
      await unlessPast(complaint.unreached(act, follow.loop, follow.outcome));
      return;
    }
    case "point":
      await Point.raise(follow.point, act);
      return;
    case "settle": {
      const { state, text } = follow.settlement;
      const point = await Point.named(store, follow.settlement.point);
      await unlessPast(state === "settled" ? point.settle(act, text) : point.reopen(act, text));
      return;
    }
    case "spoke":
      return Customer.spoke(store, follow.customer, at);
    case "stopCalling":
      return stopCalling(store, follow);
  }
}

/** A callback goes where its lead goes, as long as it is part of that conversation. */
async function performOnCallback(
  { _id, store }: CommitPoint,
  follow: Follow & { kind: "complete" | "attempt" | "end" },
): Promise<void> {
  const { id, at, person = "" } = follow;
  const callback = await Callback.named(store, follow.callback);
  const lead = follow.kind === "complete" ? follow.lead : _id;
  if (!sameId(callback._id, lead) && !(callback.lead && sameId(callback.lead, lead))) return;
  const act = { by: id, at, person };
  await unlessPast(
    follow.kind === "complete"
      ? callback.complete(act, follow.attempt)
      : follow.kind === "attempt"
        ? callback.attempted(act, follow.attempt, follow.next, [])
        : callback.end({ by: id, at }, follow.outcome),
  );
  // A joined verification may have something to say to its complaint.
  await finishFollows(await Callback.named(store, callback._id));
}

/** His number is marked first, so that nothing new is planned; then whatever was still to be called ends. */
async function stopCalling(store: string, follow: Follow & { kind: "stopCalling" }): Promise<void> {
  const { id: by, at, person = "", customer, reason } = follow;
  await (await Customer.named(store, customer)).stopCalling({ by, at, person }, reason);
  for (const callback of await Callback.openOf(store, customer)) {
    await unlessPast(callback.end({ by, at }, "refusedHard"));
    await finishFollows(await Callback.named(store, callback._id));
  }
}

/** Does it unless its time is over: then what was said is kept, if there is a place for it. */
async function unlessPast<T>(step: Promise<T>, instead?: () => Promise<T>): Promise<void> {
  try {
    await step;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await instead?.();
  }
}

const sameId = (one: Id, other: Id): boolean => String(one) === String(other);
