import { type Doc } from "../bson.ts";
import { MongoError, notSupported } from "../errors.ts";
import { bsonType } from "../query/types.ts";

/** What a field may hold. */
export type Kind = "string" | "object" | "array" | "number" | "bool" | "any";

/** The fields of a command or a statement: their kinds, or the only values with which they are understood. */
export type Shape = Record<string, Kind | readonly Kind[] | { only: readonly unknown[] }>;

/** An option that means what the embedded database does anyway, and is refused with any other value. */
export const only = (...values: unknown[]) => ({ only: values });

/**
 * Refuses what is not in a shape: 40415 for a field that is not known, 14 for a value of another type, 238 for an
 * option that MongoDB has and this database has not. A null is taken for an absent field, and removed, as MongoDB does.
 */
export function checkShape(name: string, given: Doc, ...shapes: Shape[]): void {
  for (const [field, value] of Object.entries(given)) {
    const shape = shapes.find((known) => Object.hasOwn(known, field));
    const expected = shape?.[field];
    if (expected === undefined) {
      throw new MongoError(40415, "Location40415", `BSON field '${name}.${field}' is an unknown field.`);
    }
    if (expected === "any") continue;
    if (value === null || value === undefined) Reflect.deleteProperty(given, field);
    else checkField(`${name}.${field}`, value, expected);
  }
}

function checkField(path: string, value: unknown, expected: Exclude<Shape[string], "any">): void {
  if (typeof expected === "object" && "only" in expected) {
    if (!expected.only.includes(value)) throw notSupported(`'${path}' with this value`);
    return;
  }
  const kinds = typeof expected === "string" ? [expected] : expected;
  if (kinds.some((kind) => TESTS[kind](value))) return;
  const names = kinds.map((kind) => `'${kind}'`).join(" or ");
  const message = `BSON field '${path}' is the wrong type '${bsonType(value)}', expected type ${names}`;
  throw new MongoError(14, "TypeMismatch", message);
}

const NUMBERS = new Set(["int", "long", "double", "decimal"]);

const TESTS: Record<Kind, (value: unknown) => boolean> = {
  string: (value) => typeof value === "string",
  object: (value) => bsonType(value) === "object",
  array: Array.isArray,
  number: (value) => NUMBERS.has(bsonType(value)),
  bool: (value) => typeof value === "boolean" || NUMBERS.has(bsonType(value)),
  any: () => true,
};
