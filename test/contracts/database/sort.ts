import mongoose from "mongoose";
import { expect, it } from "vitest";
import { type Collection } from "./collection.ts";
import { type TestServer } from "./server.ts";

const { Binary, Decimal128, Long, MaxKey, MinKey, ObjectId, Timestamp } = mongoose.mongo.BSON;

const ids = async (collection: Collection, sort: Record<string, 1 | -1>) =>
  (await collection.find().sort(sort).toArray()).map(({ _id }) => _id);

/** The order of values, the same in memory, by an index and in a pipeline. */
export function sortContract(server: TestServer): void {
  it("orders all types as MongoDB does, with and without an index", async () => {
    const ascending = [
      new MinKey(),
      [],
      null,
      -5.5,
      Decimal128.fromString("0.1"),
      Long.fromString("9007199254740993"),
      "",
      "a",
      "b",
      "！",
      "😀",
      { a: 1 },
      { b: 0 },
      new Binary(Buffer.from([1])),
      new ObjectId(),
      false,
      true,
      new Date(-1),
      new Date(1),
      new Timestamp({ t: 1, i: 1 }),
      /a/,
      new MaxKey(),
    ];
    const order = [...ascending.keys()];
    const collection = await server.collection(ascending.map((v, _id) => ({ _id, v })).reverse());
    for (const index of [false, true]) {
      if (index) await collection.createIndex({ v: 1 });
      expect(await ids(collection, { v: 1, _id: 1 })).toEqual(order);
      expect(await ids(collection, { v: -1, _id: -1 })).toEqual([...order].reverse());
    }
    const piped = await collection.aggregate([{ $sort: { v: 1 } }]).toArray();
    expect(piped.map(({ _id }) => _id)).toEqual(order);
  });

  it("breaks ties by the next field", async () => {
    const collection = await server.collection(Array.from({ length: 50 }, (_, _id) => ({ _id, n: _id % 3 })));
    const expected = [2, 1, 0].flatMap((n) =>
      Array.from({ length: 50 }, (_, i) => i).filter((i) => i % 3 === n),
    );
    expect(await ids(collection, { n: -1, _id: 1 })).toEqual(expected);
    await collection.createIndex({ n: -1, _id: 1 });
    expect(await ids(collection, { n: -1, _id: 1 })).toEqual(expected);
  });

  it("takes the least item of an array upwards and the greatest downwards", async () => {
    const collection = await server.collection([
      { _id: 1, l: [1, 9] },
      { _id: 2, l: 5 },
    ]);
    expect(await ids(collection, { l: 1 })).toEqual([1, 2]);
    expect(await ids(collection, { l: -1 })).toEqual([1, 2]);
  });

  it("sorts a missing field with null", async () => {
    const collection = await server.collection([{ _id: 1 }, { _id: 2, v: null }, { _id: 3, v: 0 }]);
    expect(await ids(collection, { v: 1, _id: 1 })).toEqual([1, 2, 3]);
    expect(await ids(collection, { v: 1, _id: -1 })).toEqual([2, 1, 3]);
  });

  it("skips and limits after sorting", async () => {
    const collection = await server.collection(
      Array.from({ length: 20 }, (_, _id) => ({ _id, n: (_id * 7) % 20 })),
    );
    const found = await collection.find().sort({ n: -1 }).skip(2).limit(3).toArray();
    expect(found.map(({ n }) => n)).toEqual([17, 16, 15]);
  });
}
