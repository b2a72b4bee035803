/** A whole number from 0 up to `slots`, always the same for the same text and as good as random among texts. */
export function slotOf(text: string, slots: number): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  // Ids that follow one another differ in their last bytes alone: every bit has to spread over all.
  for (const factor of [0x85ebca6b, 0xc2b2ae35]) {
    hash ^= hash >>> 15;
    hash = Math.imul(hash, factor);
  }
  return Math.floor((((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32) * slots);
}
