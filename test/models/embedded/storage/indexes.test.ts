import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decode, encode, type Doc } from "../../../../models/embedded/bson.ts";
import { Catalog } from "../../../../models/embedded/storage/catalog.ts";
import { type Collection } from "../../../../models/embedded/storage/collection.ts";
import { findRows } from "../../../../models/embedded/storage/find.ts";
import { type IndexSpec } from "../../../../models/embedded/storage/indexSpec.ts";
import { plan, type Sort } from "../../../../models/embedded/storage/planner.ts";
import { Row } from "../../../../models/embedded/storage/row.ts";
import { Store } from "../../../../models/embedded/storage/store.ts";
import { temporaryFolder, type TemporaryFolder } from "../../../temporaryFolder.ts";
import { bsonScalar, bsonValue } from "../bsonValues.ts";

let folder: TemporaryFolder;
let store: Store;
let catalog: Catalog;

beforeAll(() => {
  folder = temporaryFolder();
  store = new Store(folder.path);
  catalog = new Catalog(store);
});

afterAll(async () => {
  await store.close();
  folder.remove();
});

const INDEXES: Doc[] = [
  { key: { a: 1 } },
  { key: { b: -1 } },
  { key: { c: 1, a: 1 } },
  { key: { "d.e": 1 } },
  { key: { c: 1, d: 1 } },
  { key: { "d.e": 1, "d.f": 1 } },
  { key: { constructor: 1 } },
  { key: { b: 1, c: 1 }, sparse: true },
  { key: { c: -1 }, partialFilterExpression: { c: { $gte: 2 } } },
  { key: { a: 1, c: 1 }, partialFilterExpression: { a: { $exists: true } } },
].map((index, i) => ({ ...index, name: `index ${i}` }));

/** Two collections that hold the same, of which one has indexes. */
interface Pair {
  plain: Collection;
  indexed: Collection;
}

function makePair(): Pair {
  const [plain, indexed] = ["plain", "indexed"].map((name) => {
    const old = catalog.get("test", name);
    if (old) catalog.drop(old);
    return catalog.create("test", name);
  });
  for (const request of INDEXES) delete catalog.addIndex(indexed!, request)!.building;
  return { plain: plain!, indexed: indexed! };
}

const small = fc.integer({ min: 0, max: 3 });
const field = fc.oneof({ weight: 5, arbitrary: bsonScalar }, { weight: 2, arbitrary: bsonValue });
const inner = fc.record({ e: field, f: small }, { requiredKeys: [] });
const document = fc.record(
  { a: field, b: field, c: small, d: fc.oneof(inner, fc.array(inner, { maxLength: 3 })), constructor: small },
  { requiredKeys: [] },
);

const condition = fc.oneof(
  bsonValue,
  bsonScalar.map((value) => ({ $gt: value })),
  bsonScalar.map((value) => ({ $lte: value })),
  fc.tuple(bsonScalar, bsonScalar).map(([low, high]) => ({ $gte: low, $lt: high })),
  fc.array(bsonScalar, { maxLength: 3 }).map((values) => ({ $in: values })),
  bsonScalar.map((value) => ({ $ne: value })),
  fc.boolean().map((exists) => ({ $exists: exists })),
  bsonScalar.map((value) => ({ $elemMatch: { $eq: value } })),
  fc.constantFrom<unknown>(
    /^a/,
    /^zz/,
    /^a?b/,
    { $regex: "^z" },
    { $gt: 0 },
    { $gte: 2 },
    { $type: "string" },
  ),
);
const path = fc.constantFrom("a", "b", "c", "d.e", "d.f", "constructor");
const fields = fc
  .array(fc.tuple(path, condition), { maxLength: 3 })
  .map((pairs) => Object.fromEntries(pairs));
