import type { Callback } from "../models/callbackFields.ts";
import { dayOf } from "../models/rules/days.ts";
import type { Day } from "../models/rules/kinds.ts";
import { lastDay, type Timed } from "../models/rules/lastDay.ts";

/** A callback as the rules about its last day see it. */
export function timedCall(callback: Callback, zone: string): Timed {
  const { latestDay, retryUntil, agreed, nextAt } = callback;
  return {
    attempts: countedAttempts(callback).length,
    latestDay,
    retryUntil,
    ...(agreed && nextAt && { agreedDay: dayOf(nextAt, zone) }),
  };
}

/** The last day on which it may be tried. */
export function lastDayOf(callback: Callback, zone: string): Day {
  return lastDay(timedCall(callback, zone));
}

/** The attempts that count: not those that came after somebody else had answered. */
export function countedAttempts<T extends { late?: boolean }>({ attempts }: { attempts: readonly T[] }): T[] {
  return attempts.filter(({ late }) => !late);
}
