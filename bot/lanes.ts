import type { BusyPlace } from "../models/cardFields.ts";

// Where no platform sets a pace it is our own machine that works, and presses are to get their turns between.
const ABREAST = 2;

/**
 * The pace of each channel: one message at a time where a platform asks for it, and none before its time; elsewhere a
 * few at a time.
 */
export interface Lanes {
  /** The channels that nothing may be sent to now. */
  busy(now: Date): BusyPlace[];
  /**
   * Something is about to be sent there; `paceMs` 0 lets a few others go beside it. Returns 0, or how many milliseconds
   * to wait where somebody was quicker.
   */
  enter(place: BusyPlace, now: Date, paceMs: number): number;
  /** It was sent: the next one not before so many milliseconds. */
  leave(place: BusyPlace, now: Date, waitMs: number): void;
  /** The platform asks for a rest there as well: what is closed for longer stays so. */
  rest(place: BusyPlace, now: Date, waitMs: number): void;
}

/** Lanes of this process. */
export function createLanes(): Lanes {
  const closed = new Map<string, { place: BusyPlace; until: number }>();
  const abreast = new Map<string, { place: BusyPlace; count: number }>();

  function pass(place: BusyPlace, by: 1 | -1): void {
    const key = keyOf(place);
    const count = (abreast.get(key)?.count ?? 0) + by;
    if (count > 0) abreast.set(key, { place, count });
    else abreast.delete(key);
  }

  return {
    busy(now) {
      for (const [key, { until }] of closed) if (until <= now.getTime()) closed.delete(key);
      const full = [...abreast.values()].filter(({ count }) => count >= ABREAST);
      return [...closed.values(), ...full].map(({ place }) => place);
    },
    enter(place, now, paceMs) {
      const before = closed.get(keyOf(place));
      if (before && before.until > now.getTime())
        return Number.isFinite(before.until) ? before.until - now.getTime() : paceMs;
      if (paceMs > 0) closed.set(keyOf(place), { place, until: Infinity });
      else pass(place, 1);
      return 0;
    },
    leave(place, now, waitMs) {
      pass(place, -1);
      if (waitMs > 0) closed.set(keyOf(place), { place, until: now.getTime() + waitMs });
      else closed.delete(keyOf(place));
    },
    rest(place, now, waitMs) {
      const until = Math.max(closed.get(keyOf(place))?.until ?? 0, now.getTime() + waitMs);
      closed.set(keyOf(place), { place, until });
    },
  };
}

const keyOf = ({ platform, channel, only }: BusyPlace): string => `${platform}:${channel}:${only ?? ""}`;
