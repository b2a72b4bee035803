import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openServer, type OpenServer } from "./openServer.ts";

let now: number;
let database: OpenServer;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 2);
  database = await openServer({ clock: () => now });
});

afterEach(() => database.close());

const things = () => database.collection("things");
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    ({ code }: { code: number }) => code,
  );

describe("creating an index", () => {
  it("again changes nothing", async () => {
    await things().createIndex({ a: 1 }, { unique: true, partialFilterExpression: { a: { $gt: 1 } } });
    await things().createIndex({ a: 1 }, { unique: true, partialFilterExpression: { a: { $gt: 1 } } });
    expect(await things().indexes()).toHaveLength(2);
  });

  it("under a name that another one has is refused", async () => {
    await things().createIndex({ a: 1 }, { name: "x" });
    expect(await codeOf(things().createIndex({ b: 1 }, { name: "x" }))).toBe(86);
    expect(await codeOf(things().createIndex({ a: 1 }, { name: "x", unique: true }))).toBe(86);
  });

  it("over the same fields under another name is refused", async () => {
    await things().createIndex({ a: 1 }, { name: "x" });
    expect(await codeOf(things().createIndex({ a: 1 }, { name: "y" }))).toBe(85);
  });

  it("over documents of which two share a key is refused, and nothing is left of it", async () => {
    await things().insertMany([{ a: 1 }, { a: 2 }, { a: 1 }]);
    const attempt = things().createIndexes([{ key: { b: 1 } }, { key: { a: 1 }, unique: true }]);
    await expect(attempt).rejects.toMatchObject({ code: 11000, keyPattern: { a: 1 }, keyValue: { a: 1 } });
    expect(await things().indexes()).toHaveLength(1);
    await things().insertOne({ a: 1 });
    expect(await things().countDocuments({ a: 1 })).toBe(3);
  });

  it("by several clients at once is done when each of them is answered", async () => {
    await things().insertMany(Array.from({ length: 5000 }, (_, i) => ({ a: i % 10 })));
    const plans = Array.from({ length: 4 }, async () => {
      await things().createIndex({ a: 1 });
      return things().find({ a: 3 }).explain("executionStats");
    });
    for (const { executionStats } of await Promise.all(plans))
      expect(executionStats.totalKeysExamined).toBe(500);
  });

  it("takes in what is written, changed and removed while it is built", async () => {
    await things().insertMany(
      Array.from({ length: 20_000 }, (_, i) => ({ _id: i, a: i % 100, b: "x".repeat(50) })),
    );
    const built = things().createIndex({ a: 1, b: 1 });
    for (let i = 0; i < 50; i++) {
      await things().updateOne({ _id: i * 397 }, { $set: { a: 500 } });
      await things().deleteOne({ _id: i * 397 + 1 });
      await things().insertOne({ _id: 30_000 + i, a: 500 });
    }
    await built;
    expect(await things().find({ a: 500 }).hint({ a: 1, b: 1 }).toArray()).toHaveLength(100);
    expect(await things().countDocuments({ a: { $gte: 0 } })).toBe(20_000);
  });

  it("takes in what one command inserts meanwhile, a slice at a time", async () => {
    await things().insertOne({ _id: 0, a: 1 });
    const inserted = things().insertMany(Array.from({ length: 50_000 }, (_, i) => ({ _id: -i - 1, a: 1 })));
    let isInserted = false;
    void inserted.then(() => (isInserted = true));
    while ((await things().estimatedDocumentCount()) < 2); // a slice of it is done
    expect(isInserted).toBe(false);
    await Promise.all([inserted, things().createIndex({ a: 1 })]);
    const { executionStats } = await things().find().hint({ a: 1 }).explain("executionStats");
    expect(executionStats).toMatchObject({ nReturned: 50_001, totalKeysExamined: 50_001 });
    expect(await things().find({ a: 1 }).hint({ a: 1 }).toArray()).toHaveLength(50_001);
  });

  it("that was cut short by the end of the process leaves nothing behind", async () => {
    await things().insertOne({ a: 1 });
    const { catalog, store } = database.server;
    await store.write(
      () => void catalog.addIndex(catalog.get("test", "things")!, { key: { a: 1 }, name: "half" }),
    );
    await database.restart();
    expect(await things().indexes()).toHaveLength(1);
    await database.server.sweep();
    expect(database.server.catalog.dropped).toEqual([]);
  });
});

