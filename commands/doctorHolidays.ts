import type { TextParams } from "../locales/index.ts";
import type { Context } from "./context.ts";

/** Far enough ahead to list days before the first call of the new year is planned. */
const AHEAD_DAYS = 30;

/**
 * The stores whose country's holidays are not known for the year that lies a month ahead and that list none of their
 * own for it, by year; none where the database, of which another check tells, does not answer.
 */
export async function unknownHolidays(context: Context, now: Date): Promise<TextParams[]> {
  try {
    return await context.withDatabase(async () => {
      const { Store } = await import("../models/store.ts");
      const { addDays, dayOf } = await import("../models/rules/days.ts");
      const { knowsHolidays } = await import("../models/rules/openHours.ts");
      return (await Store.all()).flatMap(({ _id: store, timezone, holidays }) => {
        const year = Number(addDays(dayOf(now, timezone), AHEAD_DAYS).slice(0, 4));
        const own = [...holidays.closed, ...holidays.open].some((day) => day.startsWith(`${year}-`));
        return own || knowsHolidays(year, holidays) ? [] : [{ store, year }];
      });
    });
  } catch {
    return [];
  }
}
