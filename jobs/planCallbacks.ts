import { Store } from "../models/store.ts";
import type { Store as AnyStore } from "../models/storeFields.ts";
import type { Day } from "../models/rules/kinds.ts";
import { carryOver } from "./carryOver.ts";
import { dayToCall, dayToList } from "./dayTimes.ts";
import { type DrawnUp, drawUp } from "./plan/drawUp.ts";
import { HeldCalls } from "./plan/heldCalls.ts";
import { planVisits, type VisitsPlanned } from "./plan/planVisits.ts";

/** What planning a day did. */
export interface DayPlanned {
  day: Day;
  visits: VisitsPlanned;
  list: Omit<DrawnUp, "created">;
}

/** Draws up tomorrow's list in the night before, or today's if that was missed; once for a day. */
export async function planCallbacks(
  store: AnyStore,
  now: Date,
  signal?: AbortSignal,
): Promise<DayPlanned | null> {
  const day = dayToList(store, now);
  if (isDone(store, "planCallbacks", day)) return null;
  const planned = await planDay(store, day, now, signal);
  await Store.markDone(store._id, "planCallbacks", day);
  return planned;
}

/** Plans the calls after new visits and draws up the list of a day, today or later; doing it again changes nothing. */
export async function planDay(
  store: AnyStore,
  day: Day,
  now: Date,
  signal?: AbortSignal,
): Promise<DayPlanned> {
  const held = new HeldCalls(store, day);
  const visits = await planVisits(store, now, { held, ...(signal && { signal }) });
  if (day === dayToCall(store, now)) await carryOver(store, now);
  const { created, ...list } = await drawUp(store, day, now, { held: held.all, ...(signal && { signal }) });
  return { day, visits: { ...visits, created: visits.created + created }, list };
}

/** Whether a daily job has worked for a day or a later one. */
export function isDone({ lastDone }: AnyStore, job: string, day: Day): boolean {
  return (lastDone[job] ?? "") >= day;
}
