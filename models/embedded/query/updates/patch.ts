import { type Doc, isPlain } from "../../bson.ts";
import { findField } from "../../rawFields.ts";
import { toRaw } from "./rawDocument.ts";

/** Overwrites values in a copy of a document's bytes; undefined where there is more to be done than that. */
export type Patch = (raw: Buffer) => Buffer | undefined;

/**
 * Makes the patch of an update that does nothing but set top-level fields: where all of them are there, and what they
 * hold is of the same type and length, nothing else in the document moves. Undefined for any other update.
 */
export function compilePatch(update: Doc): Patch | undefined {
  const { $set: fields, ...others } = update;
  if (Object.keys(others).length > 0 || !isPlain(fields)) return undefined;
  const names = Object.keys(fields);
  if (names.some((name) => name === "_id" || name.startsWith("$") || name.includes("."))) return undefined;
  const values = names.map((name) => ({ name: Buffer.from(name), ...toRaw(fields[name]) }));
  return (raw) => {
    const patched = Buffer.from(raw);
    for (const { name, type, bytes } of values) {
      const field = findField(raw, name);
      if (!field || raw[field.at] !== type || field.end - field.valueAt !== bytes.length) return undefined;
      patched.set(bytes, field.valueAt);
    }
    return patched;
  };
}
