import { type Steps } from "../steps.ts";

/** A search came to the end of its time before it came to a result. */
export const UNFINISHED = Symbol("unfinished");

/** So much is looked at inside of a transaction, where nobody else gets a turn. */
const MAX_STEPS = 1000;
const MAX_MS = 8;

/** The results of a short search, at most `most` of them; UNFINISHED if it is not a short one. */
export function searchNow<T>(steps: Steps<T>, most: number): T[] | typeof UNFINISHED {
  const found: T[] = [];
  const started = performance.now();
  let left = MAX_STEPS;
  for (const step of steps) {
    if (step !== undefined) {
      found.push(step);
      if (found.length === most) return found;
    }
    if (--left === 0 || performance.now() - started > MAX_MS) return UNFINISHED;
  }
  return found;
}
