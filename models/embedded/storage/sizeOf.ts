import { type Collection } from "./collection.ts";
import { idPrefix, prefixRange } from "./range.ts";
import { scan } from "./scan.ts";

/** The bytes of each document of a collection. */
export function* sizeOf({ store, spec }: Collection): Generator<number> {
  for (const { value } of scan(store.documents, prefixRange(idPrefix(spec.id)))) yield value.length;
}
