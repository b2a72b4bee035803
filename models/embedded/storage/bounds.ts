import { BSONRegExp } from "bson";
import { isOperatorDoc, isPlain, type Doc } from "../bson.ts";
import { HIGHEST, isCut, keyPart, MAX_PART_BYTES, orderKey, typeBounds, type KeyPart } from "./keys.ts";

/** What a filter asks of each path, from its top level and its $and; all of it must hold. */
export type Conditions = Map<string, unknown[]>;

/** Collects the conditions of a filter. */
export function conditionsOf(filter: Doc, into: Conditions = new Map()): Conditions {
  for (const [path, condition] of Object.entries(filter)) {
    if (path === "$and" && Array.isArray(condition)) {
      for (const part of condition) if (isPlain(part)) conditionsOf(part, into);
    } else if (!path.startsWith("$")) into.set(path, [...(into.get(path) ?? []), condition]);
  }
  return into;
}

/** What an index must hold at a field for a document to match: one of some parts, or a part from `start` to `end`. */
type Bounds = { values: KeyPart[]; hasNull: boolean } | { start: KeyPart; end: KeyPart };

/** The narrowest bounds that the conditions on one field allow, if any; wider than the filter, never narrower. */
export function boundsOf(conditions: readonly unknown[] = [], multikey: boolean): Bounds | undefined {
  for (const condition of conditions) {
    const values = equalities(condition);
    if (!values) continue;
    const parts = [...new Set(values.map(keyPart))].sort();
    return { values: parts, hasNull: values.some((value) => value === null || value === undefined) };
  }
  let range: { start: KeyPart; end: KeyPart } | undefined;
  for (const next of conditions.flatMap(rangesOf)) {
    // Two bounds on an array may be met by two of its items, so only the first of them narrows the scan.
    if (range && multikey) break;
    range ??= next;
    range = {
      start: range.start > next.start ? range.start : next.start,
      end: range.end < next.end ? range.end : next.end,
    };
  }
  return range && (range.start < range.end ? range : { values: [], hasNull: false });
}

/** The values of which a field must equal one. */
export function equalities(condition: unknown): unknown[] | undefined {
  if (!isOperatorDoc(condition)) return isRegex(condition) ? undefined : [condition];
  if (Object.hasOwn(condition, "$eq")) return isRegex(condition.$eq) ? undefined : [condition.$eq];
  const list: unknown = condition.$in;
  return Array.isArray(list) && !list.some(isRegex) ? list : undefined;
}

const isRegex = (value: unknown) => value instanceof RegExp || value instanceof BSONRegExp;

/** Each operator of a condition that gives a range of parts. */
function rangesOf(condition: unknown): { start: KeyPart; end: KeyPart }[] {
  const prefix = prefixOf(condition);
  if (prefix !== undefined) {
    const part = orderKey(prefix).slice(0, -1).slice(0, MAX_PART_BYTES); // without the end of the text
    return [{ start: part, end: part + BEYOND }];
  }
  if (!isOperatorDoc(condition)) return [];
  return Object.entries(condition).flatMap(([operator, value]) => {
    const bounds = value !== undefined && RANGES.has(operator) && typeBounds(value);
    return bounds ? [rangeOf(operator, value, bounds)] : [];
  });
}

const RANGES = new Set(["$gt", "$gte", "$lt", "$lte"]);
/** Past every part that begins with what stands before it, the hash of a cut one included. */
const BEYOND = HIGHEST.repeat(22);

function rangeOf(operator: string, value: unknown, [low, high]: [KeyPart, KeyPart]) {
  const part = keyPart(value);
  if (isCut(part)) {
    const known = part.slice(0, MAX_PART_BYTES);
    return operator.startsWith("$g") ? { start: known, end: high } : { start: low, end: known + BEYOND };
  }
  switch (operator) {
    case "$gt":
      return { start: part + HIGHEST, end: high };
    case "$gte":
      return { start: part, end: high };
    case "$lt":
      return { start: low, end: part };
    default:
      return { start: low, end: part + HIGHEST };
  }
}

/** The text that every string begins with which a regular expression finds. */
function prefixOf(condition: unknown): string | undefined {
  if (condition instanceof BSONRegExp) return literalPrefix(condition.pattern, condition.options);
  if (condition instanceof RegExp) return literalPrefix(condition.source, condition.flags);
  if (!isOperatorDoc(condition) || !Object.hasOwn(condition, "$regex")) return undefined;
  const { $regex: regex, $options: options } = condition;
  if (options !== undefined && options !== "") return undefined;
  return typeof regex === "string" ? literalPrefix(regex, "") : prefixOf(regex);
}

function literalPrefix(pattern: string, options: string): string | undefined {
  if (options !== "" || pattern.includes("|")) return undefined;
  const literal = /^\^([^\\^$.|?*+()[\]{}]+)([*?{]?)/.exec(pattern);
  if (!literal) return undefined;
  const text = Array.from(literal[1]!);
  if (literal[2]) text.pop(); // the last character may be missing
  return text.join("") || undefined;
}
