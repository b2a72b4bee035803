import { DateTime } from "luxon";
import type { Day } from "../../models/rules/kinds.ts";

/** A moment as a form writes it, in the store's zone: `2026-12-01T14:30`. */
export function wallTime(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).toISO({ includeOffset: false, precision: "minute" })!;
}

/** The moment that a form's text means in a zone; null where it means none. */
export function readWallTime(text: unknown, zone: string): Date | null {
  if (typeof text !== "string" || !/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return null;
  const read = DateTime.fromISO(text, { zone });
  return read.isValid ? read.toJSDate() : null;
}

/** The end of a calendar day in a zone: its last minute. */
export function endOfDay(day: Day, zone: string): Date {
  return DateTime.fromISO(`${day}T23:59`, { zone }).toJSDate();
}
