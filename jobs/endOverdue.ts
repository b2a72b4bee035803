import { Callback } from "../models/callback.ts";
import type { Callback as Call } from "../models/callbackFields.ts";
import { finishFollows } from "../models/follow.ts";
import type { Day } from "../models/rules/kinds.ts";
import { endOfTime } from "../models/rules/lastDay.ts";
import type { FinalOutcome } from "../models/rules/outcomes.ts";
import { timedCall } from "./callTiming.ts";
import { deedFor } from "./deedFor.ts";
import { joinedCalls, leaveConversation } from "./leaveConversation.ts";
import { unlessChanged } from "./unlessChanged.ts";

/** Ends a callback whose last day lies before `day`; false where it is still in time or somebody has it. */
export async function endOverdue(callback: Call, day: Day, zone: string, now: Date): Promise<boolean> {
  if (callback.waitingFor) return false;
  const outcome = endOfTime(timedCall(callback, zone), day);
  if (!outcome) return false;
  for (const joined of await joinedCalls(callback)) {
    // What joined it may have more time than the call it joined.
    if (!endOfTime(timedCall(joined, zone), day)) {
      await leaveConversation(joined, now);
    }
  }
  return endCall(await Callback.named(callback.store, callback._id), outcome, now);
}

/** Ends a callback by a rule, alone or with those that joined it; false where that is not possible any more. */
export async function endCall(callback: Call, outcome: FinalOutcome, now: Date): Promise<boolean> {
  const { lead } = callback;
  const alone = lead ? await leaveConversation(callback, now) : callback;
  const ended = alone && (await unlessChanged(alone.end(deedFor(`end-${outcome}`, alone, now), outcome)));
  if (ended) await finishFollows(ended);
  return ended !== null;
}
