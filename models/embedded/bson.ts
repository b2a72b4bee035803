import { deserialize, Double, Int32, serialize, type Document } from "bson";
import { MongoError, tooDeep } from "./errors.ts";

/** A decoded document. */
export type Doc = Document;

/** The largest document that is stored or sent, in bytes. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** How deep a document to be stored may nest; a command wraps it in a few levels more. */
export const MAX_DEPTH = 100;
const MAX_COMMAND_DEPTH = MAX_DEPTH + 20;

/**
 * Decodes so that encoding gives the same bytes again, which the driver's own way does not. A JavaScript
 * number stands for what it would be encoded as: a whole one within 32 bits is an int, any other a double.
 * What that cannot tell stays an object: `Double` for a whole double (5.0), `Long` for every int64,
 * `Decimal128`, `BSONRegExp`, `Binary`. Documents within an array named in `asBytes` stay bytes. Throws 22 InvalidBSON
 * (a BSONError) and 15 Overflow.
 */
export function decode(raw: Uint8Array, asBytes?: Record<string, true>): Doc {
  const doc = deserialize(raw, {
    promoteBuffers: false,
    promoteValues: false,
    bsonRegExp: true,
    ...(asBytes && { fieldsAsRaw: asBytes }),
  });
  settle(doc, 1);
  return doc;
}

/** Encodes; throws 10334 past the largest size, undefined fields are left out. */
export function encode(doc: Doc): Buffer {
  const raw = serialize(doc, { ignoreUndefined: true });
  if (raw.length > MAX_DOCUMENT_BYTES) {
    throw new MongoError(10334, "BSONObjectTooLarge", `BSONObj size: ${raw.length} is invalid`);
  }
  return Buffer.from(raw.buffer, raw.byteOffset, raw.length);
}

/** Throws 15 Overflow for a document that nests deeper than one may be stored. */
export function checkDepth(value: unknown, left = MAX_DEPTH): void {
  if (Array.isArray(value) || isPlain(value)) {
    if (left === 0) throw tooDeep();
    for (const item of Object.values(value)) if (typeof item === "object") checkDepth(item, left - 1);
  }
}

/** A document, as opposed to an array, a date, or one of the BSON classes. */
export function isPlain(value: unknown): value is Doc {
  if (typeof value !== "object" || value === null) return false;
  const proto: unknown = Object.getPrototypeOf(value);
  return proto === Object.prototype || proto === null;
}

/** `{ $gt: 1 }`, as opposed to a document to be compared whole. */
export const isOperatorDoc = (value: unknown): value is Doc =>
  isPlain(value) && (Object.keys(value)[0]?.startsWith("$") ?? false);

/** Replaces, in place, the numbers that need no object around them. */
function settle(value: Doc | unknown[], depth: number): void {
  if (depth > MAX_COMMAND_DEPTH) throw tooDeep();
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const item = value[i];
      if (typeof item === "object" && item !== null) value[i] = settled(item, depth);
    }
    return;
  }
  for (const name of Object.keys(value)) {
    const item: unknown = value[name];
    if (typeof item !== "object" || item === null) continue;
    const next = settled(item, depth);
    // Only numbers are replaced; a field named __proto__ is never assigned but defined.
    if (next !== item)
      Object.defineProperty(value, name, {
        value: next,
        writable: true,
        enumerable: true,
        configurable: true,
      });
  }
}

function settled(value: object, depth: number): unknown {
  if (value instanceof Int32) return value.value;
  if (value instanceof Double) return isWhole(value.value) ? value : value.value;
  if (Array.isArray(value) || isPlain(value)) settle(value, depth + 1);
  return value;
}

const isWhole = (number: number) => Number.isInteger(number) && !Object.is(number, -0);

/** An own field of a document, and never `constructor` or the like of its prototype. */
export const fieldOf = (doc: Doc, name: string): unknown =>
  Object.hasOwn(doc, name) ? doc[name] : undefined;

/**
 * Every value at a dotted path, going through arrays as MongoDB's matcher does; undefined stands for
 * "missing". An array at the end of the path is given whole.
 */
export function valuesAt(doc: Doc, path: string): unknown[] {
  if (!path.includes(".")) return [fieldOf(doc, path)];
  const found: unknown[] = [];
  visitAt(doc, path.split("."), 0, (value) => {
    found.push(value);
    return false;
  });
  return found;
}

/**
 * Visits every value at a path from `parts[depth]` on until one visit returns true, and says whether one did.
 * `atIndex` tells that the last part picked an array's element, which is then not looked into (`{ "a.0": 1 }`
 * does not match `{ a: [[1]] }`).
 */
export function visitAt(
  value: unknown,
  parts: readonly string[],
  depth: number,
  visit: (value: unknown, atIndex: boolean) => boolean,
  atIndex = false,
): boolean {
  const part = parts[depth];
  if (part === undefined) return visit(value, atIndex);
  if (isPlain(value)) return visitAt(fieldOf(value, part), parts, depth + 1, visit);
  if (!Array.isArray(value)) return visit(undefined, false);
  for (let i = 0; i < value.length; i++) {
    const item: unknown = value[i];
    if (isPlain(item) && visitAt(item, parts, depth, visit)) return true;
    if (String(i) !== part) continue;
    const isLast = depth + 1 === parts.length;
    if ((isLast || typeof item === "object") && visitIndexed(item, parts, depth + 1, visit)) return true;
  }
  return false;
}

/** A scalar under an index with more of the path to come is not even "missing". */
function visitIndexed(
  item: unknown,
  parts: readonly string[],
  depth: number,
  visit: (value: unknown, atIndex: boolean) => boolean,
): boolean {
  if (depth < parts.length && !Array.isArray(item) && !isPlain(item)) return false;
  return visitAt(item, parts, depth, visit, depth === parts.length);
}
