import { MAX_DEPTH } from "../../bson.ts";
import { badValue, failedToParse, MongoError, tooDeep } from "../../errors.ts";
import { type Predicate } from "../filter.ts";
import { operatorTable } from "../operators.ts";
import { fromRaw, type RawDocument } from "./rawDocument.ts";

/** What stands for positions in the path of an update. */
export interface Positions {
  /** For `$`: where, in the array at a path, the item stands that the filter has met. */
  positionIn(path: string): number | undefined;
  /** For `$[name]`: the tests of items, by name. */
  arrayFilters: ReadonlyMap<string, Predicate>;
}

/**
 * The parts of a path that an update may name. Throws 15 past 100 parts, 56 for an empty part, 2 for a `$`
 * that comes first or twice, 52 for any other part that begins with `$`.
 */
export function updatePath(path: string): string[] {
  const parts = path.split(".");
  if (parts.length > MAX_DEPTH) throw tooDeep();
  if (parts.some((part) => part === "")) {
    const why = `The update path '${path}' contains an empty field name, which is not allowed.`;
    throw new MongoError(56, "EmptyFieldName", why);
  }
  if (kindOf(parts[0] ?? "")) {
    throw badValue(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`);
  }
  if (parts.filter((part) => part === "$").length > 1) {
    throw badValue(`Too many positional (i.e. '$') elements found in path '${path}'`);
  }
  const strange = parts.find((part) => part.startsWith("$") && !kindOf(part));
  if (strange !== undefined) {
    const why = `The dollar ($) prefixed field '${strange}' in '${path}' is not allowed in an update path.`;
    throw new MongoError(52, "DollarPrefixedFieldName", why);
  }
  return parts;
}

/** Whether a part of a path stands for positions that only a document tells. */
export const isDynamic = (part: string): boolean => kindOf(part) !== undefined;

/** The name in `$[name]`. */
export const filterNameOf = (part: string): string | undefined => /^\$\[(.+)\]$/.exec(part)?.[1];

/** The concrete paths for one: `list.$[].n` gives `list.0.n`, `list.1.n`, and so on. */
export function expandPath(parts: string[], doc: RawDocument, positions: Positions): string[][] {
  if (!parts.some(isDynamic)) return [parts];
  return expand(doc, [], parts, positions);
}

type ExpandPart = (list: RawDocument, part: string, path: string, positions: Positions) => number[];

const POSITIONS = operatorTable<ExpandPart>("updatePath", {
  $: (_list, _part, path, positions) => {
    const index = positions.positionIn(path);
    if (index !== undefined) return [index];
    throw badValue("The positional operator did not find the match needed from the query.");
  },
  "$[]": (list) => [...list.items.keys()],
  "$[name]": (list, part, path, { arrayFilters }) => {
    const name = filterNameOf(part) ?? "";
    const matches = arrayFilters.get(name);
    if (!matches) throw badValue(`No array filter found for identifier '${name}' in path '${path}.${part}'`);
    return list.items.flatMap((item, i) => (matches({ [name]: fromRaw(item) }) ? [i] : []));
  },
});

function kindOf(part: string): ExpandPart | undefined {
  return POSITIONS.get(filterNameOf(part) === undefined ? part : "$[name]");
}

function expand(
  node: RawDocument | undefined,
  done: string[],
  rest: string[],
  positions: Positions,
): string[][] {
  const [part, ...more] = rest;
  if (part === undefined) return [done];
  const indexesFor = kindOf(part);
  if (!indexesFor) return expand(node?.open(part), [...done, part], more, positions);
  const path = done.join(".");
  if (!node) throw badValue(`The path '${path}' must exist in the document in order to apply array updates.`);
  if (!node.isArray) throw badValue(`Cannot apply array updates to non-array element ${path}`);
  return indexesFor(node, part, path, positions).flatMap((index) =>
    expand(node.open(String(index)), [...done, String(index)], more, positions),
  );
}

/** Throws 40 where two paths are the same, or one leads through the other. */
export function checkConflicts(paths: string[]): void {
  const seen = new Map<string, string>();
  for (const path of paths) {
    const parts = path.split(".");
    for (let length = 1; length <= parts.length; length++) {
      const prefix = parts.slice(0, length).join(".");
      const isWhole = length === parts.length;
      if (seen.get(prefix) === "end" || (isWhole && seen.has(prefix))) throw conflict(path, prefix);
      seen.set(prefix, isWhole ? "end" : "through");
    }
  }
}

const conflict = (path: string, at: string) =>
  new MongoError(
    40,
    "ConflictingUpdateOperators",
    `Updating the path '${path}' would create a conflict at '${at}'`,
  );

/** MongoDB applies an update in the order of the paths: text as text, positions as numbers. */
export function comparePaths(a: string[], b: string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const left = a[i]!;
    const right = b[i]!;
    if (left === right) continue;
    if (isIndex(left) && isIndex(right)) return Number(left) - Number(right);
    return left < right ? -1 : 1;
  }
  return a.length - b.length;
}

/** A position in an array. */
export const isIndex = (part: string): boolean => /^(?:0|[1-9]\d*)$/.test(part);

/** Throws 2 where a name is not fit for `$[name]`. */
export function checkFilterName(name: string): void {
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) {
    throw badValue(
      `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
    );
  }
}

/** Throws 9 for an array filter that no path names. */
export function checkFiltersUsed(names: Iterable<string>, paths: string[][]): void {
  const used = new Set(paths.flat().map(filterNameOf));
  for (const name of names) {
    if (!used.has(name))
      throw failedToParse(`The array filter for identifier '${name}' was not used in the update`);
  }
}
