import { BSONRegExp, ObjectId } from "bson";
import { describe, expect, it } from "vitest";
import { decode, type Doc } from "../../../../models/embedded/bson.ts";
import { upsertDocument } from "../../../../models/embedded/query/upsert.ts";
import { codeOf, stored } from "./build.ts";

const upserted = (filter: Doc, update: Doc | Doc[]): Doc =>
  decode(upsertDocument(stored({ filter, update }) as { filter: Doc; update: Doc }));

describe("an upsert", () => {
  it.each([
    ["equalities", { _id: 1, a: 2, "b.c": 3 }, { $set: { d: 4 } }, { _id: 1, a: 2, b: { c: 3 }, d: 4 }],
    [
      "$eq, $and and an $or of one",
      { _id: { $eq: 1 }, $and: [{ a: 1 }], $or: [{ b: 2 }] },
      { $set: {} },
      { _id: 1, a: 1, b: 2 },
    ],
    ["lists of one", { _id: { $in: [1] }, l: { $all: [2] } }, { $set: {} }, { _id: 1, l: 2 }],
    ["null", { _id: 1, a: null }, { $set: { b: 1 } }, { _id: 1, a: null, b: 1 }],
    [
      "no other conditions",
      { _id: 1, a: { $gt: 1 }, b: { $in: [1, 2] }, $or: [{ c: 1 }, { c: 2 }], d: new BSONRegExp("x", "") },
      { $set: {} },
      { _id: 1 },
    ],
    ["only _id beside a whole document", { _id: 1, a: 2 }, { b: 3 }, { _id: 1, b: 3 }],
    [
      "what a pipeline then works on",
      { _id: 1, n: 2 },
      [{ $set: { m: { $add: ["$n", 1] } } }],
      { _id: 1, n: 2, m: 3 },
    ],
  ])("takes %s from the filter", (_what, filter, update, expected) => {
    expect(upserted(filter, update)).toEqual(expected);
  });

  it("sets what is set on insert, and counts from the filter's values", () => {
    expect(upserted({ _id: 1, n: 5 }, { $setOnInsert: { a: 1 }, $inc: { n: 1 } })).toEqual({
      _id: 1,
      n: 6,
      a: 1,
    });
  });

  it("makes an _id, and puts it first", () => {
    const made = upserted({ a: 1 }, { $set: { b: 2 } });
    expect(Object.keys(made)).toEqual(["_id", "a", "b"]);
    expect(made._id).toBeInstanceOf(ObjectId);
    expect(Object.keys(upserted({ a: 1 }, { $set: { _id: 7 } }))).toEqual(["_id", "a"]);
  });

  it("makes a field named __proto__ of the filter a field", () => {
    const made = upserted(JSON.parse('{"__proto__.x": 1, "_id": 1}'), { $set: {} });
    expect(Object.keys(made)).toEqual(["_id", "__proto__"]);
  });

  it.each([
    [54, { a: 1, $and: [{ a: 2 }] }, { $set: {} }],
    [54, { a: { b: 1 }, "a.c": 2 }, { $set: {} }],
    [66, { _id: 1 }, { $set: { _id: 2 } }],
    [66, { _id: 1 }, { _id: 2 }],
    [28, { a: 1 }, { $set: { "a.b": 1 } }],
  ])("is refused with %i: %j %j", (code, filter, update) => {
    expect(codeOf(() => upserted(filter, update))).toBe(code);
  });
});
