import { type Table } from "../disk/files.ts";
import { type Entry } from "./entry.ts";
import { type Range } from "./range.ts";

const FIRST_CHUNK = 8;
const LARGEST_CHUNK = 256;
const CHUNK_BYTES = 1024 * 1024;

/**
 * The keys and values of a range, read chunk by chunk, each resuming after the last key of the one before: so no
 * read transaction stays open, and no page of the file is kept from being used again, while whoever reads takes his
 * time. Chunks begin small, for most readers want a document or two.
 */
export function* scan(table: Table, range: Range, reverse = false, most = Infinity): Generator<Entry> {
  let { start, end } = range;
  let size = Math.min(FIRST_CHUNK, most);
  for (let resumed = false; ; resumed = true) {
    const chunk: Entry[] = [];
    let bytes = 0;
    const from = reverse ? end : start;
    const options = {
      start: from,
      end: reverse ? start : end,
      reverse,
      limit: size,
      exclusiveStart: resumed,
    };
    for (const entry of table.getRange({ ...options, inclusiveEnd: reverse })) {
      chunk.push(entry);
      bytes += entry.value.length;
      if (bytes > CHUNK_BYTES) break;
    }
    yield* chunk;
    most -= chunk.length;
    const last = chunk.at(-1);
    if (!last || most <= 0 || (chunk.length < size && bytes <= CHUNK_BYTES)) return;
    if (reverse) end = last.key;
    else start = last.key;
    size = Math.min(size * 4, LARGEST_CHUNK, most);
  }
}
