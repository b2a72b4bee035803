/** Past that share of taken places a search takes long. */
const FULLEST = 0.6;

/**
 * The keys seen so far in a file and the row of each, in some 20 bytes a key, so that a file of any size can be
 * watched for repeats. Two keys count as the same if 64 bits of their hashes agree.
 */
export class SeenKeys {
  #size = 0;
  /** Of each place the two halves of the key's hash, the row (0 where the place is free) and the content's hash. */
  #places = new Uint32Array(4 * 1_024);

  /** The row in which the key was first seen, and whether it said the same; undefined if it was not seen yet. */
  see(key: string, row: number, content: string): { row: number; same: boolean } | undefined {
    if (this.#size * 4 > this.#places.length * FULLEST) this.#grow();
    const [low, high, said] = [hash(key, 0x01000193), hash(key, 0x5bd1e995), hash(content, 0x01000193)];
    const at = this.#find(low, high);
    const seen = this.#places[at + 2]!;
    if (seen > 0) return { row: seen, same: this.#places[at + 3] === said };
    this.#places.set([low, high, row, said], at);
    this.#size++;
    return undefined;
  }

  /** The place of a key: its own or the free one where it belongs. */
  #find(low: number, high: number): number {
    const places = this.#places.length / 4;
    for (let place = low % places; ; place = (place + 1) % places) {
      const at = place * 4;
      if (this.#places[at + 2] === 0) return at;
      if (this.#places[at] === low && this.#places[at + 1] === high) return at;
    }
  }

  #grow(): void {
    const old = this.#places;
    this.#places = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 4)
      if (old[at + 2]! > 0) this.#places.set(old.subarray(at, at + 4), this.#find(old[at]!, old[at + 1]!));
  }
}

/** A hash of 32 bits, another one for another odd factor: FNV-1a, stirred once more at the end. */
function hash(text: string, factor: number): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), factor);
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}
