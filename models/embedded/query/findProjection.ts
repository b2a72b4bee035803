import { isPlain, type Doc } from "../bson.ts";
import { location } from "../errors.ts";
import { compileCondition } from "./conditions.ts";
import { setOwn } from "./fields.ts";
import { compileFilter } from "./filter.ts";
import { isNumeric, toDouble } from "./numbers.ts";
import { operatorTable } from "./operators.ts";
import { type QueryOptions } from "./options.ts";
import { type Leaf } from "./shape.ts";

type ReadFindOperator = (argument: unknown, options: QueryOptions) => Leaf | undefined;

/** The operators of a find's projection by name; undefined for an argument that is an expression's. */
export const FIND_OPERATORS = operatorTable<ReadFindOperator>("projection", {
  $slice: (argument) => sliceOf(argument),
  $elemMatch: (argument, options) => {
    if (!isPlain(argument)) throw location(31274, "elemMatch: Invalid argument, object required");
    const condition = compileCondition({ $elemMatch: argument }, (filter) => compileFilter(filter, options));
    return {
      kind: "change",
      change(value) {
        const first: unknown = Array.isArray(value)
          ? value.find((item) => condition((test) => test([item])))
          : undefined;
        return first === undefined ? undefined : [first];
      },
    };
  },
  $: () => undefined,
});

/** Leaves one item in the array at a path; a value that is no array is left as it is. Throws 51246. */
export function keepItem(doc: Doc, [name = "", ...rest]: string[], index: number | undefined): void {
  const value: unknown = Object.hasOwn(doc, name) ? doc[name] : undefined;
  if (rest.length) {
    if (isPlain(value)) keepItem(value, rest, index);
  } else if (Array.isArray(value)) {
    if (index === undefined) {
      throw location(51246, "positional operator '.$' couldn't find a matching element in the array");
    }
    setOwn(doc, name, [value[index]]);
  }
}

/** `n`, `-n` or `[skip, n]`; any other argument is that of the expression `$slice`. */
function sliceOf(argument: unknown): Leaf | undefined {
  const [skip, limit] = Array.isArray(argument) ? argument : [undefined, argument];
  if (!isNumeric(limit) || (skip !== undefined && !isNumeric(skip))) return undefined;
  const count = Math.trunc(toDouble(limit));
  if (skip === undefined) return ofItems((items) => (count < 0 ? items.slice(count) : items.slice(0, count)));
  if (count <= 0) throw location(31259, `$slice limit must be positive, got ${count}`);
  const from = Math.trunc(toDouble(skip));
  return ofItems((items) => {
    const start = from < 0 ? Math.max(0, items.length + from) : from;
    return items.slice(start, start + count);
  });
}

/** A value that is no array has no items to change, and stays. */
const ofItems = (change: (items: unknown[]) => unknown[]): Leaf => ({
  kind: "change",
  change: (value) => (Array.isArray(value) ? change(value) : value),
});
