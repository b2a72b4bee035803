import { type KeyPart } from "./keys.ts";

/** An entry of an index, as it is stored. */
export interface Entry {
  key: string;
  value: Buffer;
}

/**
 * The entry for a document in an index: the key is the index's id, the part of each field, the part of _id; the value
 * tells, in two bytes for each field, where its part ends.
 */
export function entryOf(prefix: string, tuple: readonly KeyPart[], id: KeyPart): Entry {
  if (tuple.length === 1) {
    const key = prefix + tuple[0]!;
    return { key: key + id, value: endOf(key) };
  }
  const value = Buffer.allocUnsafe(tuple.length * 2);
  let key = prefix;
  for (let i = 0; i < tuple.length; i++) {
    key += tuple[i]!;
    value.writeUInt16LE(key.length, i * 2);
  }
  return { key: key + id, value };
}

/** Where a single part ends: one value for all entries that have it at the same place. */
function endOf({ length }: string): Buffer {
  let value = ENDS[length];
  if (!value) {
    ENDS[length] = value = Buffer.allocUnsafe(2);
    value.writeUInt16LE(length);
  }
  return value;
}

const ENDS: Buffer[] = [];

/** The key of the _id of an entry's document. */
export const idOf = ({ key, value }: Entry): KeyPart => key.slice(value.readUInt16LE(value.length - 2));

/** The beginning of an entry's key that holds its first `fields` fields; none: the id of the index. */
export const fieldsOf = ({ key, value }: Entry, fields: number): string =>
  key.slice(0, fields ? value.readUInt16LE((fields - 1) * 2) : 4);
