import { isPlain, visitAt, type Doc } from "../bson.ts";
import { badValue, location, typeMismatch } from "../errors.ts";
import { EMPTY_ARRAY_KEY, orderKey } from "../storage/keys.ts";
import { checkedParts } from "./expression.ts";
import { isNumeric, toDouble } from "./numbers.ts";

/** Fields and directions. */
export type Sort = Record<string, 1 | -1>;

/**
 * What a command sorts by; undefined when it is nothing. Throws 14 when it is no document, 15975 for a
 * direction that is neither 1 nor -1, 2 for $natural and $meta.
 */
export function asSort(sort: unknown): Sort | undefined {
  if (sort === undefined || sort === null) return undefined;
  const entries = sort instanceof Map ? [...sort] : isPlain(sort) ? Object.entries(sort) : undefined;
  if (!entries) throw typeMismatch("Expected field sort to be of type object");
  if (!entries.length) return undefined;
  return Object.fromEntries(
    entries.map(([path, direction]) => [checkedPath(String(path)), directionOf(path, direction)]),
  );
}

/**
 * The keys by which a document sorts, comparable by `<`, each as an index has it: the least item of an array
 * upwards, its greatest downwards, a missing field as null, an array without items before null.
 */
export function compileSortKeys(sort: Sort): (doc: Doc) => string[] {
  const fields = Object.entries(sort).map(([path, direction]) => ({ parts: path.split("."), direction }));
  return (doc) => fields.map(({ parts, direction }) => sortKey(doc, parts, direction));
}

/** Compares what `compileSortKeys` has given, for the directions of the same sort. */
export function compileKeyOrder(sort: Sort): (a: string[], b: string[]) => number {
  const directions = Object.values(sort);
  return (a, b) => {
    for (let i = 0; i < directions.length; i++) {
      const left = a[i]!;
      const right = b[i]!;
      if (left !== right) return (left < right ? -1 : 1) * directions[i]!;
    }
    return 0;
  };
}

function sortKey(doc: Doc, parts: string[], direction: 1 | -1): string {
  let best: string | undefined;
  const consider = (value: unknown) => {
    const key = orderKey(value);
    if (best === undefined || (direction === 1 ? key < best : key > best)) best = key;
  };
  visitAt(doc, parts, 0, (value, atIndex) => {
    if (!Array.isArray(value) || atIndex) consider(value);
    else if (value.length) value.forEach(consider);
    else if (best === undefined || direction === 1) best = EMPTY_ARRAY_KEY;
    return false;
  });
  return best ?? orderKey(undefined);
}

function checkedPath(path: string): string {
  if (path === "$natural")
    throw badValue("a $natural sort is not supported by the embedded database; sort by _id");
  checkedParts(path);
  return path;
}

function directionOf(path: unknown, direction: unknown): 1 | -1 {
  if (isPlain(direction)) throw badValue(`a sort by ${Object.keys(direction)[0]} is not supported`);
  const number = isNumeric(direction) ? toDouble(direction) : 0;
  if (number === 1 || number === -1) return number;
  throw location(
    15975,
    `$sort key ordering must be 1 (for ascending) or -1 (for descending): ${String(path)}`,
  );
}
