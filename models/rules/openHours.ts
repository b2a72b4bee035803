import { chineseDay, isPublished } from "./chineseHolidays.ts";
import { addDays, weekdayOf } from "./days.ts";
import { type Day, type Interval } from "./kinds.ts";
import { type Span, type Week } from "./week.ts";
import { zonedSpans } from "./zonedSpans.ts";

/** When a store is open for something, its calls or its office: a week in a zone, and the exceptions. */
export interface OpenHours {
  zone: string;
  week: Week;
  holidays: Holidays;
}

/** The exceptions to the week: a country's holidays and swapped days, and the store's own closed and open days. */
export interface Holidays {
  calendar: "CN" | "none";
  closed: readonly Day[];
  open: readonly Day[];
}

/** No holidays at all: the week alone decides. */
export const noHolidays: Holidays = { calendar: "none", closed: [], open: [] };

/** The open stretches of a day, in order, as instants. */
export function openSpans(day: Day, hours: OpenHours): Interval[] {
  return zonedSpans(day, wallSpans(day, hours), hours.zone);
}

/** Whether a day is open at any time. */
export function isOpenDay(day: Day, hours: OpenHours): boolean {
  return openSpans(day, hours).length > 0;
}

/** The first open day at or after a day; throws RangeError if the hours are never open. */
export function nextOpenDay(day: Day, hours: OpenHours): Day {
  const last = addDays(day, 400 + hours.holidays.closed.length);
  for (let next = day; next <= last; next = addDays(next, 1)) if (isOpenDay(next, hours)) return next;
  throw new RangeError("these hours are never open");
}

/** The day that lies so many open days after a day, itself not counted: one open day after Friday is Monday. */
export function addOpenDays(day: Day, days: number, hours: OpenHours): Day {
  let reached = day;
  for (let i = 0; i < days; i++) reached = nextOpenDay(addDays(reached, 1), hours);
  return reached;
}

/** Whether a year's holidays are known, so that nobody need be warned to list the store's own. */
export function knowsHolidays(year: number, { calendar }: Holidays): boolean {
  return calendar === "none" || isPublished(year);
}

/** What the wall clock says of a day. The store's own lists beat the country's, and closed beats open. */
function wallSpans(day: Day, { week, holidays }: OpenHours): readonly Span[] {
  const own = week[weekdayOf(day)] ?? [];
  const monday = week.mon ?? [];
  if (holidays.closed.includes(day)) return [];
  if (holidays.open.includes(day)) return own.length > 0 ? own : monday;
  const sort = holidays.calendar === "CN" ? chineseDay(day) : "ordinary";
  if (sort === "holiday") return [];
  return sort === "swapped" && monday.length > 0 ? monday : own;
}
