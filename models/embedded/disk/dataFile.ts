import { fstatSync, readSync, writeSync } from "node:fs";

/** Where lmdb keeps what in the first bytes of each of its two leading pages, which take turns. */
const AT = { magic: 24, pageSize: 48, freeRoot: 88, mainRoot: 136, transaction: 152 } as const;
const HEAD_BYTES = 512;
const MAGIC = 0xbeefc0de;
const NO_PAGE = 0xffffffffffffffffn;

/** The beginnings of a data file's two leading pages, each of which names the roots of one of the last two states. */
export type Heads = Buffer;

/** Of both together. */
export const HEADS_BYTES = 2 * HEAD_BYTES;

/** Reads those of an open file; undefined if it is no database. */
export function readHeads(file: number): Heads | undefined {
  const heads = Buffer.alloc(HEADS_BYTES);
  readSync(file, heads, 0, HEAD_BYTES, 0);
  const pageSize = pageSizeOf(heads);
  if (pageSize < HEAD_BYTES || fstatSync(file).size < 2 * pageSize) return undefined;
  readSync(file, heads, HEAD_BYTES, HEAD_BYTES, pageSize);
  return halves(heads).every((head) => head.readUInt32LE(AT.magic) === MAGIC) ? heads : undefined;
}

/** Puts them back into an open file, and with them the states that they name. */
export function writeHeads(file: number, heads: Heads): void {
  writeSync(file, heads, 0, HEAD_BYTES, 0);
  writeSync(file, heads, HEAD_BYTES, HEAD_BYTES, pageSizeOf(heads));
}

/** The number of the last transaction. */
export const lastTransaction = (heads: Heads): number => Number(transactionOf(newest(heads)));

/** Whether an open file reaches as far as its roots, as a copy that was cut off does not. */
export function reachesRoots(file: number, heads: Heads): boolean {
  const pages = BigInt(Math.floor(fstatSync(file).size / pageSizeOf(heads)));
  const roots = [AT.freeRoot, AT.mainRoot].map((at) => newest(heads).readBigUInt64LE(at));
  return roots.every((root) => root === NO_PAGE || root < pages);
}

const halves = (heads: Heads) => [heads.subarray(0, HEAD_BYTES), heads.subarray(HEAD_BYTES)] as const;
const pageSizeOf = (heads: Heads): number => heads.readUInt32LE(AT.pageSize);
const transactionOf = (head: Buffer): bigint => head.readBigUInt64LE(AT.transaction);

function newest(heads: Heads): Buffer {
  const [first, second] = halves(heads);
  return transactionOf(second) > transactionOf(first) ? second : first;
}
