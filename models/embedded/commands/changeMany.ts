import { isPlain, type Doc } from "../bson.ts";
import { type Collection } from "../storage/collection.ts";
import { findRows, matcher } from "../storage/find.ts";
import { type KeyPart } from "../storage/keys.ts";
import { type Row } from "../storage/row.ts";
import { searchNow, UNFINISHED } from "../storage/search.ts";
import { type Target } from "./changeOne.ts";
import { type CommandContext } from "./command.ts";
import { TOO_LONG } from "./statements.ts";

/** More rows than this are not changed in one transaction. */
const MAX_AT_ONCE = 200;
/** Short: a slice reads and writes all over the file, and others wait for that on top of it. */
const SLICE_MS = 8;

/** Of what was found so much is kept, to be read again only where somebody has changed something meanwhile. */
const MOST_KEPT_BYTES = 8 * 1024 * 1024;

/** Changes one row and says whether that made a difference; inside the transaction. */
type ChangeRow = (collection: Collection, row: Row) => boolean;

/** How many rows matched, and how many of them were changed. */
export interface Changed {
  matched: number;
  modified: number;
}

/**
 * Changes all rows that match in the current transaction; gives how many, or TOO_LONG, having changed nothing. What a
 * change throws ends it; the rows before it stay changed, as in MongoDB.
 */
export function changeManyNow(
  context: CommandContext,
  target: Target,
  change: ChangeRow,
): Changed | typeof TOO_LONG {
  const collection = context.catalog.get(context.db, target.collection);
  const changed = { matched: 0, modified: 0 };
  if (!collection) return changed;
  // So many are named that it would be in vain to look for the first of them here.
  if (idsNamed(target.filter) > MAX_AT_ONCE) return TOO_LONG;
  const rows = searchNow(findRows(collection, target.filter, target.options), MAX_AT_ONCE + 1);
  if (rows === UNFINISHED || rows.length > MAX_AT_ONCE) return TOO_LONG;
  for (const row of rows) countChange(changed, change(collection, row));
  return changed;
}

/**
 * Changes all rows that match, in transactions of some milliseconds each: as in MongoDB, many documents are not
 * changed as one, a document that no longer matches when its turn comes is left alone, and what a change throws leaves
 * the rows before it changed. Gives how many were; throws 50, having changed none, if its time is up before the first.
 */
export async function changeManySlowly(
  context: CommandContext,
  target: Target,
  change: ChangeRow,
): Promise<Changed> {
  const { store, catalog, operation, db } = context;
  const { filter, options } = target;
  const collection = catalog.get(db, target.collection);
  const changed = { matched: 0, modified: 0 };
  if (!collection) return changed;
  // All of them are found before the first is changed, or a change could bring one back before the search.
  const found: (Row | KeyPart)[] = [];
  let kept = 0;
  let { version } = collection;
  await operation.all(findRows(collection, filter, options), (row) => {
    kept += row.raw.length;
    found.push(kept <= MOST_KEPT_BYTES ? row.forget() : row.id);
  });
  operation.check();
  let matches: ReturnType<typeof matcher> | undefined;
  for (let at = 0; at < found.length;) {
    const slice = await store.write(() => {
      const current = catalog.get(db, target.collection);
      // Nobody else has changed anything since they were found: all of them match.
      const isSure = current === collection && current.version === version;
      const started = performance.now();
      let next = at;
      const done = { matched: 0, modified: 0 };
      let failure: { error: unknown } | undefined;
      while (next < found.length && !failure && performance.now() - started < SLICE_MS) {
        const one = found[next++]!;
        const row =
          isSure && typeof one !== "string" ? one : current?.get(typeof one === "string" ? one : one.id);
        if (!current || !row) continue;
        if (!isSure && !(matches ??= matcher(filter, options))(row)) continue;
        try {
          countChange(done, change(current, row));
        } catch (error) {
          failure = { error };
        }
      }
      return { next, done, failure, version: isSure ? current.version : NaN };
    });
    if (slice.failure) throw slice.failure.error;
    ({ next: at, version } = slice);
    changed.matched += slice.done.matched;
    changed.modified += slice.done.modified;
  }
  return changed;
}

function idsNamed({ _id: condition }: Doc): number {
  return isPlain(condition) && Array.isArray(condition.$in) ? condition.$in.length : 0;
}

function countChange(changed: Changed, isModified: boolean): void {
  changed.matched++;
  if (isModified) changed.modified++;
}
