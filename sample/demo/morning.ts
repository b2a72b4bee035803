import { dayOf, dayStart } from "../../models/rules/days.ts";
import { nextOpenDay, noHolidays, type OpenHours } from "../../models/rules/openHours.ts";
import { defaultCallWeek, parseWeek } from "../../models/rules/week.ts";
import { dealership } from "../dealership.ts";

const MORNING_MS = (9 * 60 + 25) * 60_000;

/** When a demo begins: at 09:25 of today, or of the next day on which customers are called. */
export function demoMorning(now: Date): Date {
  const { timezone: zone, windows = defaultCallWeek, holidays } = dealership;
  const hours: OpenHours = {
    zone,
    week: parseWeek(windows).week,
    holidays: { ...noHolidays, ...holidays },
  };
  return new Date(+dayStart(nextOpenDay(dayOf(now, zone), hours), zone) + MORNING_MS);
}
