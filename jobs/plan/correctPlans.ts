import type { Callback as Call, NewCallback } from "../../models/callbackFields.ts";
import { dayOf } from "../../models/rules/days.ts";
import { rowOf } from "../../models/rules/followUpRows.ts";
import type { Store } from "../../models/storeFields.ts";
import { deedFor } from "../deedFor.ts";
import { endCall } from "../endOverdue.ts";
import { joinedCalls, leaveConversation } from "../leaveConversation.ts";
import { unlessChanged } from "../unlessChanged.ts";
import { type VisitPlan, whomToCall } from "./visitPlans.ts";

/** What a changed visit did to the calls that were planned before. */
export interface Corrected {
  replanned: number;
  withdrawn: number;
}

/**
 * Corrects the calls of a visit that changed, as long as nobody has tried them: whom, about which car, and if it was
 * handed back on another day also when. A call that is not wanted any more is withdrawn, as if never planned.
 */
export async function correctPlans(
  store: Store,
  plan: VisitPlan,
  existing: readonly Call[],
  now: Date,
): Promise<Corrected> {
  const result: Corrected = { replanned: 0, withdrawn: 0 };
  for (const callback of existing) {
    const { status, attempts } = callback;
    if ((status !== "planned" && status !== "open") || attempts.length > 0) continue;
    const wanted = wantedOf(callback, plan, store.timezone);
    if (!wanted) {
      if (await endCall(callback, "ineligible", now)) result.withdrawn += 1;
    } else if (differs(callback, wanted)) {
      const alone = await byItself(callback, now);
      if (alone && (await unlessChanged(alone.replan(deedFor("replan", alone, now), wanted))))
        result.replanned += 1;
    }
  }
  return result;
}

/** The callback as it should be; null where none is wanted. */
function wantedOf(callback: Call, { visit, callbacks, nobody }: VisitPlan, zone: string): NewCallback | null {
  const customer = whomToCall(visit);
  if (nobody || !customer) return null;
  const planned = callbacks.find(({ kind }) => kind === callback.kind);
  if (dayOf(callback.handedOverAt, zone) !== dayOf(visit.at, zone)) return planned ?? null;
  // Handed back on the same day: a call that is already due is not put off because of what else has changed.
  const { store, kind, occurrence, listDay, dueDay, latestDay, retryUntil, late, clerksFrom } = callback;
  return {
    ...{ store, kind, occurrence, listDay, dueDay, latestDay, retryUntil },
    ...(late && { late }),
    ...(clerksFrom !== undefined && { clerksFrom }),
    cause: { type: "visit", id: String(visit._id) },
    questionnaire: rowOf(kind).questionnaire,
    topics: planned?.topics ?? callback.topics,
    customer,
    vehicle: visit.vehicle,
    visit: visit._id,
    handedOverAt: visit.at,
  };
}

function differs(callback: Call, wanted: NewCallback): boolean {
  return (
    !callback.customer.equals(wanted.customer) ||
    !callback.vehicle.equals(wanted.vehicle) ||
    +callback.handedOverAt !== +wanted.handedOverAt ||
    callback.dueDay !== wanted.dueDay ||
    callback.topics.join() !== wanted.topics.join()
  );
}

/** Out of the conversation it is part of: the corrected one may be with somebody else, on another day. */
async function byItself(callback: Call, now: Date): Promise<Call | null> {
  for (const joined of await joinedCalls(callback)) await leaveConversation(joined, now);
  if (!callback.lead) return callback;
  return leaveConversation(callback, now);
}
