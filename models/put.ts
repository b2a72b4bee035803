import { isDeepStrictEqual } from "node:util";
import type { Stored } from "./noun.ts";
import type { Applied } from "./storeFields.ts";

/** Writes one document as a file describes it, found by `key`; where nothing differs, nothing is written. */
export async function put(
  model: Stored<object>,
  key: object,
  set: object,
  unset: readonly string[] = [],
): Promise<Applied> {
  for (;;) {
    const found = await model.findOne(key);
    if (!found) {
      const made = await model.updateOne(key, { $setOnInsert: set }, { upsert: true });
      if (made.upsertedCount === 1) return "created";
      // Somebody else made it at the same moment.
      continue;
    }
    const known = new Map(Object.entries(found));
    const different = Object.entries(set).filter(
      ([name, value]) => !isDeepStrictEqual(known.get(name), value),
    );
    const extra = unset.filter((name) => known.has(name));
    if (different.length === 0 && extra.length === 0) return "unchanged";
    await model.updateOne(key, {
      ...(different.length > 0 && { $set: Object.fromEntries(different) }),
      ...(extra.length > 0 && { $unset: Object.fromEntries(extra.map((name) => [name, 1])) }),
    });
    return "updated";
  }
}
