import { type Doc } from "../bson.ts";
import { badValue } from "../errors.ts";
import { boundsOf, conditionsOf, type Conditions } from "./bounds.ts";
import { type Collection } from "./collection.ts";
import { ID_INDEX, type IndexSpec } from "./indexSpec.ts";
import { impliesPartial } from "./partial.ts";
import { idPrefix, prefixRange, type Range } from "./range.ts";

/** Fields and directions, in order. */
export type Sort = Record<string, 1 | -1>;

/** How a filter and a sort are answered. */
export interface Plan {
  /** None for a scan of the whole collection. */
  index?: IndexSpec;
  ranges: Range[];
  reverse: boolean;
  /** Rows come out in the order that was asked for. */
  sorted: boolean;
  /** Each range begins with the key of the one document that it may hold. */
  single?: boolean;
  /** Entries alike in their first so many fields are put into the order of _id before they are used. */
  tiesAfter?: number;
}

/** The plan with the highest score; a scan where no index helps. Throws 2 for a hint that names no index. */
export function plan(collection: Collection, filter: Doc, sort: Sort = {}, hint?: unknown): Plan {
  const conditions = conditionsOf(filter);
  let best: Plan & { score: number } = {
    ranges: [prefixRange(idPrefix(collection.spec.id))],
    reverse: false,
    sorted: !Object.keys(sort).length,
    score: 0,
  };
  const usable = candidates(collection, hint);
  for (const index of usable) {
    const next = planIndex(index, conditions, sort, hint !== undefined);
    if (next && next.score > best.score) best = next;
  }
  if (hint !== undefined && usable.length && !best.index)
    throw badValue("the hinted index lacks documents to be found");
  const { score: _score, ...chosen } = best;
  return chosen;
}

/** More values of `$in`, multiplied over the fields, than this are not looked up one by one. */
const MAX_RANGES = 5_000;

function candidates(collection: Collection, hint: unknown): IndexSpec[] {
  const ready = collection.indexes.filter((index) => !index.building);
  if (hint === undefined) return ready;
  if (typeof hint === "object" && hint !== null && "$natural" in hint) return [];
  const wanted = ready.filter(
    ({ name, key }) =>
      name === hint || (typeof hint === "object" && JSON.stringify(key) === JSON.stringify(hint)),
  );
  if (!wanted.length) throw badValue("hint provided does not correspond to an existing index");
  return wanted;
}

function planIndex(index: IndexSpec, conditions: Conditions, sort: Sort, forced: boolean) {
  const { partialFilterExpression: partial, sparse } = index;
  if (partial && !impliesPartial(partial, conditions)) return undefined;
  const { prefixes, bound, range } = narrow(index, conditions);
  const order = prefixes.length === 1 ? orderFrom(index, bound, sort) : undefined;
  const narrowed = bound > 0 || range;
  // A sparse index knows nothing of the documents without its fields: alone it cannot serve a sort.
  if (!narrowed && !forced && (sparse || !order)) return undefined;
  const whole = bound === Object.keys(index.key).length && (index.unique || index.name === ID_INDEX);
  const sorts = Object.keys(sort).length > 0 && order !== undefined;
  const plan: Plan & { score: number } = {
    index,
    ranges: range
      ? prefixes.map((prefix) => ({ start: prefix + range.start, end: prefix + range.end }))
      : prefixes.map(prefixRange),
    reverse: order?.reverse ?? false,
    sorted: !Object.keys(sort).length || sorts,
    score: bound * 2 + (range ? 1 : 0) + (sorts ? 1.5 : 0) + (whole ? 1 : 0) + (forced ? 100 : 0),
  };
  if (index.name === ID_INDEX && bound === 1) plan.single = true;
  if (sorts && order.tiesAfter !== undefined) plan.tiesAfter = order.tiesAfter;
  return plan;
}

/** The beginnings of the keys to look at: `bound` fields fixed by equality, and perhaps a range in the next one. */
function narrow(index: IndexSpec, conditions: Conditions) {
  let prefixes = [idPrefix(index.id)];
  let bound = 0;
  for (const path of Object.keys(index.key)) {
    const bounds = boundsOf(conditions.get(path), Boolean(index.multikey));
    if (!bounds) break;
    if ("start" in bounds) return { prefixes, bound, range: bounds };
    const { values, hasNull } = bounds;
    if ((index.sparse && hasNull) || prefixes.length * values.length > MAX_RANGES) break;
    prefixes = prefixes.flatMap((prefix) => values.map((value) => prefix + value));
    bound++;
  }
  return { prefixes, bound, range: undefined };
}

/**
 * How to read an index, of which the first `fixed` fields are given, to get a sort; undefined if it cannot serve it.
 * Entries are stored ascending in every field whatever the index says, and by _id at last, so all fields that are
 * not given must go the same way.
 */
function orderFrom(
  index: IndexSpec,
  fixed: number,
  sort: Sort,
): Pick<Plan, "reverse" | "tiesAfter"> | undefined {
  if (index.multikey || index.unordered) return undefined;
  const paths = Object.keys(index.key);
  const given = new Set(paths.slice(0, fixed));
  const free = paths.slice(fixed);
  if (!paths.includes("_id")) free.push("_id");
  const wanted = Object.entries(sort).filter(([path]) => !given.has(path));
  const direction = wanted[0]?.[1] ?? 1;
  let served = 0;
  for (const [path, way] of wanted) {
    if (path !== free[served] || way !== direction) return undefined;
    served++;
    if (path === "_id") return { reverse: direction < 0 }; // there are no ties to look further for
  }
  const reverse = direction < 0;
  const tiesAfter = fixed + served;
  return tiesAfter === paths.length && !reverse ? { reverse } : { reverse, tiesAfter };
}
