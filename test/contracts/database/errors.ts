import { expect, it } from "vitest";
import { type Collection } from "./collection.ts";
import { errorOf, type TestServer } from "./server.ts";

type Attempt = [
  code: number,
  what: string,
  attempt: (collection: Collection, server: TestServer) => Promise<unknown>,
];

const update =
  (change: object, filter: object = {}) =>
  (collection: Collection) =>
    collection.updateOne(filter, change);
const find = (filter: object) => (collection: Collection) => collection.find(filter).toArray();
const aggregate =
  (...stages: object[]) =>
  (collection: Collection) =>
    collection.aggregate(stages).toArray();
const command = (make: (name: string) => object) => (collection: Collection, server: TestServer) =>
  server.db.command(make(collection.collectionName));

const attempts: Attempt[] = [
  [2, "an unknown operator of a filter", find({ a: { $foo: 1 } })],
  [2, "an unknown operator at the top of a filter", find({ $foo: [] })],
  [2, "a list of branches that is empty", find({ $or: [] })],
  [2, "$in without a list", find({ a: { $in: 1 } })],
  [2, "an unknown type", find({ a: { $type: "text" } })],
  [51091, "a broken pattern", find({ a: { $regex: "(" } })],
  [14, "a filter that is no document", command((name) => ({ find: name, filter: 5 }))],
  [9, "an unknown modifier", update({ $foo: { a: 1 } })],
  [14, "counting a text", update({ $inc: { text: 1 } })],
  [14, "counting by a text", update({ $inc: { n: "1" } })],
  [2, "pushing to a number", update({ $push: { n: 1 } })],
  [2, "pulling from a number", update({ $pull: { n: 1 } })],
  [14, "popping from a number", update({ $pop: { n: 1 } })],
  [9, "popping two", update({ $pop: { list: 2 } })],
  [28, "setting a field of a number", update({ $set: { "n.x": 1 } })],
  [40, "two changes of one field", update({ $set: { n: 1 }, $inc: { n: 1 } })],
  [40, "a change of a field and of its part", update({ $set: { o: 1, "o.x": 1 } })],
  [56, "an empty name in a path", update({ $set: { "a..b": 1 } })],
  [66, "another _id", update({ $set: { _id: 2 } })],
  [66, "another _id by a pipeline", update([{ $set: { _id: 2 } }])],
  [2, "a position that the filter has not found", update({ $set: { "list.$": 1 } })],
  [2, "an array filter that is missing", update({ $set: { "list.$[e]": 1 } })],
  [
    9,
    "an array filter that is not used",
    (c) => c.updateOne({}, { $set: { n: 1 } }, { arrayFilters: [{ e: 1 }] }),
  ],
  [2, "renaming into an array", update({ $rename: { n: "list.0" } })],
  [
    54,
    "an upsert with two values for one path",
    (c) => c.updateOne({ $and: [{ x: 1 }, { x: 2 }] }, { $set: { y: 1 } }, { upsert: true }),
  ],
  [40324, "an unknown stage", aggregate({ $foo: 1 })],
  [40323, "a stage with two names", aggregate({ $limit: 1, $skip: 1 })],
  [168, "an unknown expression", aggregate({ $project: { a: { $foo: 1 } } })],
  [15952, "an unknown accumulator", aggregate({ $group: { _id: 1, a: { $foo: 1 } } })],
  [15955, "a group without _id", aggregate({ $group: { n: { $sum: 1 } } })],
  [17276, "an unknown variable", aggregate({ $project: { a: "$$nobody" } })],
  [17124, "the size of a text", aggregate({ $project: { a: { $size: "$text" } } })],
  [2, "a division by zero", aggregate({ $project: { a: { $divide: ["$n", 0] } } })],
  [
    40485,
    "an unknown time zone",
    aggregate({ $project: { a: { $dateToString: { date: new Date(0), timezone: "Asia/Nowhere" } } } }),
  ],
  [40228, "a new root that is no document", aggregate({ $replaceRoot: { newRoot: "$n" } })],
  [31253, "an inclusion among exclusions", (c) => c.find({}, { projection: { a: 0, b: 1 } }).toArray()],
  [31254, "an exclusion among inclusions", (c) => c.find({}, { projection: { a: 1, b: 0 } }).toArray()],
  [11000, "an _id that is there", (c) => c.insertOne({ _id: 1 })],
  [53, "an _id that is an array", (c) => c.insertOne({ _id: [1] })],
  [10334, "a document of 17 MB", (c) => c.insertOne({ big: "x".repeat(17_000_000) })],
  [59, "an unknown command", command(() => ({ doNothing: 1 }))],
  [40415, "an unknown field of a command", command((name) => ({ find: name, unknownField: 1 }))],
  [
    26,
    "the indexes of a collection that is not there",
    (_, server) => server.db.collection("nothing").indexes(),
  ],
  [27, "dropping an index that is not there", (c) => c.dropIndex("nothing")],
  [72, "dropping the index of _id", (c) => c.dropIndex("_id_")],
  [
    67,
    "an unknown kind of index",
    command((name) => ({ createIndexes: name, indexes: [{ key: { a: "foo" }, name: "a_foo" }] })),
  ],
  [2, "a hint at an index that is not there", (c) => c.find({ n: 1 }).hint("nothing").toArray()],
  [
    85,
    "the same index by another name",
    async (c) => [await c.createIndex({ n: 1 }), await c.createIndex({ n: 1 }, { name: "other" })],
  ],
  [
    86,
    "another index by the same name",
    async (c) => [
      await c.createIndex({ n: 1 }, { name: "same" }),
      await c.createIndex({ m: 1 }, { name: "same" }),
    ],
  ],
];

/** What is wrong is refused with MongoDB's code, and changes nothing. */
export function errorContract(server: TestServer): void {
  it.each(attempts)("with %i: %s", async (code, _what, attempt) => {
    const before = { _id: 1, n: 1, text: "x", list: [1], o: { x: 1 } };
    const collection = await server.collection([before]);
    expect((await errorOf(attempt(collection, server))).code).toBe(code);
    expect(await collection.find().toArray()).toEqual([before]);
  });

  it("tells the key of a duplicate", async () => {
    const collection = await server.collection([{ _id: 1 }]);
    const error = await errorOf(collection.insertOne({ _id: 1 }));
    expect(error).toMatchObject({ code: 11000, keyPattern: { _id: 1 }, keyValue: { _id: 1 } });
    expect(error.message).toMatch(
      /^E11000 duplicate key error collection: \S+ index: _id_ dup key: \{ _id: 1 \}/,
    );
  });
}
