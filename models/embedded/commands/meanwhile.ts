import { setImmediate as moment } from "node:timers/promises";

/** Waits for something; until then, work is done in the turns of the event loop that nobody else needs. */
export async function meanwhile<T>(something: Promise<T>, work: Iterator<unknown>): Promise<T> {
  let isOver = false;
  const over = something.finally(() => (isOver = true));
  over.catch(() => undefined); // told at the end
  for (await moment(); !isOver; await moment()) {
    const until = performance.now() + TURN_MS;
    while (performance.now() < until) if (work.next().done) return over;
  }
  return over;
}

/** So short that what is waited for is seen soon. */
const TURN_MS = 0.5;
