import { ObjectId } from "bson";
import { valuesAt, type Doc } from "../bson.ts";
import { MongoError } from "../errors.ts";
import { type IndexSpec } from "./indexSpec.ts";

/** 11000, with the text, `keyPattern` and `keyValue` that clients look for. */
export function duplicateKey(ns: string, { name, key }: IndexSpec, doc: Doc): MongoError {
  const values = Object.keys(key).map((path): [string, unknown] => [path, valuesAt(doc, path)[0] ?? null]);
  const text = values.map(([path, value]) => `${path}: ${show(value)}`).join(", ");
  const message = `E11000 duplicate key error collection: ${ns} index: ${name} dup key: { ${text} }`;
  return new MongoError(11000, "DuplicateKey", message, {
    keyPattern: key,
    keyValue: Object.fromEntries(values),
  });
}

function show(value: unknown): string {
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  return JSON.stringify(value) ?? "null";
}
