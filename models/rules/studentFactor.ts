// The half-width of a 95 % interval in standard errors, for 1, 2 … degrees of freedom; any table of Student's t.
const SMALL = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];
const NORMAL = 1.95996;

/** By how many standard errors a 95 % interval reaches to either side; wide while few have answered. */
export function studentFactor(degreesOfFreedom: number): number {
  const exact = SMALL[degreesOfFreedom - 1];
  if (exact !== undefined) return exact;
  // The first two terms of its expansion about the normal: right to a thousandth from here on.
  const cubed = (NORMAL ** 3 + NORMAL) / 4;
  const fifth = (5 * NORMAL ** 5 + 16 * NORMAL ** 3 + 3 * NORMAL) / 96;
  return NORMAL + cubed / degreesOfFreedom + fifth / degreesOfFreedom ** 2;
}
