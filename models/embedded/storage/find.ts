import { isOperatorDoc, type Doc } from "../bson.ts";
import { compileFilter, fieldsAsked } from "../query/filter.ts";
import { type QueryOptions } from "../query/options.ts";
import { Sorter } from "../query/sorter.ts";
import { type Steps } from "../steps.ts";
import { storedReader } from "../storedFields.ts";
import { equalities } from "./bounds.ts";
import { type Collection } from "./collection.ts";
import { plan, type Plan, type Sort } from "./planner.ts";
import { rowsOf } from "./rows.ts";
import { type Row } from "./row.ts";

/** How rows are to be found. */
export interface FindOptions extends QueryOptions {
  sort?: Sort | undefined;
  hint?: unknown;
  /** Only so many are wanted: a sort then keeps no more. */
  limit?: number;
  /** Counts what is looked at. */
  examined?: Examined;
}

/** What a search has looked at so far. */
export interface Examined {
  keys: number;
  docs: number;
}

/**
 * The rows that match a filter, in the order asked for; rows that tie come out in the order of _id. Without a sort the
 * order is that of the index that was used, and of _id where none was.
 */
export function findRows(collection: Collection, filter: Doc, options: FindOptions = {}): Steps<Row> {
  return rowsByPlan(collection, filter, options, plan(collection, filter, options.sort, options.hint));
}

/** As `findRows`, by a plan made already. */
export function* rowsByPlan(
  collection: Collection,
  filter: Doc,
  options: FindOptions,
  chosen: Plan,
): Generator<Row | undefined> {
  const { sort } = options;
  const asked = chosen.single ? besideId(filter) : filter;
  const rows = matching(rowsOf(collection, chosen, options.examined), asked, options);
  if (chosen.sorted || !sort) return yield* rows;
  const sorter = new Sorter<Row>("_id" in sort ? sort : { ...sort, _id: 1 }, { limit: options.limit ?? 0 });
  for (const row of rows) {
    if (row) sorter.add(row, row.doc, row.raw.length);
    row?.forget();
    yield undefined;
  }
  yield* sorter.results();
}

/** What is left to be asked of rows that were looked up by their ids. */
function besideId(filter: Doc): Doc {
  const { _id: condition, ...others } = filter;
  const isWhole = !isOperatorDoc(condition) || Object.keys(condition).join() === "$in";
  return isWhole && equalities(condition) && !("$and" in filter) ? others : filter;
}

function matching(rows: Steps<Row>, filter: Doc, options: QueryOptions): Steps<Row> {
  if (!Object.keys(filter).length) return rows;
  return filterRows(rows, matcher(filter, options));
}

/** Whether a row matches a filter, of which no more is decoded than the filter asks for. */
export function matcher(filter: Doc, options: QueryOptions = {}): (row: Row) => boolean {
  const matches = compileFilter(filter, options);
  const fields = fieldsAsked(filter);
  if (!fields) return (row) => matches(row.doc);
  const read = storedReader(fields);
  return (row) => matches(row.hasDoc ? row.doc : read(row.raw));
}

function* filterRows(rows: Steps<Row>, matches: (row: Row) => boolean): Generator<Row | undefined> {
  for (const row of rows) yield row && matches(row) ? row : undefined;
}
