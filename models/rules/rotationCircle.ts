/**
 * So many kinds of draws there are: whole hundredths, thirds, quarters and their products come out exactly, and one
 * call in twelve hundred is finer than anybody can state or measure.
 */
export const SLOTS = 1200;
// Arcs begin at whole hundredths: a finer search finds no shorter draws worth its time.
const STEP = 12;

/** What is given a place together: arcs that begin at one point, so that the shorter lie within the longer. */
export interface Arc {
  name: string;
  /** 0–1, of the region that it lies in. */
  rate: number;
  /** What each draw in it takes longer by it. */
  seconds: number;
}

/** Every draw. */
export function circle(): Uint8Array {
  return new Uint8Array(SLOTS).fill(1);
}

/** The draws that are in all of them. */
export function intersection(masks: readonly Uint8Array[]): Uint8Array {
  return circle().map((_, slot) => (masks.every((mask) => mask[slot] === 1) ? 1 : 0));
}

/** Gives arcs their place in a region where the draws are shortest so far, and adds them to the `load` of these. */
export function place(arcs: readonly Arc[], region: Uint8Array, load: Float64Array): Map<string, Uint8Array> {
  const slots = [...region.keys()].filter((slot) => region[slot] === 1);
  const lengths = arcs.map(({ rate }) => Math.round(rate * slots.length));
  const longest = Math.max(0, ...lengths);
  const start = shortestStretch(slots, longest, load);
  return new Map(
    arcs.map(({ name, seconds }, i) => {
      const mask = new Uint8Array(SLOTS);
      for (let step = 0; step < lengths[i]!; step++) {
        const slot = slots[(start + step) % slots.length]!;
        mask[slot] = 1;
        load[slot]! += seconds;
      }
      return [name, mask];
    }),
  );
}

/** Where a stretch of that length begins whose longest draw is the shortest; of several the one with the least in all. */
function shortestStretch(slots: readonly number[], length: number, load: Float64Array): number {
  let best = { start: 0, longest: Infinity, sum: Infinity };
  for (let start = 0; start < slots.length; start += STEP) {
    let longest = 0;
    let sum = 0;
    for (let step = 0; step < length; step++) {
      const seconds = load[slots[(start + step) % slots.length]!]!;
      longest = Math.max(longest, seconds);
      sum += seconds;
    }
    // Sums of the same seconds in another order differ in their last binary places.
    if (longest < best.longest - 1e-6 || (longest < best.longest + 1e-6 && sum < best.sum - 1e-6))
      best = { start, longest, sum };
  }
  return best.start;
}
