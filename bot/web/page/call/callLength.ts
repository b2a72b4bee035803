/** The moments, in milliseconds, at which the caller did something during the call. */
export type Inputs = readonly number[];

/** Seconds of the call so far: from input to input, pauses over two minutes left out. */
export function callLength(inputs: Inputs, now: number): number {
  const moments = [...inputs, now];
  const counted = moments.reduce((sum, at, index) => {
    const pause = index === 0 ? 0 : at - moments[index - 1]!;
    return pause > LONGEST_PAUSE_MS ? sum : sum + Math.max(0, pause);
  }, 0);
  return Math.floor(counted / 1000);
}

const LONGEST_PAUSE_MS = 120_000;
