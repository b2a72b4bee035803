import { isOperatorDoc, isPlain, type Doc } from "../bson.ts";
import { setOwn } from "./fields.ts";
import { compileFilter } from "./filter.ts";
import { type QueryOptions } from "./options.ts";

/**
 * Which item of the array at `path` the positional `$` means: the first one that, alone in its array,
 * satisfies all that the filter asks of that array. Undefined for a document without the array, or without
 * such an item. Throws nothing for a filter that does not ask of the array; it then finds no item, so that
 * `$` never points by accident at the position found in another array.
 */
export function compilePositional(
  filter: Doc,
  path: string,
  options: QueryOptions,
): (doc: Doc) => number | undefined {
  const about = restricted(filter, path);
  if (!about) return () => undefined;
  const matches = compileFilter(about, options);
  const parts = path.split(".");
  return (doc) => {
    const list = parts.reduce<unknown>((value, part) => (isPlain(value) ? value[part] : undefined), doc);
    if (!Array.isArray(list)) return undefined;
    const index = list.findIndex((item) => matches(withValueAt(doc, parts, [item])));
    return index < 0 ? undefined : index;
  };
}

/**
 * Conditions that speak of one item; the others ($size, $ne, $nin, $not) speak of the array, or of all items.
 */
const ABOUT_AN_ITEM = new Set([
  "$eq",
  "$gt",
  "$gte",
  "$lt",
  "$lte",
  "$in",
  "$regex",
  "$options",
  "$elemMatch",
  "$type",
  "$exists",
]);

/** The part of a filter that asks of the items of one array. */
function restricted(filter: Doc, path: string): Doc | undefined {
  const parts = Object.keys(filter).flatMap((name): Doc[] => {
    const argument: unknown = filter[name];
    if ((name === "$and" || name === "$or") && Array.isArray(argument)) {
      const branches = argument.filter(isPlain).flatMap((branch) => restricted(branch, path) ?? []);
      return branches.length ? [{ [name]: branches }] : [];
    }
    if (name !== path && !name.startsWith(`${path}.`)) return [];
    if (/^\d+(\.|$)/.test(name.slice(path.length + 1))) return [];
    return conditionsOf(argument).map((condition) => ({ [name]: condition }));
  });
  return parts.length ? { $and: parts } : undefined;
}

function conditionsOf(argument: unknown): unknown[] {
  if (!isOperatorDoc(argument)) return [argument];
  const kept = Object.keys(argument).filter((name) => ABOUT_AN_ITEM.has(name));
  const all: unknown[] = Array.isArray(argument.$all)
    ? [{ $in: argument.$all.filter((item) => !isOperatorDoc(item)) }]
    : [];
  return kept.length ? [...all, Object.fromEntries(kept.map((name) => [name, argument[name]]))] : all;
}

function withValueAt(value: Doc, [part, ...rest]: string[], replacement: unknown): Doc {
  const copy = { ...value };
  if (part === undefined) return copy;
  const inner: unknown = copy[part];
  setOwn(copy, part, rest.length && isPlain(inner) ? withValueAt(inner, rest, replacement) : replacement);
  return copy;
}
