import { type Doc } from "../bson.ts";
import { compileFilter } from "../query/filter.ts";
import { type Collection } from "../storage/collection.ts";
import { findRows, type FindOptions } from "../storage/find.ts";
import { type Row } from "../storage/row.ts";
import { searchNow, UNFINISHED } from "../storage/search.ts";
import { type CommandContext } from "./command.ts";
import { TOO_LONG } from "./statements.ts";

/** Which document is to be changed. */
export interface Target {
  collection: string;
  filter: Doc;
  options: FindOptions;
}

/** Changes the row that was found, or does what is to be done where there is none; inside the transaction. */
export type Change<R> = (row: Row | undefined, collection?: Collection) => R;

/** Finds the first row and changes it, all in the current transaction; TOO_LONG if finding it takes long. */
export function changeOneNow<R>(
  context: CommandContext,
  target: Target,
  change: Change<R>,
): R | typeof TOO_LONG {
  const collection = context.catalog.get(context.db, target.collection);
  if (!collection) return change(undefined);
  const found = searchNow(findRows(collection, target.filter, { ...target.options, limit: 1 }), 1);
  return found === UNFINISHED ? TOO_LONG : change(found[0], collection);
}

/** After so many searches whose result others had changed meanwhile, the next one holds the others up. */
const MAX_TRIES = 5;

/**
 * As `changeOneNow`, for a search that takes long: it is made outside the transaction, and its result counts only if
 * it still holds within.
 */
export async function changeOneSlowly<R>(
  context: CommandContext,
  target: Target,
  change: Change<R>,
): Promise<R> {
  const { store, catalog, operation, db } = context;
  const { filter, options } = target;
  const search = { ...options, limit: 1 };
  const matches = compileFilter(filter, options);
  for (let tries = 1; ; tries++) {
    const collection = catalog.get(db, target.collection);
    const version = collection?.version;
    let found: Row | undefined;
    if (collection) {
      await operation.each(findRows(collection, filter, search)[Symbol.iterator](), (row) => {
        found = row;
        return false;
      });
    }
    const outcome = await store.write(() => {
      const current = catalog.get(db, target.collection);
      if (current === collection && current?.version === version) return { result: change(found, current) };
      if (current && current === collection && found && !options.sort) {
        const row = current.get(found.id);
        if (row && matches(row.doc)) return { result: change(row, current) };
      }
      if (tries < MAX_TRIES) return undefined;
      const rows = current ? findRows(current, filter, search) : [];
      for (const row of rows) if (row) return { result: change(row, current) };
      return { result: change(undefined) };
    });
    if (outcome) return outcome.result;
  }
}
