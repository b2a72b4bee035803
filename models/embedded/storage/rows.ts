import { type Steps } from "../steps.ts";
import { type Collection } from "./collection.ts";
import { fieldsOf, idOf } from "./entry.ts";
import { type Examined } from "./find.ts";
import { ID_INDEX } from "./indexSpec.ts";
import { type KeyPart } from "./keys.ts";
import { type Plan } from "./planner.ts";
import { Row } from "./row.ts";
import { scan } from "./scan.ts";

/** The rows that a plan reads, each document once. */
export function rowsOf(
  collection: Collection,
  plan: Plan,
  examined: Examined = { keys: 0, docs: 0 },
): Steps<Row> {
  if (!plan.index || plan.index.name === ID_INDEX) return documentsOf(collection, plan, examined);
  const ids =
    plan.tiesAfter === undefined ? idsOf(collection, plan) : idsInGroups(collection, plan, plan.tiesAfter);
  return fetched(collection, plan.index.multikey ? distinct(ids) : ids, examined);
}

function* documentsOf(
  { store }: Collection,
  { index, ranges, reverse, single }: Plan,
  examined: Examined,
): Generator<Row | undefined> {
  for (const range of reverse ? ranges.toReversed() : ranges) {
    if (single) {
      const value = store.documents.get(range.start);
      if (value) {
        examined.keys++;
        examined.docs++;
      }
      yield value && new Row(range.start.slice(4), value);
      continue;
    }
    for (const { key, value } of scan(store.documents, range, reverse)) {
      if (index) examined.keys++;
      examined.docs++;
      yield new Row(key.slice(4), value);
    }
  }
}

function* idsOf({ store }: Collection, { ranges, reverse }: Plan): Generator<KeyPart> {
  for (const range of ranges) for (const entry of scan(store.entries, range, reverse)) yield idOf(entry);
}

/** As `idsOf`, with the entries that are alike in their first fields in the order of _id. */
function* idsInGroups(
  { store }: Collection,
  { ranges, reverse }: Plan,
  fields: number,
): Generator<KeyPart | undefined> {
  let group: KeyPart[] = [];
  let alike: string | undefined;
  for (const range of ranges) {
    for (const entry of scan(store.entries, range, reverse)) {
      const beginning = fieldsOf(entry, fields);
      if (beginning !== alike) {
        yield* group.sort();
        group = [];
        alike = beginning;
      }
      group.push(idOf(entry));
      yield undefined;
    }
  }
  yield* group.sort();
}

function* distinct(ids: Steps<KeyPart>): Generator<KeyPart | undefined> {
  const seen = new Set<KeyPart>();
  for (const id of ids) {
    if (id !== undefined && seen.has(id)) yield undefined;
    else {
      if (id !== undefined) seen.add(id);
      yield id;
    }
  }
}

function* fetched(
  collection: Collection,
  ids: Steps<KeyPart>,
  examined: Examined,
): Generator<Row | undefined> {
  for (const id of ids) {
    const row = id === undefined ? undefined : collection.get(id);
    if (id !== undefined) examined.keys++;
    if (row) examined.docs++;
    yield row;
  }
}
