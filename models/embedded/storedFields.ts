import { decode, type Doc } from "./bson.ts";
import { valueAt } from "./fieldReader.ts";
import { asDouble } from "./query/numbers.ts";
import { endOfField, endOfName, fieldPicker, isName } from "./rawFields.ts";

/**
 * Makes a reader of some top-level fields, by their names, of documents that are stored: their bytes were looked at
 * when they came. It gives what `decode` would, and leaves to it what is not of a common type.
 */
export function storedReader(names: ReadonlySet<string>): (raw: Buffer) => Doc {
  const wanted = Array.from(names, (name) => ({ name, bytes: Buffer.from(name) }));
  const pick = fieldPicker(names);
  const isOdd = wanted.some(({ name }) => name === "__proto__");
  return (raw) => (isOdd ? undefined : read(raw, wanted)) ?? decode(pick(raw));
}

/** A field's name, and its bytes. */
interface Wanted {
  name: string;
  bytes: Buffer;
}

function read(raw: Buffer, wanted: readonly Wanted[]): Doc | undefined {
  const doc: Doc = {};
  for (let at = 4; at < raw.length - 1;) {
    const nameEnd = endOfName(raw, at);
    const end = endOfField(raw, at, nameEnd);
    for (const { name, bytes } of wanted) {
      if (!isName(bytes, raw, at + 1, nameEnd)) continue;
      const value = valueAt(raw, raw[at]!, nameEnd + 1, end);
      if (value === undefined) return undefined;
      doc[name] = typeof value === "number" && raw[at] === DOUBLE ? asDouble(value) : value;
    }
    at = end;
  }
  return doc;
}

/** BSON's number for the type. */
const DOUBLE = 1;
