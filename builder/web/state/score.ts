/** A mean as it is shown: `8.4`; over nobody a dash, never a zero. */
export const score = (mean: number | null): string => (mean === null ? "–" : mean.toFixed(1));

/** A share as per cent: `84%`, `83.7%`; of nothing a dash. */
export const percent = (share: number | null, digits = 0): string =>
  share === null ? "–" : `${(share * 100).toFixed(digits)}%`;
