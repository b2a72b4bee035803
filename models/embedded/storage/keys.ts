import { createHash } from "node:crypto";
import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  DBRef,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  type Document,
} from "bson";
import { isPlain } from "../bson.ts";
import { isNumber, numberKey } from "./numberKey.ts";

/**
 * A value as an index holds it: a string whose char codes (0 to 255) are the bytes of a key in lmdb, so that `<` and
 * `===` on it say what the order of the index says. No part is the beginning of another one, so parts can be joined.
 */
export type KeyPart = string;

/** Above everything that may follow in a key: the end of a range that begins with the same bytes. */
export const HIGHEST = "\xff";

/** Longer parts are cut and closed with a hash: they find their value, but do not order it. */
export const MAX_PART_BYTES = 180;

/** The part of an index key that stands for a value; equal values, and no others, have the same part. */
export function keyPart(value: unknown): KeyPart {
  const whole = orderKey(value);
  return whole.length <= MAX_PART_BYTES
    ? whole
    : `${whole.slice(0, MAX_PART_BYTES)}${HIGHEST}${hashOf(whole)}`;
}

/** Whether a part is only the beginning of its value. */
export const isCut = (part: KeyPart): boolean => part.length > MAX_PART_BYTES;

/**
 * As `keyPart`, but never cut: compares any two BSON values as MongoDB orders them, first by type. A missing field
 * (undefined) is null.
 */
export function orderKey(value: unknown): string {
  switch (typeof value) {
    case "undefined":
      return RANK.null;
    case "string":
      return RANK.string + textKey(value);
    case "boolean":
      return RANK.boolean + (value ? "\x01" : "\0");
  }
  if (value === null) return RANK.null;
  if (isNumber(value)) return RANK.number + numberKey(value);
  if (value instanceof ObjectId) return RANK.objectId + latin1(value.id);
  if (value instanceof Date) return RANK.date + numberKey(value.getTime());
  if (Array.isArray(value)) return RANK.array + value.map(orderKey).join("") + END;
  return typeof value === "object" ? objectKey(value) : RANK.null;
}

/**
 * As `orderKey`, of documents one after the other: a part that is the very object that stood there in the one before,
 * as `$unwind` and what comes after it leave it, is not gone through again.
 */
export function orderKeysInTurn(): (value: unknown) => string {
  const before = new Map<string, { value: unknown; part: string }>();
  return (value) => {
    if (!isPlain(value)) return orderKey(value);
    return documentKey(value, (name, item) => {
      const last = before.get(name);
      if (last && last.value === item && typeof item === "object") return last.part;
      const part = fieldKey(name, item);
      before.set(name, { value: item, part });
      return part;
    });
  };
}

/** The sort key of an array without items, which comes even before null. */
export const EMPTY_ARRAY_KEY = "\x04";

const END = "\0";
const RANK = {
  minKey: "\x02",
  null: "\x05",
  number: "\x10",
  string: "\x15",
  object: "\x20",
  array: "\x25",
  binary: "\x30",
  objectId: "\x35",
  boolean: "\x40",
  date: "\x45",
  timestamp: "\x47",
  regex: "\x50",
  code: "\x60",
  maxKey: "\x7f",
} as const;

/**
 * The ends of the parts with the same type as a value, for those types of which the order of values needs no more
 * than their bytes: `$gt: 5` does not match a string.
 */
export function typeBounds(value: unknown): [KeyPart, KeyPart] | undefined {
  const rank = orderKey(value).charAt(0);
  const ranged = [RANK.number, RANK.string, RANK.objectId, RANK.boolean, RANK.date, RANK.timestamp];
  if (!ranged.some((known) => known === rank)) return undefined;
  return [rank, String.fromCharCode(rank.charCodeAt(0) + 1)];
}

function objectKey(value: object): string {
  // First, as nearly all are: what follows are BSON's own types.
  if (isPlain(value)) return documentKey(value);
  if (value instanceof Binary) {
    const head = Buffer.alloc(5);
    head.writeUInt32BE(value.length());
    head[4] = value.sub_type;
    return RANK.binary + latin1(head) + latin1(value.value());
  }
  if (value instanceof Timestamp) {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(BigInt.asUintN(64, value.toBigInt()));
    return RANK.timestamp + latin1(bytes);
  }
  if (value instanceof BSONRegExp) return RANK.regex + textKey(value.pattern) + textKey(value.options);
  if (value instanceof RegExp) return RANK.regex + textKey(value.source) + textKey(value.flags);
  if (value instanceof BSONSymbol) return RANK.string + textKey(value.value);
  if (value instanceof Code) return RANK.code + textKey(value.code) + orderKey(value.scope);
  if (value instanceof MinKey) return RANK.minKey;
  if (value instanceof MaxKey) return RANK.maxKey;
  if (value instanceof DBRef) {
    const { collection, oid, db, fields } = value;
    return documentKey({ $ref: collection, $id: oid, ...(db !== undefined && { $db: db }), ...fields });
  }
  return documentKey(value);
}

/** Documents compare field by field: by type, then by name, then by value. */
function documentKey(doc: Document, keyOf: (name: string, value: unknown) => string = fieldKey): string {
  let key: string = RANK.object;
  for (const name of Object.keys(doc)) {
    const value: unknown = doc[name];
    if (value !== undefined) key += keyOf(name, value);
  }
  return key + END;
}

function fieldKey(name: string, value: unknown): string {
  const part = orderKey(value);
  return part.charAt(0) + textKey(name) + part.slice(1);
}

const PLAIN_TEXT = /^[\x02-\x7f]*$/;

/** Text in the order of its UTF-8 bytes, which is that of its code points, and an end below all of them. */
function textKey(text: string): string {
  if (PLAIN_TEXT.test(text)) return text + END;
  // The bytes 0 and 1 are escaped as 1 1 and 1 2.
  const bytes = latin1(Buffer.from(text, "utf8"));
  return bytes.replace(/[\0\x01]/g, (byte) => (byte === END ? "\x01\x01" : "\x01\x02")) + END;
}

const latin1 = (bytes: Uint8Array): string =>
  (Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)).toString(
    "latin1",
  );

const hashOf = (text: string): string => createHash("sha1").update(text, "latin1").digest("binary");
