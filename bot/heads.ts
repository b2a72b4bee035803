import type { BusyPlace } from "../models/cardFields.ts";
import type { Lanes } from "./lanes.ts";

/** What comes first in its channel: it could not be sent, and nothing goes by it. */
export interface Heads<Job> {
  /** Keeps the lane closed for everything else until this was tried again, after so many milliseconds. */
  keep(lane: BusyPlace, job: Job, now: Date, ms: number): void;
  /** The next one whose time has come, with its lane open for it. */
  next(now: Date): Promise<Job | undefined>;
}

/** Builds the heads of the lanes of one process. */
export function createHeads<Job extends { again(): Promise<Job | undefined> }>(lanes: Lanes): Heads<Job> {
  const waiting = new Map<string, { lane: BusyPlace; job: Job; at: number }>();
  return {
    keep(lane, job, now, ms) {
      waiting.set(JSON.stringify(lane), { lane, job, at: now.getTime() + ms });
      lanes.leave(lane, now, Infinity);
    },
    async next(now) {
      for (const [key, { lane, job, at }] of waiting) {
        if (at > now.getTime()) continue;
        waiting.delete(key);
        const again = await job.again();
        lanes.leave(lane, now, 0);
        if (again) return again;
      }
      return undefined;
    },
  };
}
