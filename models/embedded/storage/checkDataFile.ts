import { closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";

/** Where lmdb keeps what in the first bytes of each of its two leading pages. */
const AT = { magic: 24, pageSize: 48, freeRoot: 88, mainRoot: 136, transaction: 152 } as const;
const HEAD_BYTES = 160;
const MAGIC = 0xbeefc0de;
const NO_PAGE = 0xffffffffffffffffn;

/**
 * Throws if the data file in a folder is no database, or ends before its own roots, as a copy does that was cut off:
 * lmdb would take the process down with it. No file, or an empty one, is a database to be.
 */
export function checkDataFile(folder: string): void {
  const path = join(folder, "data.mdb");
  if (!existsSync(path)) return;
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    if (size && !isWhole(size, (at) => read(file, at))) {
      throw new Error(`${path} is no database, or was cut off: put a backup in its place`);
    }
  } finally {
    closeSync(file);
  }
}

function isWhole(size: number, headAt: (at: number) => Buffer): boolean {
  const first = headAt(0);
  const pageSize = first.readUInt32LE(AT.pageSize);
  if (first.readUInt32LE(AT.magic) !== MAGIC || pageSize < 256 || size < 2 * pageSize) return false;
  const second = headAt(pageSize);
  if (second.readUInt32LE(AT.magic) !== MAGIC) return false;
  const isSecond = second.readBigUInt64LE(AT.transaction) > first.readBigUInt64LE(AT.transaction);
  const newest = isSecond ? second : first;
  const pages = BigInt(Math.floor(size / pageSize));
  return [AT.freeRoot, AT.mainRoot].every((at) => {
    const root = newest.readBigUInt64LE(at);
    return root === NO_PAGE || root < pages;
  });
}

function read(file: number, at: number): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  readSync(file, head, 0, HEAD_BYTES, at);
  return head;
}
