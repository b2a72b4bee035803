import { DateTime } from "luxon";

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** A parameter of a sentence ready to read: a moment as day and time of that zone, anything else as it is. */
export function writeMoment<T extends string | number>(value: T, locale: string, zone: string): T | string {
  if (typeof value !== "string" || !MOMENT.test(value)) return value;
  return DateTime.fromISO(value, { zone, locale }).toLocaleString({
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
}
