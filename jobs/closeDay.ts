import { Day } from "../models/day.ts";
import { Notice } from "../models/notice.ts";
import type { Day as CalendarDay } from "../models/rules/kinds.ts";
import { Store } from "../models/store.ts";
import type { Store as AnyStore } from "../models/storeFields.ts";
import { callbackPlaces } from "./callbackPlaces.ts";
import { carryOver, type CarriedOver } from "./carryOver.ts";
import { type DaySheet, daySheet } from "./daySheet.ts";
import { dayTimes } from "./dayTimes.ts";

/** A day that was closed. */
export interface DayClosed extends CarriedOver {
  day: CalendarDay;
  sheet: DaySheet;
}

/**
 * Closes the days whose time is over: posts the sheet, moves on what is left, and lets the day's card show its last
 * state. A day that was never posted has no sheet, so that a stop of several days posts none afterwards.
 */
export async function closeDay(store: AnyStore, now: Date): Promise<DayClosed[]> {
  const closed: DayClosed[] = [];
  for (const { day } of await Day.unclosed(store._id)) {
    if (now < dayTimes(store, day).closes) continue;
    // Before anything moves: said once, so that a second try after a crash posts what the first one counted.
    const sheet = await daySheet(store, day, now);
    for (const place of callbackPlaces(store)) {
      const content = JSON.stringify(sheet);
      await Notice.say({ store: store._id, cause: `sheet:${day}`, place, content, at: now });
    }
    const carried = await carryOver(store, now);
    await Day.close(store._id, day, { by: `closeDay:${day}`, at: now });
    await Store.markDone(store._id, "closeDay", day);
    closed.push({ day, sheet, ...carried });
  }
  return closed;
}
