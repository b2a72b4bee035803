// A longer pause is no part of the call: the caller was called away, or left the form open.
const LONGEST_PAUSE_MS = 120_000;

/** A stretch of a call in which something was put in again and again. */
interface Stretch {
  from: Date;
  to: Date;
}

/** The stretches of a call after something more was put in: the last one is longer, or a new one begins. */
export function lengthen(spans: readonly Stretch[], at: Date): Stretch[] {
  const last = spans.at(-1);
  if (last && at <= last.to) return [...spans];
  const continues = last && +at - +last.to <= LONGEST_PAUSE_MS;
  return continues ? [...spans.slice(0, -1), { from: last.from, to: at }] : [...spans, { from: at, to: at }];
}

/** The length of a call in whole seconds: from first to last input, pauses over two minutes not counted. */
export function callSeconds(spans: readonly Stretch[]): number {
  return Math.round(spans.reduce((sum, { from, to }) => sum + (+to - +from), 0) / 1000);
}
