import { DateTime } from "luxon";
import { noHolidays, type OpenHours } from "../../../models/rules/openHours.ts";
import { parseWeek, type WeekForm } from "../../../models/rules/week.ts";

/** The zone of most tests. */
export const shanghai = "Asia/Shanghai";

/** The instant that a zone's wall clock calls by this time: `at("2026-12-01 09:30")`. */
export function at(local: string, zone = shanghai): Date {
  return DateTime.fromSQL(local, { zone }).toJSDate();
}

/** Hours from a week as people write it; without one, the default windows of a store in China. */
export function hours(
  week: WeekForm = { "mon-fri": ["09:30-11:30", "14:00-17:00"] },
  rest: Partial<OpenHours> = {},
): OpenHours {
  return { zone: shanghai, week: parseWeek(week).week, holidays: noHolidays, ...rest };
}

/** Hours that keep the Chinese calendar, with the store's own closed and open days. */
export function chineseHours(week?: WeekForm, own: { closed?: string[]; open?: string[] } = {}): OpenHours {
  return hours(week, { holidays: { calendar: "CN", closed: [], open: [], ...own } });
}
