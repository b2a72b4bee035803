import { Callback } from "../models/callback.ts";
import type { Store } from "../models/storeFields.ts";
import { dayToCall } from "./dayTimes.ts";
import { isDone } from "./planCallbacks.ts";
import { type DrawnUp, drawUp } from "./plan/drawUp.ts";
import { planVisits, type VisitsPlanned } from "./plan/planVisits.ts";

/**
 * Plans what came after the list was drawn up: a visit entered by hand, a late import, a measure that was done today.
 * Null where there was nothing.
 */
export async function planNew(
  store: Store,
  now: Date,
  signal?: AbortSignal,
): Promise<{ visits: VisitsPlanned; list: DrawnUp | null } | null> {
  const visits = await planVisits(store, now, signal && { signal });
  const day = dayToCall(store, now);
  // Before the list of that day is drawn up, nothing can be missing in it.
  const only = isDone(store, "planCallbacks", day) ? await newcomers(store._id, day) : [];
  if (visits.visits === 0 && only.length === 0) return null;
  return { visits, list: only.length > 0 ? await drawUp(store, day, now, { only }) : null };
}

/** The customers of calls in a day's list that nobody has yet. */
async function newcomers(store: string, day: string) {
  const nobodys = { assignee: { $exists: false }, lead: { $exists: false } };
  const calls = await Callback.find(
    { store, day, status: { $in: ["planned", "open"] }, ...nobodys },
    { customer: 1 },
  );
  return calls.map(({ customer }) => customer);
}
