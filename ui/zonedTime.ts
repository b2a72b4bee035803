import { type Locale } from "../locales/index.ts";
import { type PageTextKey } from "./useText.ts";

/** Moments as the store's staff read them: in the store's zone and the reader's language. */
export interface ZonedTime {
  /** `10:31`, the hour of the day. */
  clock(at: Date): string;
  /** A calendar day of the store, given as `2026-11-24`: `Tuesday 24 November`. */
  calendarDay(day: string): string;
  /** `11月27日 10:31`; the hour alone on the day of `now`, the date alone in another year. */
  moment(at: Date, now: Date): string;
  /** A calendar day with its year: `2028年3月31日`. */
  date(day: string): string;
  /** The calendar day, `2026-11-24`. */
  isoDay(at: Date): string;
}

/** Writes moments in a zone (`Asia/Shanghai`), never in the browser's. */
export function zonedTime(zone: string, locale: Locale): ZonedTime {
  const language = locale === "en" ? "en-GB" : locale;
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(language, { timeZone: zone, ...options });
  const hour = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const date = format({ day: "numeric", month: locale === "en" ? "short" : "long" });
  // A calendar day has no zone; it is written in the one in which it was read.
  const noZone = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options });
  const weekday = noZone({ weekday: "long" });
  const longDate = noZone({ day: "numeric", month: "long" });
  const yearDate = noZone({ day: "numeric", month: locale === "en" ? "short" : "long", year: "numeric" });
  const longAgo = format({ day: "numeric", month: locale === "en" ? "short" : "long", year: "numeric" });
  const iso = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const clock = (at: Date): string => hour.format(at);
  const isoDay = (at: Date): string => iso.format(at);
  return {
    clock,
    isoDay,
    calendarDay: (day) => {
      const at = new Date(`${day}T00:00:00Z`);
      const [name, date] = [weekday.format(at), longDate.format(at)];
      return locale === "en" ? `${name} ${date}` : `${date} ${name}`;
    },
    date: (day) => yearDate.format(new Date(`${day}T00:00:00Z`)),
    moment: (at, now) => {
      if (isoDay(at) === isoDay(now)) return clock(at);
      const isThisYear = isoDay(at).slice(0, 4) === isoDay(now).slice(0, 4);
      return isThisYear ? `${date.format(at)} ${clock(at)}` : longAgo.format(at);
    },
  };
}

/** The length of a call: `1:47`. */
export function lengthOf(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** How long until a deadline, in its two largest units: the sentence's key and what stands in it. */
export function timeLeft(due: Date, now: Date): { key: PageTextKey; params: Record<string, number> } {
  const late = due <= now;
  const minutes = Math.floor(Math.abs(due.getTime() - now.getTime()) / 60_000);
  const [days, hours] = [Math.floor(minutes / DAY), Math.floor((minutes % DAY) / 60)];
  if (days > 0) return { key: late ? "ui.lateDays" : "ui.leftDays", params: { days, hours } };
  if (hours > 0)
    return { key: late ? "ui.lateHours" : "ui.leftHours", params: { hours, minutes: minutes % 60 } };
  return { key: late ? "ui.lateMinutes" : "ui.leftMinutes", params: { minutes } };
}

const DAY = 24 * 60;
