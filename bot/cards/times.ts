import { DateTime, type DateTimeFormatOptions } from "luxon";
import { dayOf } from "../../models/rules/days.ts";
import type { Day } from "../../models/rules/kinds.ts";
import type { Reader } from "./reader.ts";

const CLOCK: DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const DATE: DateTimeFormatOptions = { month: "short", day: "numeric" };

/** A moment as people of the store write it: the time alone on the day of `now`, with its date on any other. */
export function timeText(at: Date, reader: Reader, now?: Date): string {
  const sameDay = now !== undefined && dayOf(at, reader.zone) === dayOf(now, reader.zone);
  return local(at, reader).toLocaleString(sameDay ? CLOCK : { ...DATE, ...CLOCK });
}

/** The time of day alone. */
export function clockText(at: Date, reader: Reader): string {
  return local(at, reader).toLocaleString(CLOCK);
}

/** A calendar day with its weekday. */
export function dayText(day: Day, { locale }: Pick<Reader, "locale">): string {
  return calendarDay(day, locale).toLocaleString({ ...DATE, weekday: "short" });
}

/** A calendar day without its weekday. */
export function dateText(day: Day, { locale }: Pick<Reader, "locale">): string {
  return calendarDay(day, locale).toLocaleString(DATE);
}

/** A stretch of one day: its date where it is not that of `now`, and both times. */
export function spanText({ from, to }: { from: Date; to?: Date }, reader: Reader, now?: Date): string {
  const start = timeText(from, reader, now);
  return to ? `${start}–${clockText(to, reader)}` : start;
}

const local = (at: Date, { locale, zone }: Reader): DateTime =>
  DateTime.fromJSDate(at, { zone }).setLocale(locale);

const calendarDay = (day: Day, locale: string): DateTime =>
  DateTime.fromISO(day, { zone: "utc" }).setLocale(locale);
