import { valueLength } from "./query/updates/valueLength.ts";

/** A document with no other fields than some of those of a stored one, as their bytes. */
export type Picker = (raw: Buffer) => Buffer;

/** Makes a picker of the top-level fields with these names: decoding what it gives costs what they are worth. */
export function fieldPicker(names: Iterable<string>): Picker {
  const wanted = Array.from(names, (name) => Buffer.from(name));
  return (raw) => {
    const picked = Buffer.allocUnsafe(raw.length);
    let length = 4;
    for (let at = 4; at < raw.length - 1;) {
      const nameEnd = endOfName(raw, at);
      const end = endOfField(raw, at, nameEnd);
      if (wanted.some((name) => isName(name, raw, at + 1, nameEnd)))
        length += raw.copy(picked, length, at, end);
      at = end;
    }
    picked[length++] = 0;
    picked.writeInt32LE(length, 0);
    return picked.subarray(0, length);
  };
}

/** Where the first field of a name begins, where its value does, and where both end. */
export function findField(
  raw: Buffer,
  name: Buffer,
): { at: number; valueAt: number; end: number } | undefined {
  for (let at = 4; at < raw.length - 1;) {
    const nameEnd = endOfName(raw, at);
    const end = endOfField(raw, at, nameEnd);
    if (isName(name, raw, at + 1, nameEnd)) return { at, valueAt: nameEnd + 1, end };
    at = end;
  }
  return undefined;
}

/** The names of the top-level fields in which two stored documents differ, their order apart. */
export function changedFields(before: Buffer, after: Buffer): Set<string> {
  const changed = new Set<string>();
  let one = 4;
  let other = 4;
  while (one < before.length - 1 && other < after.length - 1) {
    const oneName = endOfName(before, one);
    const otherName = endOfName(after, other);
    const oneEnd = endOfField(before, one, oneName);
    const otherEnd = endOfField(after, other, otherName);
    if (!isSame(before, one, oneEnd, after, other, otherEnd)) {
      // Where they are not one field any more, fields came or went: the rest is looked at by names.
      if (!isSame(before, one + 1, oneName, after, other + 1, otherName)) break;
      changed.add(nameOf(before, one, oneName));
    }
    one = oneEnd;
    other = otherEnd;
  }
  const left = fieldsFrom(before, one);
  for (const [name, field] of fieldsFrom(after, other)) {
    if (!left.get(name)?.equals(field)) changed.add(name);
    left.delete(name);
  }
  for (const name of left.keys()) changed.add(name);
  return changed;
}

function fieldsFrom(raw: Buffer, from: number): Map<string, Buffer> {
  const fields = new Map<string, Buffer>();
  for (let at = from; at < raw.length - 1;) {
    const nameEnd = endOfName(raw, at);
    const end = endOfField(raw, at, nameEnd);
    fields.set(nameOf(raw, at, nameEnd), raw.subarray(at, end));
    at = end;
  }
  return fields;
}

const nameOf = (raw: Buffer, at: number, nameEnd: number): string => raw.toString("utf8", at + 1, nameEnd);

/** Whether the bytes from one place to another are those of a name. */
export function isName(name: Buffer, raw: Buffer, from: number, to: number): boolean {
  if (name.length !== to - from) return false;
  for (let i = 0; i < name.length; i++) if (name[i] !== raw[from + i]) return false;
  return true;
}

function isSame(a: Buffer, from: number, to: number, b: Buffer, start: number, end: number): boolean {
  if (to - from !== end - start) return false;
  for (let i = 0; i < to - from; i++) if (a[from + i] !== b[start + i]) return false;
  return true;
}

/** Where the name ends of a field that begins at a place: a field is its type, its name, a zero and its value. */
export function endOfName(raw: Buffer, at: number): number {
  let end = at + 1;
  while (raw[end] !== 0) end++;
  return end;
}

/** Where such a field ends. */
export function endOfField(raw: Buffer, at: number, nameEnd: number): number {
  return nameEnd + 1 + lengthAt(raw, raw[at]!, nameEnd + 1);
}

/** As `valueLength`, in little time for the types that most values are of. */
function lengthAt(raw: Buffer, type: number, at: number): number {
  switch (type) {
    case 0x01: // double
    case 0x09: // date
    case 0x12: // long
      return 8;
    case 0x02: // string
      return 4 + raw.readInt32LE(at);
    case 0x03: // document
    case 0x04: // array
      return raw.readInt32LE(at);
    case 0x07: // object id
      return 12;
    case 0x08: // boolean
      return 1;
    case 0x10: // int
      return 4;
    default:
      return valueLength(new DataView(raw.buffer, raw.byteOffset, raw.byteLength), type, at);
  }
}
