import { expect, it } from "vitest";
import { type Collection } from "./collection.ts";
import { errorOf, type TestServer } from "./server.ts";

const namesOf = async (collection: Collection) => (await collection.indexes()).map(({ name }) => name).sort();

/** Indexes that find, that keep values unique and that let documents expire. */
export function indexContract(server: TestServer): void {
  it("lists the indexes with their options", async () => {
    const collection = await server.collection();
    expect(await collection.createIndex({ a: 1, b: -1 }, { unique: true })).toBe("a_1_b_-1");
    await collection.createIndex({ c: 1 }, { name: "own", partialFilterExpression: { c: { $gt: 5 } } });
    const all = await collection.indexes();
    expect(all.find(({ name }) => name === "_id_")?.key).toEqual({ _id: 1 });
    expect(all.find(({ name }) => name === "a_1_b_-1")).toMatchObject({ key: { a: 1, b: -1 }, unique: true });
    expect(all.find(({ name }) => name === "own")).toMatchObject({
      partialFilterExpression: { c: { $gt: 5 } },
    });
  });

  it("creates the same index once, and drops it", async () => {
    const collection = await server.collection([{ a: 1 }]);
    await collection.createIndex({ a: 1 });
    await collection.createIndex({ a: 1 });
    expect(await namesOf(collection)).toEqual(["_id_", "a_1"]);
    await collection.dropIndex("a_1");
    expect(await namesOf(collection)).toEqual(["_id_"]);
    await collection.createIndexes([{ key: { a: 1 } }, { key: { b: 1 } }]);
    await collection.dropIndexes();
    expect(await namesOf(collection)).toEqual(["_id_"]);
  });

  it("keeps a value unique, and tells which", async () => {
    const collection = await server.collection([{ _id: 1, a: 1, b: "x" }]);
    await collection.createIndex({ a: 1, b: 1 }, { unique: true });
    const error = await errorOf(collection.insertOne({ a: 1, b: "x" }));
    expect(error).toMatchObject({ code: 11000, keyPattern: { a: 1, b: 1 }, keyValue: { a: 1, b: "x" } });
    await collection.insertOne({ _id: 2, a: 1, b: "y" });
    expect((await errorOf(collection.updateOne({ b: "y" }, { $set: { b: "x" } }))).code).toBe(11000);
    expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, a: 1, b: "x" },
      { _id: 2, a: 1, b: "y" },
    ]);
  });

  it("keeps the items of arrays unique among documents, not within one", async () => {
    const collection = await server.collection();
    await collection.createIndex({ l: 1 }, { unique: true });
    await collection.insertOne({ l: ["a", "a", "b"] });
    expect((await errorOf(collection.insertOne({ l: ["b"] }))).code).toBe(11000);
  });

  it("counts a missing field as null in a unique index, and not at all in a sparse one", async () => {
    const collection = await server.collection();
    await collection.createIndex({ a: 1 }, { unique: true });
    await collection.insertOne({});
    expect((await errorOf(collection.insertOne({ a: null }))).code).toBe(11000);
    const sparse = await server.collection();
    await sparse.createIndex({ a: 1 }, { unique: true, sparse: true });
    await sparse.insertMany([{}, {}]);
    expect(await sparse.countDocuments()).toBe(2);
  });

  it("keeps values unique among the documents of a partial index alone", async () => {
    const collection = await server.collection();
    await collection.createIndex({ desk: 1 }, { unique: true, partialFilterExpression: { open: true } });
    await collection.insertMany([
      { _id: 1, desk: 1, open: true },
      { _id: 2, desk: 1, open: false },
      { _id: 3, desk: 1, open: false },
    ]);
    expect((await errorOf(collection.updateOne({ _id: 2 }, { $set: { open: true } }))).code).toBe(11000);
    await collection.updateOne({ _id: 1 }, { $set: { open: false } });
    expect(await collection.updateOne({ _id: 2 }, { $set: { open: true } })).toMatchObject({
      modifiedCount: 1,
    });
  });

  it("refuses a unique index over values that are not, and leaves nothing of it", async () => {
    const collection = await server.collection([{ a: 1 }, { a: 1 }]);
    expect((await errorOf(collection.createIndex({ a: 1 }, { unique: true }))).code).toBe(11000);
    expect(await namesOf(collection)).toEqual(["_id_"]);
  });

  it("finds by an index what a scan finds", async () => {
    const docs = Array.from({ length: 300 }, (_, _id) => ({
      _id,
      n: _id % 10,
      s: `s${_id % 7}`,
      l: [_id % 3, _id % 4],
    }));
    const [scanned, indexed] = [await server.collection(docs), await server.collection(docs)];
    await indexed.createIndexes([
      { key: { n: 1, s: -1 } },
      { key: { l: 1 } },
      { key: { s: 1 }, partialFilterExpression: { n: { $gte: 5 } } },
    ]);
    const filters = [
      { n: 3 },
      { n: { $gte: 8 }, s: "s2" },
      { n: { $in: [1, 5] }, s: { $gt: "s3" } },
      { l: 3 },
      { l: { $gt: 1, $lt: 3 } },
      { s: "s1", n: { $gte: 6 } },
      { s: /^s[34]/ },
      { n: null },
    ];
    for (const filter of filters) {
      const sorts: Record<string, 1 | -1>[] = [{ _id: 1 }, { n: -1, s: 1, _id: 1 }];
      for (const sort of sorts) {
        const [a, b] = [
          await scanned.find(filter).sort(sort).toArray(),
          await indexed.find(filter).sort(sort).toArray(),
        ];
        expect(b).toEqual(a);
      }
    }
  });

  it("says in explain which index it uses", async () => {
    const collection = await server.collection(Array.from({ length: 20 }, (_, n) => ({ n })));
    await collection.createIndex({ n: 1 });
    const plan = await collection.find({ n: 5 }).explain("executionStats");
    expect(JSON.stringify(plan.queryPlanner)).toContain('"indexName":"n_1"');
    expect(plan.executionStats).toMatchObject({ nReturned: 1, totalDocsExamined: 1, totalKeysExamined: 1 });
    const scan = await collection.find({ m: 5 }).explain("executionStats");
    expect(JSON.stringify(scan.queryPlanner)).toContain("COLLSCAN");
    expect(scan.executionStats).toMatchObject({ nReturned: 0, totalDocsExamined: 20 });
  });

  it("takes and lists an index by which documents expire", async () => {
    const collection = await server.collection();
    await collection.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    const index = (await collection.indexes()).find(({ name }) => name === "at_1");
    expect(index?.expireAfterSeconds).toBe(60);
    if (!server.opened.sweepsOften) return;
    await collection.insertMany([{ _id: 1, at: new Date(0) }, { _id: 2, at: new Date(8e12) }, { _id: 3 }]);
    const left = async () => (await collection.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
    await expect.poll(left, { timeout: 10_000 }).toEqual([2, 3]);
  });
}
