import { isPlain, type Doc } from "../../bson.ts";
import { location } from "../../errors.ts";
import { fixed, isNullish, variadic, type MakeExpression } from "../expressionTypes.ts";
import { setOwn } from "../fields.ts";
import { bsonType } from "../types.ts";

/** Documents taken whole, and what a value is. */
export const objectExpressions: Record<string, MakeExpression> = {
  $type: fixed(1, 1, ([value]) => bsonType(value)),
  $mergeObjects: (argument, scope, name) => {
    const several = variadic((values) => mergeObjects(values));
    const one = fixed(1, 1, ([value]) => mergeObjects(Array.isArray(value) ? value : [value]));
    return (Array.isArray(argument) ? several : one)(argument, scope, name);
  },
  $objectToArray: fixed(1, 1, ([value]) => {
    if (isNullish(value)) return null;
    if (isPlain(value)) return Object.keys(value).map((k) => ({ k, v: value[k] }));
    throw location(40390, `$objectToArray requires a document input, found: ${bsonType(value)}`);
  }),
  $arrayToObject: fixed(1, 1, ([value]) => {
    if (isNullish(value)) return null;
    if (!Array.isArray(value)) {
      throw location(40386, `$arrayToObject requires an array input, found: ${bsonType(value)}`);
    }
    const made: Doc = {};
    for (const item of value) {
      const [key, content] = pairOf(item);
      setOwn(made, key, content);
    }
    return made;
  }),
};

/** Later fields win; null and missing count for nothing. Throws 40400. */
export function mergeObjects(values: unknown[]): Doc {
  const merged: Doc = {};
  for (const value of values) {
    if (isNullish(value)) continue;
    if (!isPlain(value)) {
      throw location(40400, `$mergeObjects requires object inputs, but input is of type ${bsonType(value)}`);
    }
    for (const name of Object.keys(value)) setOwn(merged, name, value[name]);
  }
  return merged;
}

/** `["name", value]` or `{ k: "name", v: value }`. */
function pairOf(item: unknown): [string, unknown] {
  if (Array.isArray(item)) {
    if (item.length !== 2) throw location(40397, "$arrayToObject requires an array of size 2 arrays");
    return [keyOf(item[0], 40395), item[1]];
  }
  if (!isPlain(item)) throw location(40398, `Unrecognised input type for $arrayToObject: ${bsonType(item)}`);
  if (Object.keys(item).length !== 2 || !Object.hasOwn(item, "k") || !Object.hasOwn(item, "v")) {
    throw location(40392, "$arrayToObject requires an object with keys 'k' and 'v'");
  }
  return [keyOf(item.k, 40394), item.v];
}

function keyOf(key: unknown, code: number): string {
  if (typeof key !== "string")
    throw location(code, `$arrayToObject requires a string as key, not ${bsonType(key)}`);
  if (key.includes("\0")) throw location(4940401, "Key field cannot contain an embedded null byte");
  return key;
}
