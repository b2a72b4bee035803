/**
 * Results in the making. Each step does a little work and gives a result, or undefined for "none yet": so a search
 * that finds nothing for long can be left between any two steps, and others be served on the same thread.
 *
 * One thread does it all because it keeps one cache, one copy of each document and one path through the code; slices
 * of some milliseconds let others through as well as further threads would.
 */
export type Steps<T> = Iterable<T | undefined>;

/** Each result changed. */
export function* mapSteps<A, B>(steps: Steps<A>, change: (result: A) => B): Generator<B | undefined> {
  for (const step of steps) yield step === undefined ? undefined : change(step);
}

/** The results after the first `skip`, at most `limit` of them; a limit of 0 is none. */
export function* sliceSteps<T>(steps: Steps<T>, skip: number, limit: number): Generator<T | undefined> {
  let seen = 0;
  for (const step of steps) {
    if (step !== undefined && seen++ >= skip) {
      yield step;
      if (limit && seen === skip + limit) return;
    } else yield undefined;
  }
}
