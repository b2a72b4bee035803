import mongoose from "mongoose";
import { expect, it } from "vitest";
import { type TestServer } from "./server.ts";

const { Binary, BSONRegExp, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp, UUID } =
  mongoose.mongo.BSON;

/** Values come back with the types that they were given, and updates leave the types of others alone. */
export function typeContract(server: TestServer): void {
  const exact = { promoteValues: false, bsonRegExp: true } as const;

  it("gives back every type as it was stored", async () => {
    const doc = {
      _id: new Int32(1),
      int: new Int32(5),
      double: new Double(5),
      fraction: new Double(0.5),
      long: Long.fromString("9007199254740993"),
      decimal: Decimal128.fromString("1.50"),
      text: "汽车 🚗",
      yes: true,
      none: null,
      at: new Date(-1),
      id: new ObjectId(),
      bytes: new Binary(Buffer.from([0, 255])),
      uuid: new UUID(),
      pattern: new BSONRegExp("^a", "i"),
      stamp: new Timestamp({ t: 1, i: 2 }),
      least: new MinKey(),
      greatest: new MaxKey(),
      nested: { list: [new Int32(1), new Double(1), {}, []] },
    };
    const collection = await server.collection([doc]);
    expect(await collection.findOne({}, exact)).toStrictEqual(doc);
    await collection.updateOne({}, { $set: { more: 1 } });
    expect(await collection.findOne({}, exact)).toStrictEqual({ ...doc, more: new Int32(1) });
  });

  it("keeps the order of fields", async () => {
    const collection = await server.collection([{ _id: 1, z: 1, a: { y: 1, b: 2 } }]);
    await collection.updateOne({}, { $set: { "a.y": 5, z: 2, m: 3 } });
    const found = await collection.findOne();
    expect([Object.keys(found ?? {}), Object.keys(found?.a as object)]).toStrictEqual([
      ["_id", "z", "a", "m"],
      ["y", "b"],
    ]);
  });

  it("counts in the wider of two types", async () => {
    const collection = await server.collection([
      {
        _id: 1,
        int: 2147483647,
        double: new Double(5),
        long: Long.fromNumber(5),
        decimal: Decimal128.fromString("0.10"),
      },
    ]);
    await collection.updateOne(
      {},
      { $inc: { int: 1, double: 1, long: 1, decimal: Decimal128.fromString("0.20") } },
    );
    expect(await collection.findOne({}, { ...exact, projection: { _id: 0 } })).toStrictEqual({
      int: Long.fromNumber(2147483648),
      double: new Double(6),
      long: Long.fromNumber(6),
      decimal: Decimal128.fromString("0.30"),
    });
  });

  it("sums in the widest type, and averages to a double", async () => {
    const collection = await server.collection([
      { _id: 1, a: 1, b: 1 },
      { _id: 2, a: new Double(1), b: Long.fromNumber(2) },
    ]);
    const group = { _id: null, a: { $sum: "$a" }, b: { $sum: "$b" }, avg: { $avg: "$b" } };
    const [sums] = await collection.aggregate([{ $group: group }], exact).toArray();
    expect(sums).toStrictEqual({ _id: null, a: new Double(2), b: Long.fromNumber(3), avg: new Double(1.5) });
  });

  it("finds equal numbers of any type", async () => {
    const five = [5, new Double(5), Long.fromNumber(5), Decimal128.fromString("5.0")];
    const collection = await server.collection(five.map((n, _id) => ({ _id, n })));
    for (const n of five) expect(await collection.countDocuments({ n })).toBe(4);
    expect((await collection.distinct("n")).length).toBe(1);
    expect(
      await collection.aggregate([{ $group: { _id: "$n", count: { $sum: 1 } } }]).toArray(),
    ).toMatchObject([{ count: 4 }]);
  });

  it("tells apart int64 values that no double does", async () => {
    const [a, b] = [Long.fromString("9007199254740993"), Long.fromString("9007199254740992")];
    const collection = await server.collection([
      { _id: 1, n: a },
      { _id: 2, n: b },
    ]);
    expect(await collection.find({ n: a }).toArray()).toMatchObject([{ _id: 1 }]);
    expect(await collection.find({ n: { $gt: b } }).toArray()).toMatchObject([{ _id: 1 }]);
  });
}
