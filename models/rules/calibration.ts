// Fewer calls than this say more about single customers than about the questionnaire.
const FEWEST_CALLS = 30;

/**
 * By what the estimated length of a questionnaire is to be multiplied: the median of real ÷ estimated over past
 * calls, kept within 0.5–2; 1 until there are 30 calls. Both lengths are those of the questionnaire itself,
 * without the reserve for other points.
 */
export function recalibrate(ratios: readonly number[]): number {
  if (ratios.length < FEWEST_CALLS) return 1;
  const sorted = [...ratios].sort((one, other) => one - other);
  const half = sorted.length / 2;
  const median = (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
  return Math.min(2, Math.max(0.5, median));
}
