import { expect, it } from "vitest";
import { type TestServer } from "./server.ts";

const WRITERS = 200;
const writers = <T>(work: (writer: number) => Promise<T>) =>
  Promise.all(Array.from({ length: WRITERS }, (_, i) => work(i)));

/** Single documents change atomically, whoever else writes. */
export function raceContract(server: TestServer): void {
  it("lets exactly one of many take what all want", async () => {
    const collection = await server.collection([{ _id: 1, state: "open" }]);
    const results = await writers((by) =>
      collection.updateOne({ _id: 1, state: "open" }, { $set: { state: "taken", by } }),
    );
    expect(results.filter(({ modifiedCount }) => modifiedCount === 1)).toHaveLength(1);
    const winner = results.findIndex(({ modifiedCount }) => modifiedCount === 1);
    expect(await collection.findOne()).toEqual({ _id: 1, state: "taken", by: winner });
  });

  it("gives each of many another document", async () => {
    const collection = await server.collection(
      Array.from({ length: WRITERS }, (_, _id) => ({ _id, state: "open" })),
    );
    const taken = await writers((by) =>
      collection.findOneAndUpdate({ state: "open" }, { $set: { state: "taken", by } }),
    );
    expect(new Set(taken.map((doc) => doc?._id)).size).toBe(WRITERS);
    expect(await collection.countDocuments({ state: "open" })).toBe(0);
  });

  it("loses no count", async () => {
    const collection = await server.collection([{ _id: 1, n: 0, list: [] }]);
    await writers((by) => collection.updateOne({}, { $inc: { n: 1 }, $push: { list: by } }));
    const found = await collection.findOne();
    expect([found?.n, new Set(found?.list as number[]).size]).toEqual([WRITERS, WRITERS]);
  });

  it("inserts one of many that would be the same", async () => {
    const collection = await server.collection();
    await collection.createIndex({ key: 1 }, { unique: true });
    const results = await Promise.allSettled(
      Array.from({ length: WRITERS }, (_, by) => collection.insertOne({ key: "k", by })),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await collection.countDocuments()).toBe(1);
  });

  it("upserts one of many that would be the same", async () => {
    const collection = await server.collection();
    await collection.createIndex({ key: 1 }, { unique: true });
    const results = await Promise.allSettled(
      Array.from({ length: WRITERS }, () =>
        collection.updateOne({ key: "k" }, { $inc: { n: 1 } }, { upsert: true }),
      ),
    );
    const done = results.filter(({ status }) => status === "fulfilled").length;
    expect(await collection.find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ key: "k", n: done }]);
    const refused = results.flatMap((result) =>
      result.status === "rejected" ? [(result.reason as { code: number }).code] : [],
    );
    expect(refused.filter((code) => code !== 11000)).toEqual([]);
  });

  it("never shows a document half changed", async () => {
    const collection = await server.collection([{ _id: 1, a: 0, b: 0 }]);
    const changes = writers(() => collection.updateOne({}, { $inc: { a: 1, b: 1 } }));
    const seen = await writers(() => collection.findOne());
    await changes;
    expect(seen.filter((doc) => doc?.a !== doc?.b)).toEqual([]);
  });
}
