/** Orders texts by their characters: ISO moments and days by time, and `LAST` behind all of them. */
export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Sorts behind every moment and day. */
export const LAST = "~";
