import { Double } from "bson";
import { orderKey } from "../storage/keys.ts";
import { bsonType } from "./types.ts";

/**
 * MongoDB's order over all values, the one that indexes have: by type first, then by value, numbers of all
 * types together. Undefined stands for a missing field and comes before null. As for Array.sort.
 */
export function compareValues(a: unknown, b: unknown): number {
  const left = a instanceof Double ? a.value : a;
  const right = b instanceof Double ? b.value : b;
  if (typeof left === "number" && typeof right === "number") return compareDoubles(left, right);
  if (typeof left === "string" && typeof right === "string") return compareStrings(left, right);
  if (left instanceof Date && right instanceof Date) return compareDoubles(left.getTime(), right.getTime());
  if (left === undefined || right === undefined) return compareWithMissing(left, right);
  const keys = [orderKey(left), orderKey(right)] as const;
  return keys[0] < keys[1] ? -1 : keys[0] > keys[1] ? 1 : 0;
}

/** Whether `$gt` and the like compare two values at all: numbers with numbers, strings with strings. */
export const areComparable = (a: unknown, b: unknown): boolean =>
  (typeof a === typeof b && typeof a !== "object") || familyOf(a) === familyOf(b);

/** As UTF-8 bytes order, which UTF-16 does not: an emoji comes after "！". */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return byCodePoint(left) - byCodePoint(right);
  }
  return a.length - b.length;
}

function compareDoubles(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  return (Number.isNaN(a) ? 0 : 1) - (Number.isNaN(b) ? 0 : 1);
}

function compareWithMissing(a: unknown, b: unknown): number {
  if (a === b) return 0;
  const other = a === undefined ? b : a;
  const isAbove = bsonType(other) !== "minKey";
  return (a === undefined) === isAbove ? -1 : 1;
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;

// Surrogates stand for code points above all that follow them in UTF-16.
const byCodePoint = (unit: number) => (isSurrogate(unit) ? unit + 0x10000 : unit);

const NUMBERS = new Set(["int", "long", "double", "decimal"]);

function familyOf(value: unknown): string {
  const type = bsonType(value);
  return NUMBERS.has(type) ? "number" : type;
}
