import type { BusyPlace } from "../models/cardFields.ts";

/** The pace of each channel: one message at a time where a platform asks for it, and none before its time. */
export interface Lanes {
  /** The channels that nothing may be sent to now. */
  busy(now: Date): BusyPlace[];
  /**
   * Something is about to be sent there; `paceMs` 0 lets others by. Returns 0, or how many milliseconds to wait
   * where somebody was quicker.
   */
  enter(place: BusyPlace, now: Date, paceMs: number): number;
  /** It was sent: the next one not before so many milliseconds. */
  leave(place: BusyPlace, now: Date, waitMs: number): void;
}

/** Lanes of this process. */
export function createLanes(): Lanes {
  const closed = new Map<string, { place: BusyPlace; until: number }>();
  return {
    busy(now) {
      for (const [key, { until }] of closed) if (until <= now.getTime()) closed.delete(key);
      return [...closed.values()].map(({ place }) => place);
    },
    enter(place, now, paceMs) {
      const before = closed.get(keyOf(place));
      if (before && before.until > now.getTime())
        return Number.isFinite(before.until) ? before.until - now.getTime() : paceMs;
      if (paceMs > 0) closed.set(keyOf(place), { place, until: Infinity });
      return 0;
    },
    leave(place, now, waitMs) {
      if (waitMs > 0) closed.set(keyOf(place), { place, until: now.getTime() + waitMs });
      else closed.delete(keyOf(place));
    },
  };
}

const keyOf = ({ platform, channel, only }: BusyPlace): string => `${platform}:${channel}:${only ?? ""}`;
