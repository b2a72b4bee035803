import { Callback } from "../models/callback.ts";
import { Day } from "../models/day.ts";
import type { Day as CalendarDay } from "../models/rules/kinds.ts";
import { isOpenDay } from "../models/rules/openHours.ts";
import { Store } from "../models/store.ts";
import type { Store as AnyStore } from "../models/storeFields.ts";
import { dayTimes } from "./dayTimes.ts";
import { isDone, planDay } from "./planCallbacks.ts";
import { postTasks } from "./postTasks.ts";

/** What was posted in the morning. */
export interface DayPosted {
  day: CalendarDay;
  tasks: number;
}

/**
 * Posts today's card and the first five tasks of each caller, once a day and only while it is that day: one that was
 * slept through is not posted afterwards. A closed day has a card only if somebody wants to be called on it.
 */
export async function postDay(store: AnyStore, now: Date): Promise<DayPosted | null> {
  const today = store.today(now);
  const { posts, closes } = dayTimes(store, today);
  if (now < posts || now >= closes || isDone(store, "postDay", today)) return null;
  if (!isDone(store, "planCallbacks", today)) {
    await planDay(store, today, now);
    await Store.markDone(store._id, "planCallbacks", today);
  }
  if (!isOpenDay(today, store.callHours()) && !(await hasCalls(store._id, today))) return null;
  await Day.post(store._id, today, { by: `postDay:${today}`, at: now });
  const { posted } = await postTasks(store, now);
  await Store.markDone(store._id, "postDay", today);
  return { day: today, tasks: posted };
}

async function hasCalls(store: string, day: CalendarDay): Promise<boolean> {
  return (await Callback.onDay(store, day)).some(({ status }) => status !== "done");
}
