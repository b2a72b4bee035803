import { expect } from "vitest";

/** How many milliseconds something takes. */
export async function timed(action: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await action();
  return performance.now() - started;
}

/** The time that half of them stayed below. */
export const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[times.length >> 1]!;

/** Prints how a time stands to its base beside the limit, and holds it to that. */
export function report(name: string, time: number, base: number, limit: number): void {
  const ratio = time / base;
  const detail = `${time.toFixed(2)} ms against ${base.toFixed(2)} ms`;
  process.stdout.write(`${name}: ${ratio.toFixed(2)}x (limit ${limit}x; ${detail})\n`);
  expect.soft(ratio, name).toBeLessThanOrEqual(limit);
}
