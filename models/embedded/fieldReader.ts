import { isUtf8 } from "node:buffer";
import { Long, ObjectId } from "bson";
import { MAX_DEPTH, type Doc } from "./bson.ts";

/** Reads some fields of a document; undefined for one of which only the library's own reader knows what to make. */
export type FieldReader = (raw: Buffer) => Doc | undefined;

/**
 * Makes a reader of some of a document's fields, by their names, for who needs no more of it than its keys. It goes
 * through all of the bytes, and whatever is not plainly right it leaves to the library: broken bytes, an _id that is
 * not the first field, wanted fields of other types than the common ones. Values are as the library's: numbers of
 * either type are numbers, int64 is Long.
 */
export function fieldReader(names: Iterable<string>): FieldReader {
  const wanted = Array.from(names, (name) => ({ name, bytes: Buffer.from(name) }));
  if (wanted.some(({ name }) => name === "__proto__")) return () => undefined;
  return (raw) => {
    const last = raw.length - 1;
    if (last < 4 || raw.readInt32LE(0) !== raw.length || raw[last] !== 0 || !beginsWithId(raw))
      return undefined;
    const doc: Doc = {};
    for (let at = 4; at < last;) {
      const type = raw[at]!;
      const nameAt = at + 1;
      const nameEnd = endOfName(raw, nameAt);
      const end = endOfValue(raw, type, nameEnd + 1, last, MAX_DEPTH);
      if (end < 0) return undefined;
      for (const { name, bytes } of wanted) {
        if (bytes.length !== nameEnd - nameAt || !isAt(bytes, raw, nameAt)) continue;
        const value = valueAt(raw, type, nameEnd + 1, end);
        if (value === undefined) return undefined;
        doc[name] = value;
      }
      at = end;
    }
    return doc;
  };
}

const TYPE = {
  double: 1,
  string: 2,
  document: 3,
  array: 4,
  binary: 5,
  objectId: 7,
  boolean: 8,
  date: 9,
  null: 10,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
} as const;

/** How long the values of a type are, where they all are alike; 0 elsewhere. */
const SIZES = new Uint8Array(256);
SIZES[TYPE.double] = SIZES[TYPE.date] = SIZES[TYPE.timestamp] = SIZES[TYPE.long] = 8;
SIZES[TYPE.objectId] = 12;
SIZES[TYPE.int] = 4;
SIZES[TYPE.decimal] = 16;

/** A subtype of binary values that has a second length within. */
const OLD_BINARY = 2;

/** Where a value that begins at a place ends, not past `last`; negative where that is not sure. */
function endOfValue(raw: Buffer, type: number, at: number, last: number, depth: number): number {
  const size = SIZES[type]!;
  if (size > 0) return within(at + size, last);
  if (type === TYPE.null) return within(at, last);
  if (type === TYPE.boolean) return raw[at]! <= 1 ? within(at + 1, last) : -1;
  if (at + 5 > last) return -1;
  const length = raw.readInt32LE(at);
  switch (type) {
    case TYPE.string: {
      const end = at + 4 + length;
      return length > 0 && end <= last && raw[end - 1] === 0 && isText(raw, at + 4, end - 1) ? end : -1;
    }
    case TYPE.document:
    case TYPE.array: {
      const end = at + length;
      if (length < 5 || end > last || raw[end - 1] !== 0 || depth === 1) return -1;
      return areFields(raw, at + 4, end - 1, depth - 1) ? end : -1;
    }
    case TYPE.binary:
      return length >= 0 && raw[at + 4] !== OLD_BINARY ? within(at + 5 + length, last) : -1;
    default:
      return -1;
  }
}

const within = (end: number, last: number): number => (end <= last ? end : -1);

/** Whether there are fields from one place to another, and nothing else. */
function areFields(raw: Buffer, from: number, last: number, depth: number): boolean {
  let at = from;
  while (at >= 0 && at < last) at = endOfValue(raw, raw[at]!, endOfName(raw, at + 1) + 1, last, depth);
  return at === last;
}

/** The last byte of a document is a zero, if not one before it. */
function endOfName(raw: Buffer, from: number): number {
  let at = from;
  while (raw[at] !== 0) at++;
  return at;
}

const ID = Buffer.from("_id\0");
const beginsWithId = (raw: Buffer): boolean => isAt(ID, raw, 5);

function isAt(bytes: Buffer, raw: Buffer, at: number): boolean {
  for (let i = 0; i < bytes.length; i++) if (raw[at + i] !== bytes[i]) return false;
  return true;
}

/** Longer text is checked by a call out of JavaScript, which costs as much as so many bytes. */
const LONG_TEXT = 48;

function isText(raw: Buffer, start: number, end: number): boolean {
  return (end - start <= LONG_TEXT && isAscii(raw, start, end)) || isUtf8(raw.subarray(start, end));
}

function isAscii(raw: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (raw[at]! > 0x7f) return false;
  return true;
}

/** The value of a type between two places; undefined for a type of which the library's own reader is asked. */
export function valueAt(raw: Buffer, type: number, at: number, end: number): unknown {
  switch (type) {
    case TYPE.double:
      return raw.readDoubleLE(at);
    case TYPE.string:
      return raw.toString("utf8", at + 4, end - 1);
    case TYPE.objectId:
      return new ObjectId(raw.subarray(at, end));
    case TYPE.boolean:
      return raw[at] === 1;
    case TYPE.date:
      return new Date(raw.readInt32LE(at + 4) * 2 ** 32 + raw.readUInt32LE(at));
    case TYPE.null:
      return null;
    case TYPE.int:
      return raw.readInt32LE(at);
    case TYPE.long:
      return new Long(raw.readInt32LE(at), raw.readInt32LE(at + 4));
    default:
      return undefined;
  }
}
