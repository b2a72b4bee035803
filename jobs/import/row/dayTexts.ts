import type { Day } from "../../../models/rules/kinds.ts";
import { words } from "../columns/words.ts";

/** Which comes first in 12/1/2026; undefined: the column does not show it. */
export type DayOrder = "monthFirst" | "dayFirst" | undefined;

/** A day as read, and whether it could have been meant otherwise. */
export interface ReadDay {
  day: Day;
  /** Read with the month first, though nothing in the column shows that order. */
  assumed?: true;
}

/** Why a text is no day. */
export type DayFault = "import.badDate" | "import.ambiguousDate";

// Serial days in this range lie between 1954 and 2119; a smaller or larger number is something else.
const FIRST_SERIAL = 20_000;
const LAST_SERIAL = 80_000;
/** Days from Excel's day 0, 1899-12-30, to 1970-01-01. */
const SERIAL_1970 = 25_569;
/** Workbooks that count from 1904 are so many days behind. */
const SERIAL_1904 = 1_462;
/** A year of two digits is read only where this many years back leave a single meaning. */
const YEARS_BACK = 15;

/** A number as Excel keeps a day and time: the wall clock in milliseconds since 1970; null if it is none. */
export function readSerial(text: string, from1904: boolean): number | null {
  if (!/^\d{5}(?:\.\d+)?$/.test(text)) return null;
  const serial = Number(text) + (from1904 ? SERIAL_1904 : 0);
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return null;
  // A fraction of a day is never exact: the nearest second is meant.
  return Math.round((serial - SERIAL_1970) * 86_400) * 1000;
}

/** A calendar day in any of the usual writings, years of two digits as seen from `today`. */
export function readDayText(text: string, order: DayOrder, today: Day): ReadDay | DayFault {
  const plain = monthsAsNumbers(text.replace(/\s*([-/.,])\s*/g, "$1"));
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(plain);
  const yearFirst = compact ?? /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})\.?$/.exec(plain);
  if (yearFirst) return one(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!);
  const yearLast = /^(\d{1,2})([-/. ])(\d{1,2})[-/. ](\d{4})$/.exec(plain);
  if (yearLast) return yearAtEnd(yearLast, order);
  const short = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain);
  return short ? twoDigitYear(short, today) : "import.badDate";
}

/** Whether the days of a column have the month or the day first, if one of them shows it. */
export function findDayOrder(texts: Iterable<string>): DayOrder {
  for (const text of texts) {
    const [, first, second] = /^\s*(\d{1,2})[-/](\d{1,2})[-/]\d{4}/.exec(text) ?? [];
    if (Number(first) > 12) return "dayFirst";
    if (Number(second) > 12) return "monthFirst";
  }
  return undefined;
}

function yearAtEnd(
  [, a = "", separator, b = "", year = ""]: RegExpExecArray,
  order: DayOrder,
): ReadDay | DayFault {
  // 01.12.2026 is written where the day comes first.
  const dayFirst = separator === "." || order === "dayFirst" || (order === undefined && Number(a) > 12);
  const read = dayFirst ? one(year, b, a) : one(year, a, b);
  const open = !dayFirst && order === undefined && Number(a) <= 12 && Number(b) <= 12 && a !== b;
  return typeof read === "object" && open ? { ...read, assumed: true } : read;
}

function twoDigitYear([, a = "", b = "", c = ""]: RegExpExecArray, today: Day): ReadDay | DayFault {
  const year = Number(today.slice(0, 4));
  const readings = [one(`20${pad(a)}`, b, c), one(`20${pad(c)}`, a, b), one(`20${pad(c)}`, b, a)];
  const days = readings
    .flatMap((read) => (typeof read === "object" ? [read.day] : []))
    .filter((day) => day <= today && Number(day.slice(0, 4)) >= year - YEARS_BACK);
  const [day, ...others] = new Set(days);
  if (day === undefined) return "import.badDate";
  return others.length === 0 ? { day } : "import.ambiguousDate";
}

function one(year: string, month: string, day: string): ReadDay | "import.badDate" {
  // Asked of every row: a calendar library takes ten times as long to say the same.
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (at.getUTCMonth() !== Number(month) - 1 || at.getUTCDate() !== Number(day)) return "import.badDate";
  return { day: `${year}-${pad(month)}-${pad(day)}` };
}

const pad = (digits: string) => digits.padStart(2, "0");

const DAY_MONTH = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th)?[-,. /]*(${words.times.months.join("|")})\\.?[-,. /]*(\\d{4})$`,
);
const MONTH_DAY = new RegExp(
  `^(${words.times.months.join("|")})\\.?[-,. /]*(\\d{1,2})(?:st|nd|rd|th)?[-,. /]+(\\d{4})$`,
);

/** 1-Dec-2026 and December 1, 2026, as 2026-12-1. */
function monthsAsNumbers(text: string): string {
  const [, dayA, monthA, yearA] = DAY_MONTH.exec(text) ?? [];
  if (monthA) return `${yearA}-${monthNumber(monthA)}-${dayA}`;
  const [, monthB, dayB, yearB] = MONTH_DAY.exec(text) ?? [];
  return monthB ? `${yearB}-${monthNumber(monthB)}-${dayB}` : text;
}

function monthNumber(name: string): number {
  return words.times.months.findIndex((pattern) => new RegExp(`^(?:${pattern})$`).test(name)) + 1;
}
