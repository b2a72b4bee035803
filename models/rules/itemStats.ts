import { type AnswerCell } from "./answerCells.ts";
import { LOW_UP_TO } from "./scoring.ts";
import { studentFactor } from "./studentFactor.ts";

/** What the answers to an item say of all customers, also of those that rotation did not ask. */
export interface ItemStats {
  /** How many gave points. */
  n: number;
  /** Each answer counted 1 ÷ the chance of having been asked; null over nobody. */
  mean: number | null;
  /** Its standard error; null where fewer than two answered. */
  error: number | null;
  /** The interval that holds the true mean in 95 of 100 such samples, within 1–10; null where fewer than two answered. */
  interval: { low: number; high: number } | null;
  /** Answers up to the threshold, every "no" among them. */
  problems: number;
  /** 0–1: the share of all customers with such an answer; null over nobody. */
  problemShare: number | null;
  /** How closely it goes with the overall score, -1 to 1; null where that cannot be told. */
  correlation: number | null;
}

/** The statistics of one item's answers. */
export function itemStats(cells: readonly AnswerCell[], threshold = LOW_UP_TO): ItemStats {
  const scored = cells.flatMap(({ points, overall, chance, count }) =>
    points === null ? [] : [{ x: points, y: overall, weight: 1 / chance, count }],
  );
  const n = scored.reduce((sum, { count }) => sum + count, 0);
  const weight = scored.reduce((sum, each) => sum + each.weight * each.count, 0);
  const mean =
    n === 0 ? null : scored.reduce((sum, each) => sum + each.weight * each.count * each.x, 0) / weight;
  const error = mean === null || n < 2 ? null : standardError(scored, mean, n, weight);
  const low = scored.filter(({ x }) => x <= threshold);
  return {
    n,
    mean,
    error,
    interval: mean === null || error === null ? null : around(mean, studentFactor(n - 1) * error),
    problems: low.reduce((sum, { count }) => sum + count, 0),
    problemShare: n === 0 ? null : low.reduce((sum, each) => sum + each.weight * each.count, 0) / weight,
    correlation: correlation(scored),
  };
}

/** The statistics of every item that has answers. */
export function statsByItem(cells: readonly AnswerCell[], threshold?: number): Map<string, ItemStats> {
  const byItem = new Map<string, AnswerCell[]>();
  for (const cell of cells) {
    const known = byItem.get(cell.item);
    if (known) known.push(cell);
    else byItem.set(cell.item, [cell]);
  }
  return new Map([...byItem].map(([item, own]) => [item, itemStats(own, threshold)]));
}

interface Scored {
  x: number;
  y: number | null;
  weight: number;
  count: number;
}

/** Of a mean that is a ratio of two weighted sums, by its first-order expansion. */
function standardError(scored: readonly Scored[], mean: number, n: number, weight: number): number {
  const squares = scored.reduce((sum, each) => sum + each.count * (each.weight * (each.x - mean)) ** 2, 0);
  return Math.sqrt((squares * n) / (n - 1)) / weight;
}

function around(mean: number, half: number): { low: number; high: number } {
  return { low: Math.max(1, mean - half), high: Math.min(10, mean + half) };
}

function correlation(scored: readonly Scored[]): number | null {
  const both = scored.flatMap(({ x, y, weight, count }) => (y === null ? [] : [{ x, y, w: weight * count }]));
  const total = both.reduce((sum, { w }) => sum + w, 0);
  if (total === 0) return null;
  const meanX = both.reduce((sum, { x, w }) => sum + w * x, 0) / total;
  const meanY = both.reduce((sum, { y, w }) => sum + w * y, 0) / total;
  const [xx, yy, xy] = [
    both.reduce((sum, { x, w }) => sum + w * (x - meanX) ** 2, 0),
    both.reduce((sum, { y, w }) => sum + w * (y - meanY) ** 2, 0),
    both.reduce((sum, { x, y, w }) => sum + w * (x - meanX) * (y - meanY), 0),
  ];
  // Where nobody differs there is nothing that could go together.
  return xx * yy === 0 ? null : xy / Math.sqrt(xx * yy);
}
