/** A count over its base; the share is null over nobody, never 0 and never NaN. */
export interface Rate {
  count: number;
  base: number;
  /** 0–1 (more where one call may count twice), or null where the base is 0. */
  share: number | null;
}

/** `count` ÷ `base`. */
export function rate(count: number, base: number): Rate {
  return { count, base, share: base === 0 ? null : count / base };
}

/** A share as percentage with so many decimals, halves rounded up as on the weekly sheet [000]; null stays null. */
export function percent(share: number | null, digits = 0): number | null {
  if (share === null) return null;
  const scale = 10 ** digits;
  return Math.floor(share * 100 * scale + 0.5 + BINARY_DUST) / scale;
}

// 29 ÷ 200 × 100 is 14.499999999999998 in binary. No true share of fewer than a million lies so close below a half.
const BINARY_DUST = 1e-9;
