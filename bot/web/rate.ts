import type { RequestHandler } from "express";
import { Refused } from "./refused.ts";

/** How many requests may come at once, and how many a second in the long run. */
export interface Rate {
  burst: number;
  perSecond: number;
}

/** Refuses requests beyond the rate, counted for each key; a bucket that is full again is forgotten. */
export function limitRate(
  { burst, perSecond }: Rate,
  wall: () => Date,
  keyOf: (...request: Parameters<RequestHandler>) => string,
): RequestHandler {
  const buckets = new Map<string, { left: number; at: number }>();
  return (req, res, next) => {
    const now = wall().getTime();
    const key = keyOf(req, res, next);
    const before = buckets.get(key) ?? { left: burst, at: now };
    const left = Math.min(burst, before.left + (Math.max(0, now - before.at) * perSecond) / 1_000) - 1;
    buckets.delete(key);
    buckets.set(key, { left: Math.max(left, 0), at: now });
    // The longest untouched stand first.
    for (const [old, { at }] of buckets) {
      if (((now - at) * perSecond) / 1_000 < burst) break;
      buckets.delete(old);
    }
    next(left < 0 ? new Refused("tooMany") : undefined);
  };
}
