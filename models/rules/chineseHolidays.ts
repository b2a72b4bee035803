import chineseDays from "chinese-days";
import { addDays } from "./days.ts";
import { type Day } from "./kinds.ts";
import { remembered } from "./remembered.ts";

const weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** What the Chinese calendar makes of a day: a holiday, a weekend day worked in exchange, or nothing special. */
export type ChineseDay = "holiday" | "swapped" | "ordinary";

// The statutory days since 2025 (State Council order 795) that have a fixed date; longer breaks and the
// exchanged weekends are published each November and cannot be foreseen.
const fixedDates = ["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"];

// By the lunar calendar: the first three days of the year (its eve is added below), Dragon Boat and Mid-Autumn.
const lunarDates = ["1/1", "1/2", "1/3", "5/5", "8/15"];

/**
 * The sort of a day in mainland China. A year whose arrangement is not published yet knows the statutory
 * holidays and no exchanged weekends.
 */
export function chineseDay(day: Day): ChineseDay {
  return sortOf(day);
}

/** Whether the year's holidays and exchanged weekends are known; else the operator should list his own. */
export function isPublished(year: number): boolean {
  return arrangement(`${year}-10-01`) === "holiday";
}

/** Whether a day is a holiday by law whatever the year's arrangement, by the law as it stands since 2025. */
export function isStatutory(day: Day): boolean {
  return (
    fixedDates.includes(day.slice(5)) ||
    day.slice(5) === qingming(Number(day.slice(0, 4))) ||
    lunarDates.includes(lunarDate(day)) ||
    lunarDate(addDays(day, 1)) === "1/1"
  );
}

const sortOf = remembered((day): ChineseDay => {
  if (!isPublished(Number(day.slice(0, 4)))) return isStatutory(day) ? "holiday" : "ordinary";
  return arrangement(day);
});

/** Qingming of a year of this century, month and day: 4 or 5 April (the solar terms' usual formula, to 2099). */
function qingming(year: number): string {
  const inCentury = year % 100;
  return `04-0${Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4)}`;
}

/** Month and day in the lunar calendar, as `8/15`; empty in a leap month, which repeats no holiday. */
function lunarDate(day: Day): string {
  const { lunarMon, lunarDay, isLeap } = chineseDays.getLunarDate(new Date(`${day}T12:00:00+08:00`));
  return isLeap ? "" : `${lunarMon}/${lunarDay}`;
}

/**
 * What the State Council arranged for a day. The package shifts dates by the machine's zone, but its table
 * and a bare day alike, so that they meet; a day that it merely calls by its weekday is nothing special.
 */
function arrangement(day: Day): ChineseDay {
  const { name, work } = chineseDays.getDayDetail(day);
  if (weekdayNames.includes(name)) return "ordinary";
  return work ? "swapped" : "holiday";
}
