import { createReadStream } from "node:fs";
import iconv from "iconv-lite";

/** The encodings in which dealers' systems write. */
export type Encoding = "utf8" | "utf16-le" | "utf16-be" | "gb18030";

/** A few damaged signs do not make a UTF-8 text a Chinese one: one to so many whole ones is forgiven. */
const FORGIVEN = 4;
/** Of text in UTF-16, digits, separators and line ends alone leave more zero bytes than this share. */
const ZERO_SHARE = 0.02;

/** Finds a text file's encoding: by its byte order mark, by its zero bytes, else by reading all of it. */
export async function detectEncoding(file: string): Promise<Encoding> {
  const tally = new Utf8Tally();
  let first = true;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    const known = first ? byMarkOrZeros(chunk) : undefined;
    if (known) return known;
    first = false;
    tally.add(chunk);
  }
  return tally.bad * FORGIVEN <= tally.good ? "utf8" : "gb18030";
}

/** A file's text, piece by piece, without byte order mark; `onBytes` is told how many bytes were read so far. */
export async function* decodeFile(
  file: string,
  encoding: string,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding);
  let bytes = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 128 * 1024 }) as AsyncIterable<Buffer>) {
    const text = decoder.write(chunk);
    if (text) yield text;
    onBytes((bytes += chunk.length));
  }
  const rest = decoder.end();
  if (rest) yield rest;
}

function byMarkOrZeros(head: Buffer): Encoding | undefined {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf8";
  if (a === 0xff && b === 0xfe) return "utf16-le";
  if (a === 0xfe && b === 0xff) return "utf16-be";
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2]! += 1;
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) < (head.length / 2) * ZERO_SHARE) return undefined;
  if (even * 10 < odd) return "utf16-le";
  return odd * 10 < even ? "utf16-be" : undefined;
}

/** Counts the well-formed signs of several bytes and the malformed bytes of a text, if it were UTF-8. */
class Utf8Tally {
  good = 0;
  bad = 0;
  #missing = 0;
  /** What the next byte may be: narrower after some first bytes. */
  #low = 0x80;
  #high = 0xbf;

  add(chunk: Buffer): void {
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i]!;
      if (this.#missing === 0) {
        if (byte >= 0x80) this.#start(byte);
      } else if (byte >= this.#low && byte <= this.#high) {
        this.#low = 0x80;
        this.#high = 0xbf;
        if (--this.#missing === 0) this.good++;
      } else {
        this.bad++;
        this.#missing = 0;
        i--;
      }
    }
  }

  #start(byte: number): void {
    this.#low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    this.#high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    if (byte >= 0xc2 && byte <= 0xdf) this.#missing = 1;
    else if (byte >= 0xe0 && byte <= 0xef) this.#missing = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) this.#missing = 3;
    else this.bad++;
  }
}
