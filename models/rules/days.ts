import { DateTime } from "luxon";
import { type Day } from "./kinds.ts";
import { remembered } from "./remembered.ts";
import { type Weekday, weekdays } from "./week.ts";

const DAY_MS = 86_400_000;

/** The calendar day of an instant in a zone; throws RangeError for an unknown zone or an invalid date. */
export function dayOf(at: Date, zone: string): Day {
  const utc = at.toISOString().slice(0, 10);
  if (isWithin(at, utc, zone)) return utc;
  // No zone is a whole day before or behind the clock without a zone.
  const other = [addDays(utc, 1), addDays(utc, -1)].find((day) => isWithin(at, day, zone));
  return other ?? localTime(at, zone).toISODate();
}

/** The wall clock of a zone at an instant; throws RangeError for an unknown zone or an invalid date. */
export function localTime(at: Date, zone: string): DateTime<true> {
  const local = DateTime.fromJSDate(at, { zone });
  if (!local.isValid) throw new RangeError(`no such time: ${local.invalidExplanation ?? zone}`);
  return local;
}

/** The instant at which a day begins in a zone; throws RangeError for an unknown zone or no day. */
export function dayStart(day: Day, zone: string): Date {
  return new Date(spanIn(`${day} ${zone}`).from);
}

/** The day so many calendar days later, or earlier for a negative number. */
export function addDays(day: Day, days: number): Day {
  return new Date(midnight(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many calendar days lie from one day to the other; negative if the other comes first. */
export function daysBetween(from: Day, to: Day): number {
  return (midnight(to) - midnight(from)) / DAY_MS;
}

/** The weekday of a calendar day. */
export function weekdayOf(day: Day): Weekday {
  const fromSunday = new Date(midnight(day)).getUTCDay();
  return weekdays[(fromSunday + 6) % 7]!;
}

/** Whether a text names a day that exists: `2026-02-29` does not. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
  // The 31st of a shorter month is read as a day of the next one.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** The later of two days. */
export function laterDay(a: Day, b: Day): Day {
  return a > b ? a : b;
}

/** The day's midnight on a clock without a zone, in milliseconds; throws RangeError for no day. */
export function midnight(day: Day): number {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(at)) throw new RangeError(`no such day: ${day}`);
  return at;
}

function isWithin(at: Date, day: Day, zone: string): boolean {
  const { from, to } = spanIn(`${day} ${zone}`);
  return from <= +at && +at < to;
}

// A night's list asks for the same day thousands of times, and a zone's clock is slow to ask.
const spanIn = remembered((dayAndZone): { from: number; to: number } => {
  const [day = "", zone] = dayAndZone.split(" ");
  const start = DateTime.fromISO(day, { zone }).startOf("day");
  if (!start.isValid) throw new RangeError(`no such day: ${day} in ${zone}`);
  const from = start.toMillis();
  // A day that a zone has left out begins where the next one does, and has no end of its own.
  return { from, to: start.toISODate() === day ? start.plus({ days: 1 }).startOf("day").toMillis() : from };
});