const filter = fc.oneof(
  fields,
  fc.tuple(fields, fields).map((parts) => ({ $and: parts })),
);
const sort = fc
  .uniqueArray(fc.tuple(fc.constantFrom("a", "b", "c", "_id"), fc.constantFrom<1 | -1>(1, -1)), {
    maxLength: 2,
    selector: ([name]) => name,
  })
  .map((pairs): Sort | undefined => (pairs.length ? Object.fromEntries(pairs) : undefined));
const query = fc.record({ filter, sort });

/** A document that takes the place of another, or none for its removal. */
const change = fc.record({ id: fc.nat(25), to: fc.option(document) });

/** As it would arrive over the wire. */
const sent = (doc: Doc): Doc => decode(encode(doc));

function write(collection: Collection, id: number, doc: Doc | null): void {
  const raw = encode({ _id: id, ...doc });
  const row = [...findRows(collection, { _id: id })].find((one) => one !== undefined);
  if (!row && doc) collection.insert(raw);
  else if (row && doc) collection.replace(row, raw);
  else if (row) collection.remove(row);
}

function ids(
  collection: Collection,
  { filter: asked, sort: by }: { filter: Doc; sort: Sort | undefined },
): unknown[] {
  return [...findRows(collection, sent(asked), { sort: by })].flatMap((row) => (row ? [row.doc._id] : []));
}

/** Whether keys of parallel lists, which cannot be indexed, come about. */
const isIndexable = (doc: Doc) => !(Array.isArray(doc.a) && Array.isArray(doc.c));

describe("an index", () => {
  it("that leaves out what lacks a field is not asked for null, which what lacks it matches", async () => {
    const indexed = await store.write(() => {
      const pair = makePair();
      for (let id = 0; id < 3; id++) write(pair.indexed, id, {});
      return pair.indexed;
    });
    expect(ids(indexed, { filter: { a: null }, sort: { c: 1 } })).toEqual([0, 1, 2]);
  });

  it("gives what a scan gives, in the same order where one is asked for, whatever was changed before", async () => {
    let indexUses = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(document.filter(isIndexable), { minLength: 5, maxLength: 25 }),
        fc.array(change, { maxLength: 10 }),
        fc.array(query, { minLength: 8, maxLength: 8 }),
        async (documents, changes, queries) => {
          const { plain, indexed } = await store.write(() => {
            const pair = makePair();
            for (const collection of [pair.plain, pair.indexed]) {
              documents.forEach((doc, id) => write(collection, id, doc));
              for (const { id, to } of changes) write(collection, id, to);
            }
            return pair;
          });
          for (const asked of queries) {
            if (plan(indexed, sent(asked.filter), asked.sort).index) indexUses++;
            const found = ids(indexed, asked);
            const expected = ids(plain, asked);
            if (!asked.sort) found.sort((x, y) => Number(x) - Number(y));
            expect(found).toEqual(expected);
          }
        },
      ),
      { numRuns: 150 },
    );
    expect(indexUses).toBeGreaterThan(300);
  }, 60_000);

  it("has after any changes the entries that it would have if it were built anew", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { maxLength: 15 }),
        fc.array(change, { maxLength: 15 }),
        async (documents, changes) => {
          await store.write(() => {
            const { indexed } = makePair();
            documents.forEach((doc, id) => write(indexed, id, doc));
            for (const { id, to } of changes) write(indexed, id, to);
            const before = entriesOf(indexed.indexes);
            for (const index of indexed.indexes)
              for (const key of keysOf(index)) store.remove(store.entries, key);
            for (const row of findRows(indexed, {}))
              for (const index of indexed.indexes.slice(1)) {
                if (row) indexed.addToIndex(index, new Row(row.id, row.raw));
              }
            expect(entriesOf(indexed.indexes)).toEqual(before);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});

const keysOf = ({ id }: IndexSpec): string[] => {
  const prefix = String.fromCharCode(id >>> 24, (id >>> 16) & 255, (id >>> 8) & 255, id & 255);
  return [...store.entries.getKeys({ start: prefix, end: `${prefix}\xff` })];
};
const entriesOf = (indexes: IndexSpec[]): string[][] => indexes.map(keysOf);
