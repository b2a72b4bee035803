const NORMAL = 1.95996;

/**
 * The interval that holds the true share in 95 of 100 samples, by Wilson's score: honest also for few and for shares
 * near nobody and everybody. Null over nobody.
 */
export function shareInterval(count: number, of: number): { low: number; high: number } | null {
  if (of === 0) return null;
  const share = count / of;
  const squared = NORMAL ** 2;
  const middle = share + squared / (2 * of);
  const half = NORMAL * Math.sqrt((share * (1 - share)) / of + squared / (4 * of * of));
  const whole = 1 + squared / of;
  return { low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) };
}
