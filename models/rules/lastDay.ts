import { laterDay } from "./days.ts";
import { type Day } from "./kinds.ts";

/** The last day for a callback: for its first attempt, or once tried for another, but not before what was agreed. */
export function lastDay({ attempts, latestDay, retryUntil, agreedDay = "" }: Timed): Day {
  return attempts === 0 ? latestDay : laterDay(retryUntil, agreedDay);
}

/** A callback that is not over, as far as its days go. */
export interface Timed {
  /** How often it was tried. */
  attempts: number;
  latestDay: Day;
  retryUntil: Day;
  /** The day of a call that the customer agreed to. */
  agreedDay?: Day;
}

/** How a callback ends because its last day is over; null while it is not. One that waits for a number has its own time. */
export function endOfTime(callback: Timed, today: Day): "missed" | "maxAttempts" | null {
  if (today <= lastDay(callback)) return null;
  return callback.attempts === 0 ? "missed" : "maxAttempts";
}
