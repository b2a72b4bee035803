import { type Doc } from "../bson.ts";

/** Sets a field of any name: `doc["__proto__"] = x` would change what the document is. */
export function setOwn(doc: Doc, name: string, value: unknown): void {
  if (name !== "__proto__") doc[name] = value;
  else Object.defineProperty(doc, name, { value, writable: true, enumerable: true, configurable: true });
}

/** Removes a field of any name. */
export const removeOwn = (doc: Doc, name: string): void => void Reflect.deleteProperty(doc, name);

/** MongoDB keeps _id as the first field. */
export function idFirst(doc: Doc): Doc {
  if (!Object.hasOwn(doc, "_id") || Object.keys(doc)[0] === "_id") return doc;
  const { _id, ...rest } = doc;
  return { _id, ...rest };
}
