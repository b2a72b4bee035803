import { AppError } from "../locales/appError.ts";
import { isDay } from "../models/rules/days.ts";
import type { Day } from "../models/rules/kinds.ts";

/** The moment of `--now`, else this one. Throws `now.invalid`. */
export function readNow(now?: string): Date {
  const moment = now === undefined ? new Date() : new Date(now);
  if (Number.isNaN(moment.getTime())) throw new AppError("now.invalid", { now: now! });
  return moment;
}

/** The day of `--date`, where one is given. Throws `cli.badDate`. */
export function readDay(date: string | undefined): Day | undefined {
  if (date !== undefined && !isDay(date)) throw new AppError("cli.badDate", { date });
  return date;
}