describe("a unique index", () => {
  it("refuses a second document with the same key, by insert and by update", async () => {
    await things().createIndex({ a: 1, b: 1 }, { unique: true });
    await things().insertMany([
      { _id: 1, a: 1, b: 1 },
      { _id: 2, a: 1, b: 2 },
    ]);
    const message =
      "E11000 duplicate key error collection: test.things index: a_1_b_1 dup key: { a: 1, b: 1 }";
    await expect(things().insertOne({ a: 1, b: 1 })).rejects.toMatchObject({ code: 11000, message });
    await expect(things().updateOne({ _id: 2 }, { $set: { b: 1 } })).rejects.toMatchObject({
      code: 11000,
      keyValue: { a: 1, b: 1 },
    });
    await things().updateOne({ _id: 2 }, { $set: { c: 1 } });
  });

  it("counts a missing field as null, unless it is sparse or partial", async () => {
    await things().createIndex({ plain: 1 }, { unique: true });
    await things().createIndex({ thin: 1 }, { unique: true, sparse: true });
    await things().createIndex(
      { part: 1 },
      { unique: true, partialFilterExpression: { part: { $type: "string" } } },
    );
    await things().insertOne({ plain: 1, part: 5 });
    await things().insertOne({ plain: 2, part: 5 });
    await things().insertOne({ part: "x" });
    expect(await codeOf(things().insertOne({ part: "y" }))).toBe(11000);
    expect(await codeOf(things().insertOne({ plain: 3, part: "x" }))).toBe(11000);
    expect(await codeOf(things().insertOne({ plain: 4, thin: null }))).toBe("done");
    expect(await codeOf(things().insertOne({ plain: 5, thin: null }))).toBe(11000);
  });

  it("is not broken by what one document holds twice", async () => {
    await things().createIndex({ list: 1 }, { unique: true });
    await things().insertOne({ list: [1, 1, 2] });
    expect(await codeOf(things().insertOne({ list: [3, 2] }))).toBe(11000);
  });

  it("lets one of fifty equal inserts through", async () => {
    await things().createIndex({ a: 1 }, { unique: true });
    const inserts = await Promise.allSettled(
      Array.from({ length: 50 }, () => things().insertOne({ a: "same" })),
    );
    expect(inserts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("tells long keys apart that begin alike", async () => {
    await things().createIndex({ a: 1 }, { unique: true });
    const text = "长".repeat(2000);
    await things().insertMany([{ a: `${text}a` }, { a: `${text}b` }]);
    expect(await codeOf(things().insertOne({ a: `${text}a` }))).toBe(11000);
    expect(await things().countDocuments({ a: `${text}b` })).toBe(1);
  });
});

describe("an index over lists", () => {
  it("refuses two lists side by side", async () => {
    await things().createIndex({ a: 1, b: 1 });
    await expect(things().insertOne({ a: [1], b: [2] })).rejects.toMatchObject({ code: 171 });
    expect(await things().countDocuments()).toBe(0);
  });

  it("pairs the fields of each item", async () => {
    await things().createIndex({ "calls.by": 1, "calls.n": 1 }, { unique: true });
    await things().insertOne({
      calls: [
        { by: "li", n: 1 },
        { by: "wang", n: 2 },
      ],
    });
    expect(await codeOf(things().insertOne({ calls: [{ by: "li", n: 2 }] }))).toBe("done");
    expect(await codeOf(things().insertOne({ calls: [{ by: "wang", n: 2 }] }))).toBe(11000);
  });
});

describe("a TTL index", () => {
  it("removes what has expired, and nothing that is no date", async () => {
    await things().createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    const at = (seconds: number) => new Date(now - seconds * 1000);
    await things().insertMany([
      { _id: 1, at: at(61) },
      { _id: 2, at: at(59) },
      { _id: 3, at: 5 },
      { _id: 4 },
      { _id: 5, at: [at(10), at(100)] },
    ]);
    await database.server.sweep();
    expect((await things().find().toArray()).map(({ _id }) => _id)).toEqual([2, 3, 4]);
    now += 2000;
    await database.server.sweep();
    expect((await things().find().toArray()).map(({ _id }) => _id)).toEqual([3, 4]);
  });

  it("leaves alone what is outside of a partial one", async () => {
    await things().createIndex({ at: 1 }, { expireAfterSeconds: 0, partialFilterExpression: { done: true } });
    await things().insertMany([
      { _id: 1, at: new Date(now - 1), done: true },
      { _id: 2, at: new Date(now - 1) },
    ]);
    await database.server.sweep();
    expect(await things().distinct("_id")).toEqual([2]);
  });
});

describe("what is dropped", () => {
  it("is gone at once, and its keys are cleared away by the next sweep", async () => {
    await things().createIndex({ a: 1 });
    await things().insertMany(Array.from({ length: 3000 }, (_, a) => ({ a })));
    await things().drop();
    expect(await things().countDocuments()).toBe(0);
    await things().insertOne({ a: 1 });
    await database.restart();
    await database.server.sweep();
    const { documents, entries } = database.server.store;
    const all = { start: "\0", end: "\xff" };
    expect([documents.getKeysCount(all), entries.getKeysCount(all)]).toEqual([1, 0]);
  });

  it("is a database when that is what was asked", async () => {
    await things().insertOne({ a: 1 });
    await database.client.db("other").collection("kept").insertOne({ a: 1 });
    await database.client.db("test").dropDatabase();
    const { databases } = await database.client.db("admin").admin().listDatabases();
    expect(databases.map(({ name }) => name)).toEqual(["other"]);
  });
});

describe("rows that tie", () => {
  const ids = async (sort: Record<string, 1 | -1>, filter = {}) =>
    (await things().find(filter).sort(sort).toArray()).map(({ _id }) => _id);

  it.each([
    ["by an index forwards", { a: 1 }, [0, 3, 6, 1, 4, 7, 2, 5, 8]],
    ["by an index backwards", { a: -1 }, [2, 5, 8, 1, 4, 7, 0, 3, 6]],
    ["by the first field of an index", { b: 1 }, [0, 1, 2, 3, 4, 5, 6, 7, 8]],
    ["in memory", { c: 1 }, [0, 1, 2, 3, 4, 5, 6, 7, 8]],
    ["with _id backwards", { a: 1, _id: -1 }, [6, 3, 0, 7, 4, 1, 8, 5, 2]],
  ] as const)("come out in the order of _id, %s", async (_name, sort, expected) => {
    await things().createIndexes([{ key: { a: 1 } }, { key: { b: 1, a: 1 } }]);
    await things().insertMany([8, 3, 0, 5, 1, 7, 2, 6, 4].map((_id) => ({ _id, a: _id % 3, b: 1, c: 1 })));
    expect(await ids(sort as Record<string, 1 | -1>)).toEqual(expected);
  });

  it("come out in the order of _id where a filter has used another index", async () => {
    await things().createIndex({ a: -1 });
    await things().insertMany([8, 3, 0, 5].map((_id) => ({ _id, a: 10 - _id, c: 1 })));
    expect(await ids({ c: -1 }, { a: { $gt: 0 } })).toEqual([0, 3, 5, 8]);
  });

  it("are read in the order of _id without any sort", async () => {
    await things().insertMany([8, 3, 0, 5].map((_id) => ({ _id })));
    expect((await things().find().toArray()).map(({ _id }) => _id)).toEqual([0, 3, 5, 8]);
  });
});
