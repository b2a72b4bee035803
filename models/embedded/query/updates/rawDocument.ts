import { decode, encode, type Doc } from "../../bson.ts";
import { broken, valueLength } from "./valueLength.ts";

const DOCUMENT = 3;
const ARRAY = 4;

/** A value as its bytes; its type is BSON's number for it. */
export interface RawValue {
  type: number;
  bytes: Uint8Array;
}

interface Field {
  name: string;
  /** Replaced by `opened` once something in it changes. */
  value: RawValue;
  opened?: RawDocument;
  /** The bytes of type, name and value, where it stands as it was read. */
  whole?: Uint8Array;
}

/**
 * A document, or an array, of which only what an update touches is taken apart: all other fields stay the
 * bytes that they were, and in their order.
 */
export class RawDocument {
  readonly isArray: boolean;
  private readonly fields: Field[] = [];

  constructor(isArray = false) {
    this.isArray = isArray;
  }

  /** Throws 22 for bytes that are no document. */
  static of(raw: Uint8Array, isArray = false): RawDocument {
    const doc = new RawDocument(isArray);
    const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
    for (let at = 4; at < raw.length - 1;) {
      const type = raw[at] ?? 0;
      const nameEnd = raw.indexOf(0, at + 1);
      const length = valueLength(view, type, nameEnd + 1);
      const next = nameEnd + 1 + length;
      if (nameEnd < 0 || next > raw.length - 1) throw broken();
      const name = text(raw.subarray(at + 1, nameEnd));
      const value = { type, bytes: raw.subarray(nameEnd + 1, next) };
      doc.fields.push({ name, value, whole: raw.subarray(at, next) });
      at = next;
    }
    return doc;
  }

  get names(): string[] {
    return this.fields.map(({ name }) => name);
  }

  get size(): number {
    return this.fields.length;
  }

  has(name: string): boolean {
    return this.fields.some((field) => field.name === name);
  }

  /** The bytes of a field, undefined when there is none. */
  get(name: string): RawValue | undefined {
    const field = this.find(name);
    return field && valueOf(field);
  }

  /** The document or array in a field, to be changed in place; undefined for any other value. */
  open(name: string): RawDocument | undefined {
    const field = this.find(name);
    if (!field) return undefined;
    if (field.value.type !== DOCUMENT && field.value.type !== ARRAY) return undefined;
    return (field.opened ??= RawDocument.of(field.value.bytes, field.value.type === ARRAY));
  }

  /** Sets a field where it stands, or adds it at the end. */
  set(name: string, value: RawValue | RawDocument): void {
    const made = fieldOf(name, value);
    const at = this.fields.findIndex((field) => field.name === name);
    if (at < 0) this.fields.push(made);
    else this.fields[at] = made;
  }

  /** Adds an item at the end of an array. */
  append(value: RawValue): void {
    this.fields.push(fieldOf(String(this.fields.length), value));
  }

  /** Sets a field before all others. */
  setFirst(name: string, value: RawValue): void {
    this.remove(name);
    this.fields.unshift(fieldOf(name, value));
  }

  remove(name: string): void {
    const at = this.fields.findIndex((field) => field.name === name);
    if (at >= 0) this.fields.splice(at, 1);
  }

  /** The items of an array. */
  get items(): RawValue[] {
    return this.fields.map(valueOf);
  }

  toBytes(): Buffer {
    const head = Buffer.alloc(4);
    const parts: Uint8Array[] = [head];
    for (const field of this.fields) {
      if (field.whole && !field.opened) {
        parts.push(field.whole);
        continue;
      }
      const { type, bytes } = valueOf(field);
      parts.push(Buffer.from([type]), Buffer.from(`${field.name}\0`, "utf8"), bytes);
    }
    parts.push(Buffer.alloc(1));
    const raw = Buffer.concat(parts);
    raw.writeInt32LE(raw.length);
    return raw;
  }

  private find(name: string): Field | undefined {
    return this.fields.find((field) => field.name === name);
  }
}

/** An array of these items. */
export function rawArray(items: RawValue[]): RawDocument {
  const array = new RawDocument(true);
  for (const item of items) array.append(item);
  return array;
}

/** A decoded value as its bytes. */
export function toRaw(value: unknown): RawValue {
  const raw = encode({ v: value });
  return { type: raw[4] ?? 0, bytes: raw.subarray(7, -1) };
}

/** Bytes as a decoded value. */
export function fromRaw({ type, bytes }: RawValue): unknown {
  const raw = Buffer.concat([Buffer.from([0, 0, 0, 0, type, 0x76, 0]), bytes, Buffer.alloc(1)]);
  raw.writeInt32LE(raw.length);
  const doc: Doc = decode(raw);
  return doc.v;
}

/** Whether two values are the same type and bytes; two missing ones are. */
export const isSameRaw = (a: RawValue | undefined, b: RawValue | undefined): boolean =>
  a === b || (!!a && !!b && a.type === b.type && Buffer.compare(a.bytes, b.bytes) === 0);

const fieldOf = (name: string, value: RawValue | RawDocument): Field =>
  value instanceof RawDocument
    ? { name, value: { type: value.isArray ? ARRAY : DOCUMENT, bytes: EMPTY }, opened: value }
    : { name, value };

const EMPTY = new Uint8Array(0);

const valueOf = ({ value, opened }: Field): RawValue =>
  opened ? { type: value.type, bytes: opened.toBytes() } : value;

const text = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
