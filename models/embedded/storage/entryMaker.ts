import { type Doc } from "../bson.ts";
import { compileFilter, fieldsAsked } from "../query/filter.ts";
import { entryOf, type Entry } from "./entry.ts";
import { indexKeys } from "./indexKeys.ts";
import { type IndexSpec } from "./indexSpec.ts";
import { type KeyPart } from "./keys.ts";
import { idPrefix } from "./range.ts";

/** What an index holds of one document. */
export interface IndexEntries {
  index: IndexSpec;
  entries: Entry[];
  multikey: boolean;
  ordered: boolean;
}

/** The top-level fields that an index's entries come of. */
export function fieldsOfIndex({ key, partialFilterExpression: partial }: IndexSpec): Set<string> {
  const paths = Object.keys(key).map((path) => path.split(".", 1)[0]!);
  return new Set([...paths, ...((partial && fieldsAsked(partial)) ?? [])]);
}

/** Makes the entries of an index for documents: none for those that a sparse or partial one leaves out. */
export function entryMaker(index: IndexSpec): (doc: Doc, id: KeyPart) => IndexEntries {
  const { partialFilterExpression: partial, sparse } = index;
  const belongs = partial && compileFilter(partial);
  const prefix = idPrefix(index.id);
  const paths = Object.keys(index.key);
  const none = { index, entries: [], multikey: false, ordered: true };
  return (doc, id) => {
    if (belongs && !belongs(doc)) return none;
    const { tuples, multikey, ordered, empty } = indexKeys(paths, doc);
    if (sparse && empty) return none;
    const [tuple] = tuples;
    const entries =
      tuples.length === 1 ? [entryOf(prefix, tuple!, id)] : tuples.map((each) => entryOf(prefix, each, id));
    return { index, entries, multikey, ordered };
  };
}
