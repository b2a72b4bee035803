import { type Id, type IdLike, readId } from "./id.ts";
import type { Stored } from "./noun.ts";

// So many ids are looked up one by one; for more of them a database may rather read all that it has.
const AT_ONCE = 1_000;

/** A store's documents with these ids, in no order. */
export async function among<T>(model: Stored<T>, store: string, ids: readonly IdLike[]): Promise<T[]> {
  const found: T[] = [];
  for (const some of inChunks(ids.map(readId)))
    found.push(...(await model.findAsIs({ store, _id: { $in: some } }, some.length)));
  return found;
}

/** Ids in lots of which a database looks each one up. */
export function inChunks<T extends Id | null>(ids: readonly T[], size = AT_ONCE): T[][] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, i) => ids.slice(i * size, (i + 1) * size));
}
