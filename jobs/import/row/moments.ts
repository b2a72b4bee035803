import { DateTime } from "luxon";
import { dayOf } from "../../../models/rules/days.ts";
import type { Day } from "../../../models/rules/kinds.ts";
import { words } from "../columns/words.ts";
import { type DayFault, type DayOrder, readDayText, type ReadDay, readSerial } from "./dayTexts.ts";

/** What a column's dates are read with. */
export interface DateReading {
  zone: string;
  from1904: boolean;
  order: DayOrder;
  /** The day of the import: what lies after it cannot have happened. */
  today: Day;
}

/** A moment as read; `timed` where the text names more than the day. */
export interface Moment extends ReadDay {
  at: Date;
  timed: boolean;
}

/** A time of day in seconds since midnight. */
export interface ClockTime {
  seconds: number;
}

const DAY_SECONDS = 86_400;

/**
 * A date, with or without time, or a time alone, in any of the usual writings: on the store's wall clock unless
 * it names an offset of its own.
 */
export function readMoment(text: string, reading: DateReading): Moment | ClockTime | DayFault {
  const plain = fold(text);
  const offset = /^(\d{4}-\d\d-\d\d)[t ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(z|[+-]\d\d:?\d\d)$/.exec(plain);
  if (offset) return absolute(plain, reading);
  const serial = readSerial(plain, reading.from1904);
  if (serial !== null)
    return onWallClock(new Date(serial).toISOString().slice(0, 10), (serial / 1000) % DAY_SECONDS, reading);
  const compact = /^(\d{8})(\d\d)(\d\d)(\d\d)?$/.exec(plain);
  if (compact) return dated({ day: compact[1]!, time: compact.slice(2).filter(Boolean).join(":") }, reading);
  const parts = splitTime(plain);
  if (!parts) return "import.badDate";
  return parts.day === "" ? clockOf(parts.time) : dated(parts, reading);
}

/** A day without time of day, such as a birthday; a time beside it is left out. */
export function readDay(text: string, reading: DateReading): ReadDay | DayFault {
  const read = readMoment(text, reading);
  if (typeof read === "string") return read;
  return "day" in read ? { day: read.day, ...(read.assumed && { assumed: true }) } : "import.badDate";
}

/** A day and a time of day that stand in two columns. */
export function withClock(moment: Moment, { seconds }: ClockTime, reading: DateReading): Moment {
  return { ...moment, ...onWallClock(moment.day, seconds, reading) };
}

function dated({ day, time }: { day: string; time: string }, reading: DateReading): Moment | DayFault {
  const read = readDayText(day, reading.order, reading.today);
  if (typeof read === "string") return read;
  if (time === "") return { ...read, ...onWallClock(read.day, 0, reading), timed: false };
  const clock = clockOf(time);
  return typeof clock === "string" ? clock : { ...read, ...onWallClock(read.day, clock.seconds, reading) };
}

function clockOf(time: string): ClockTime | "import.badDate" {
  const [, hourText, minute = "0", second = "0", half] =
    /^(\d{1,2})(?::(\d{1,2}))?(?::(\d{1,2})(?:[.,]\d+)?)?(?: ?(am|pm))?$/.exec(time) ?? [];
  if (hourText === undefined) return "import.badDate";
  const hour = half ? (Number(hourText) % 12) + (half === "pm" ? 12 : 0) : Number(hourText);
  // "14:30 pm" and "0:30 pm" are written, and mean what the clock shows.
  const shown = half && Number(hourText) > 12 ? Number(hourText) : hour;
  const seconds = shown * 3600 + Number(minute) * 60 + Number(second);
  return Number(minute) < 60 && Number(second) < 60 && seconds <= DAY_SECONDS
    ? { seconds }
    : "import.badDate";
}

function absolute(text: string, { zone }: DateReading): Moment | "import.badDate" {
  const at = DateTime.fromISO(text.replace(" ", "T").toUpperCase());
  return at.isValid ? { at: at.toJSDate(), day: dayOf(at.toJSDate(), zone), timed: true } : "import.badDate";
}

function onWallClock(day: Day, seconds: number, { zone }: DateReading): Moment {
  const { start, regular } = dayInZone(day, zone);
  if (regular) return { day, at: new Date(start + seconds * 1000), timed: seconds > 0 };
  const at = DateTime.fromISO(day, { zone }).set({
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
  });
  return { day, at: at.toJSDate(), timed: seconds > 0 };
}

// Asking for a zone's offset is slow, and a file names the same days again and again.
const knownDays = new Map<string, { start: number; regular: boolean }>();
const MOST_KNOWN_DAYS = 5_000;

/** When a day begins, and whether it has its 24 hours: two days a year do not where clocks are changed. */
function dayInZone(day: Day, zone: string): { start: number; regular: boolean } {
  const key = `${zone} ${day}`;
  const known = knownDays.get(key);
  if (known) return known;
  const midnight = DateTime.fromISO(day, { zone });
  const start = midnight.toMillis();
  const found = { start, regular: midnight.plus({ days: 1 }).toMillis() - start === DAY_SECONDS * 1000 };
  if (knownDays.size >= MOST_KNOWN_DAYS) knownDays.clear();
  knownDays.set(key, found);
  return found;
}

const { times } = words;
const anyOf = (list: readonly string[]) => list.map((word) => word.replaceAll(".", "\\.")).join("|");
const WEEKDAYS = new RegExp(`(?<![a-z])(?:${times.weekdays.join("|")})`, "g");
const HALVES = new RegExp(`(?<![a-z])(?:(${anyOf(times.am)})|(${anyOf(times.pm)}))(?![a-z])`);
const SIGNS: [RegExp, string][] = [
  [new RegExp(`\\s*(?:${anyOf([...times.year, ...times.month])})\\s*`, "g"), "-"],
  [new RegExp(`\\s*(?:${anyOf(times.day)})\\s*`, "g"), " "],
  [new RegExp(`\\s*(?:${anyOf([...times.hour, ...times.minute])})\\s*`, "g"), ":"],
  [new RegExp(`\\s*(?:${anyOf(times.second)})\\s*`, "g"), " "],
];

/** A date's text in half-width letters, with the signs of the one usual writing. */
function fold(text: string): string {
  let plain = text.normalize("NFKC").toLowerCase().replace(WEEKDAYS, " ");
  const half = HALVES.exec(plain);
  plain = plain.replace(HALVES, " ");
  for (const [word, sign] of SIGNS) plain = plain.replace(word, sign);
  plain = plain
    .replace(/(\d)t(\d)/, "$1 $2")
    .replace(/\s*:\s*/g, ":")
    .replace(/(:\d{1,2}):(?=\s|$)/g, "$1")
    .replace(/:(?=\s|$)/g, ":00")
    .replace(/\s+/g, " ")
    .replace(/^[ ,]+|[ ,]+$/g, "");
  return half ? `${plain} ${half[1] ? "am" : "pm"}` : plain;
}

/** A folded text's day and its time of day; either may be missing. */
function splitTime(text: string): { day: string; time: string } | undefined {
  const [, day, time] =
    /^(.*?)[ ,]*\b(\d{1,2}(?::\d{1,2}){1,2}(?:[.,]\d+)?(?: ?[ap]m)?|\d{1,2} ?[ap]m)$/.exec(text) ?? [];
  if (time !== undefined) return { day: day!.trim(), time };
  return text === "" ? undefined : { day: text, time: "" };
}
