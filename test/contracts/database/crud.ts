import mongoose from "mongoose";
import { expect, it } from "vitest";
import { errorOf, type TestServer } from "./server.ts";

/** Insert, find, update, delete, replace, count and distinct. */
export function crudContract(server: TestServer): void {
  it("gives each document without one an _id", async () => {
    const collection = await server.collection();
    const { insertedId } = await collection.insertOne({ a: 1 });
    expect(insertedId).toBeInstanceOf(mongoose.mongo.ObjectId);
    expect(await collection.findOne({ _id: insertedId })).toEqual({ _id: insertedId, a: 1 });
  });

  it("inserts many, and goes on after an error when unordered", async () => {
    const collection = await server.collection();
    const docs = [{ _id: 1 }, { _id: 1 }, { _id: 2 }];
    const ordered = await errorOf(collection.insertMany(docs));
    expect([ordered.code, await collection.countDocuments()]).toEqual([11000, 1]);
    const unordered = await errorOf(collection.insertMany(docs, { ordered: false }));
    expect([unordered.code, await collection.countDocuments()]).toEqual([11000, 2]);
  });

  it("updates one or many, and tells matched from modified", async () => {
    const collection = await server.collection([
      { _id: 1, n: 1 },
      { _id: 2, n: 2 },
      { _id: 3, n: 2 },
    ]);
    expect(await collection.updateOne({ n: 2 }, { $set: { hit: true } })).toMatchObject({
      matchedCount: 1,
      modifiedCount: 1,
    });
    expect(await collection.updateMany({}, { $set: { n: 2 } })).toMatchObject({
      matchedCount: 3,
      modifiedCount: 1,
    });
    expect(await collection.updateOne({ n: 9 }, { $set: { n: 1 } })).toMatchObject({
      matchedCount: 0,
      upsertedId: null,
    });
  });

  it("upserts", async () => {
    const collection = await server.collection();
    const first = await collection.updateOne({ key: "k" }, { $inc: { n: 1 } }, { upsert: true });
    expect(first).toMatchObject({ matchedCount: 0, upsertedCount: 1 });
    const second = await collection.updateOne({ key: "k" }, { $inc: { n: 1 } }, { upsert: true });
    expect(second).toMatchObject({ matchedCount: 1, modifiedCount: 1, upsertedCount: 0 });
    expect(await collection.find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ key: "k", n: 2 }]);
  });

  it("replaces a document and keeps its _id", async () => {
    const collection = await server.collection([{ _id: 1, a: 1 }]);
    await collection.replaceOne({ a: 1 }, { b: 2 });
    expect(await collection.find().toArray()).toEqual([{ _id: 1, b: 2 }]);
  });

  it("deletes one or many", async () => {
    const collection = await server.collection([{ n: 1 }, { n: 1 }, { n: 2 }, { n: 3 }]);
    expect(await collection.deleteOne({ n: 1 })).toMatchObject({ deletedCount: 1 });
    expect(await collection.deleteMany({ n: { $lt: 3 } })).toMatchObject({ deletedCount: 2 });
    expect(await collection.deleteMany({})).toMatchObject({ deletedCount: 1 });
  });

  it("finds and changes in one step, and shows before or after", async () => {
    const collection = await server.collection([
      { _id: 1, n: 1 },
      { _id: 2, n: 5 },
    ]);
    const greatest = { sort: { n: -1 }, projection: { _id: 0, n: 1 } } as const;
    expect(await collection.findOneAndUpdate({}, { $inc: { n: 1 } }, greatest)).toEqual({ n: 5 });
    expect(
      await collection.findOneAndUpdate({}, { $inc: { n: 1 } }, { ...greatest, returnDocument: "after" }),
    ).toEqual({ n: 7 });
    expect(await collection.findOneAndReplace({ n: 1 }, { m: 1 }, { returnDocument: "after" })).toEqual({
      _id: 1,
      m: 1,
    });
    expect(await collection.findOneAndDelete({ m: 1 })).toEqual({ _id: 1, m: 1 });
    expect(await collection.findOneAndUpdate({ n: 99 }, { $set: { n: 1 } })).toBeNull();
  });

  it("finds and upserts in one step", async () => {
    const collection = await server.collection();
    const upsert = { upsert: true, includeResultMetadata: true } as const;
    const before = await collection.findOneAndUpdate({ _id: 1 }, { $set: { a: 1 } }, upsert);
    expect(before).toMatchObject({
      value: null,
      lastErrorObject: { updatedExisting: false, upserted: 1, n: 1 },
    });
    const after = await collection.findOneAndUpdate(
      { _id: 2 },
      { $set: { a: 1 } },
      { ...upsert, returnDocument: "after" },
    );
    expect(after?.value).toEqual({ _id: 2, a: 1 });
  });

  it("writes in bulk", async () => {
    const collection = await server.collection([{ key: 1, n: 1 }, { key: 2 }]);
    const result = await collection.bulkWrite([
      { insertOne: { document: { key: 3 } } },
      { updateOne: { filter: { n: 1 }, update: { $set: { n: 2 } } } },
      { updateMany: { filter: {}, update: { $set: { all: true } } } },
      { replaceOne: { filter: { key: 4 }, replacement: { key: 4, n: 4 }, upsert: true } },
      { deleteOne: { filter: { key: 2 } } },
    ]);
    expect(result).toMatchObject({ insertedCount: 1, modifiedCount: 4, deletedCount: 1, upsertedCount: 1 });
    expect(Object.keys(result.upsertedIds)).toEqual(["3"]);
    expect((await collection.distinct("key")).sort()).toEqual([1, 3, 4]);
  });

  it("counts", async () => {
    const collection = await server.collection([{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect(await collection.countDocuments({ n: { $gt: 1 } })).toBe(2);
    expect(await collection.countDocuments({}, { skip: 1, limit: 1 })).toBe(1);
    expect(await collection.estimatedDocumentCount()).toBe(3);
  });

  it("tells distinct values, those of arrays one by one", async () => {
    const collection = await server.collection([
      { l: ["a", "b"], o: { n: 1 } },
      { l: "b", o: { n: 2 } },
      { l: [], o: [{ n: 2 }, { n: 3 }] },
    ]);
    expect((await collection.distinct("l")).sort()).toEqual(["a", "b"]);
    expect((await collection.distinct("o.n")).sort()).toEqual([1, 2, 3]);
    expect(await collection.distinct("o.n", { l: "a" })).toEqual([1]);
  });

  it("finds nothing in a collection that is not there", async () => {
    const collection = await server.collection();
    expect(await collection.find().toArray()).toEqual([]);
    expect(await collection.aggregate([{ $count: "n" }]).toArray()).toEqual([]);
    expect(await collection.distinct("a")).toEqual([]);
    expect(await collection.countDocuments()).toBe(0);
  });

  it("passes the variables of a command to its expressions", async () => {
    const collection = await server.collection([
      { _id: 1, n: 1 },
      { _id: 2, n: 5 },
    ]);
    const filter = { $expr: { $gt: ["$n", "$$least"] } };
    expect(await collection.find(filter, { let: { least: 3 } }).toArray()).toEqual([{ _id: 2, n: 5 }]);
    const pipeline = [{ $match: { _id: 1 } }, { $project: { m: { $add: ["$n", "$$least"] } } }];
    expect(await collection.aggregate(pipeline, { let: { least: 3 } }).toArray()).toEqual([{ _id: 1, m: 4 }]);
  });

  it("lists, creates and drops collections", async () => {
    const collection = await server.collection([{ a: 1 }]);
    const names = async () =>
      (await server.db.listCollections({ name: collection.collectionName }).toArray()).map(
        ({ name }) => name,
      );
    expect(await names()).toEqual([collection.collectionName]);
    await collection.drop();
    expect(await names()).toEqual([]);
    await server.db.createCollection(collection.collectionName);
    expect(await names()).toEqual([collection.collectionName]);
  });

  it("answers who it is", async () => {
    expect(await server.db.command({ ping: 1 })).toMatchObject({ ok: 1 });
    const { version } = await server.db.admin().buildInfo();
    expect(Number(String(version).split(".")[0])).toBeGreaterThanOrEqual(6);
  });
}
