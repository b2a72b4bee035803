import { addDays, dayStart } from "../models/rules/days.ts";
import type { Day } from "../models/rules/kinds.ts";
import { openSpans } from "../models/rules/openHours.ts";
import { zonedSpans } from "../models/rules/zonedSpans.ts";
import type { Store } from "../models/storeFields.ts";

const MINUTE_MS = 60_000;
// Early enough to read the list before the first call.
const POST_BEFORE_MS = 30 * MINUTE_MS;
// Forms that were begun in the last window are submitted by then.
const CLOSE_AFTER_MS = 60 * MINUTE_MS;
// Unless the store's windows ask for another time: 08:30 to 18:30.
const WORKING_DAY = { from: 8 * 60 + 30, to: 18 * 60 + 30 };
const LIST_MINUTE = 21 * 60;

/** When a store's day of calls begins, ends, and makes room for the next one. */
export interface DayTimes {
  /** The day's card and the first tasks are posted. */
  posts: Date;
  /** The day's sheet is posted; what is left goes to the next working day. */
  closes: Date;
  /** The next day's list is drawn up, the night before the calls [002]. */
  lists: Date;
}

/** The times of one day in the store's zone. */
export function dayTimes(store: Pick<Store, "timezone" | "callHours">, day: Day): DayTimes {
  const spans = openSpans(day, store.callHours());
  const wall = (minute: number): number =>
    +zonedSpans(day, [{ from: minute, to: 24 * 60 }], store.timezone)[0]!.from;
  const first = spans[0] ? +spans[0].from - POST_BEFORE_MS : Infinity;
  const last = spans.length > 0 ? +spans.at(-1)!.to + CLOSE_AFTER_MS : 0;
  const end = +dayStart(addDays(day, 1), store.timezone) - MINUTE_MS;
  const closes = Math.min(Math.max(wall(WORKING_DAY.to), last), end);
  return {
    posts: new Date(Math.min(wall(WORKING_DAY.from), first)),
    closes: new Date(closes),
    lists: new Date(Math.max(wall(LIST_MINUTE), closes)),
  };
}

/** The day whose list is wanted at a moment: today's, or in the night tomorrow's. */
export function dayToList(store: Store, now: Date): Day {
  const today = store.today(now);
  return now >= dayTimes(store, today).lists ? addDays(today, 1) : today;
}

/** The first day on which a call can still be made: today, or once the day is closed tomorrow. */
export function dayToCall(store: Store, now: Date): Day {
  const today = store.today(now);
  return now >= dayTimes(store, today).closes ? addDays(today, 1) : today;
}
