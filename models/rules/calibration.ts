/** By what estimated lengths are multiplied, and what that rests on: so many calls or readings, or nothing. */
export interface Calibration {
  factor: number;
  from: "calls" | "reading" | "none";
  n: number;
}

// Fewer calls than this say more about single customers than about the questionnaire.
const FEWEST_CALLS = 30;
// Somebody who reads at his desk is not a customer on the telephone: he may correct the pace, no more.
const READING_AT_LEAST = 0.8;
const READING_AT_MOST = 1.25;

/**
 * By what the estimated length of a questionnaire is to be multiplied: the median of real ÷ estimated over past
 * calls, kept within 0.5–2; 1 until there are 30 calls. Both lengths are those of the questionnaire itself,
 * without the reserve for other points.
 */
export function recalibrate(ratios: readonly number[]): number {
  return ratios.length < FEWEST_CALLS ? 1 : Math.min(2, Math.max(0.5, median(ratios)));
}

/** The calibration by real calls from 30 on, before that by readings aloud; each is given as real ÷ estimated. */
export function calibrate(calls: readonly number[], readings: readonly number[]): Calibration {
  if (calls.length >= FEWEST_CALLS) return { factor: recalibrate(calls), from: "calls", n: calls.length };
  if (readings.length === 0) return { factor: 1, from: "none", n: 0 };
  const factor = Math.min(READING_AT_MOST, Math.max(READING_AT_LEAST, median(readings)));
  return { factor, from: "reading", n: readings.length };
}

function median(ratios: readonly number[]): number {
  const sorted = [...ratios].sort((one, other) => one - other);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}
