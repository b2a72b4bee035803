import { Decimal128, Double, Long } from "bson";
import { describe, expect, it } from "vitest";
import { encode } from "../../../../models/embedded/bson.ts";
import { applyUpdate, checkUpdate } from "../../../../models/embedded/query/update.ts";
import { codeOf, updated } from "./build.ts";

const long = (value: string) => Long.fromString(value);

describe("an update", () => {
  it.each([
    ["sets fields, nested ones too", { _id: 1 }, { $set: { a: 1, "b.c": 2 } }, { _id: 1, a: 1, b: { c: 2 } }],
    [
      "sets an item, with null up to it",
      { _id: 1, l: [1] },
      { $set: { "l.3": 4 } },
      { _id: 1, l: [1, null, null, 4] },
    ],
    [
      "sets a field of a document in an array",
      { _id: 1, l: [{ x: 1 }] },
      { $set: { "l.0.y": 2 } },
      { _id: 1, l: [{ x: 1, y: 2 }] },
    ],
    ["removes a field", { _id: 1, a: 1, b: 2 }, { $unset: { a: "" } }, { _id: 1, b: 2 }],
    [
      "leaves null in the place of a removed item",
      { _id: 1, l: [1, 2] },
      { $unset: { "l.0": 1 } },
      { _id: 1, l: [null, 2] },
    ],
    ["removes nothing below a scalar", { _id: 1, a: 1 }, { $unset: { "a.b": 1 } }, { _id: 1, a: 1 }],
    ["counts up", { _id: 1, n: 1 }, { $inc: { n: 2, m: 3 } }, { _id: 1, n: 3, m: 3 }],
    ["counts past 32 bits", { _id: 1, n: 2147483647 }, { $inc: { n: 1 } }, { _id: 1, n: long("2147483648") }],
    [
      "counts a double as a double",
      { _id: 1, n: new Double(5) },
      { $inc: { n: 1 } },
      { _id: 1, n: new Double(6) },
    ],
    [
      "counts an int64 as one",
      { _id: 1, n: long("9007199254740993") },
      { $inc: { n: 1 } },
      { _id: 1, n: long("9007199254740994") },
    ],
    [
      "counts a decimal as one",
      { _id: 1, n: Decimal128.fromString("0.10") },
      { $inc: { n: Decimal128.fromString("0.20") } },
      { _id: 1, n: Decimal128.fromString("0.30") },
    ],
    [
      "multiplies, a missing field to zero",
      { _id: 1, n: 3 },
      { $mul: { n: 2.5, m: 5 } },
      { _id: 1, n: 7.5, m: 0 },
    ],
    [
      "takes the least and the greatest",
      { _id: 1, a: 5, b: 5 },
      { $min: { a: 3, c: 1 }, $max: { b: 4 } },
      { _id: 1, a: 3, b: 5, c: 1 },
    ],
    ["takes a string for greater than a number", { _id: 1, a: 5 }, { $max: { a: "x" } }, { _id: 1, a: "x" }],
    ["renames a field", { _id: 1, a: 1 }, { $rename: { a: "b.c" } }, { _id: 1, b: { c: 1 } }],
    ["renames over another field", { _id: 1, a: 1, b: 2 }, { $rename: { a: "b" } }, { _id: 1, b: 1 }],
    ["renames nothing that is missing", { _id: 1, b: 2 }, { $rename: { a: "b" } }, { _id: 1, b: 2 }],
    ["sets nothing on insert when there is a document", { _id: 1 }, { $setOnInsert: { a: 1 } }, { _id: 1 }],
    ["sets _id to what it is", { _id: 1 }, { $set: { _id: 1, a: 1 } }, { _id: 1, a: 1 }],
    ["replaces the document", { _id: 1, a: 1 }, { b: 2 }, { _id: 1, b: 2 }],
    [
      "sets a field named constructor",
      { _id: 1 },
      { $set: { "constructor.x": 1 } },
      { _id: 1, constructor: { x: 1 } },
    ],
    ["does nothing with no fields", { _id: 1 }, { $set: {} }, { _id: 1 }],
    [
      "runs a pipeline",
      { _id: 1, a: 2 },
      [{ $set: { b: { $multiply: ["$a", 2] } } }, { $unset: "a" }],
      { _id: 1, b: 4 },
    ],
    ["keeps _id through a pipeline", { _id: 1, a: 2 }, [{ $replaceWith: { b: "$a" } }], { _id: 1, b: 2 }],
    ["projects in a pipeline", { _id: 1, a: 2, b: 3 }, [{ $project: { a: 1 } }], { _id: 1, a: 2 }],
  ])("%s", (_what, doc, update, expected) => {
    expect(updated(doc, update)).toEqual(expected);
  });

  it("sets the date of the request", () => {
    const now = new Date(5);
    expect(updated({ _id: 1 }, { $currentDate: { a: true, b: { $type: "date" } } }, { now })).toEqual({
      _id: 1,
      a: now,
      b: now,
    });
  });

  it("adds new fields in the order of their names", () => {
    expect(
      Object.keys(updated({ _id: 1, x: 1 }, { $set: { c: 1 }, $inc: { b: 1 }, $push: { a: 1 } })),
    ).toEqual(["_id", "x", "a", "b", "c"]);
  });

  it("makes a field named __proto__ a field like any other", () => {
    const made = updated({ _id: 1 }, { $set: JSON.parse('{"__proto__.polluted": true}') });
    expect(Object.keys(made)).toEqual(["_id", "__proto__"]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("gives the very same bytes when nothing changes", () => {
    const raw = encode({ _id: 1, a: 1, b: 2, l: [1], m: [1], n: 0 });
    const update = { $set: { a: 1 }, $max: { b: 0 }, $inc: { n: 0 }, $addToSet: { l: 1 }, $pull: { m: 9 } };
    expect(applyUpdate(raw, { filter: {}, update })).toBe(raw);
  });

  it.each([
    [9, { $foo: { a: 1 } }],
    [9, { $set: { a: 1 }, b: 1 }],
    [9, { $set: 5 }],
    [9, { $pop: { a: 2 } }],
    [9, 5],
    [14, { $inc: { a: "x" } }],
    [14, { $inc: { s: 1 } }],
    [14, { $inc: { nul: 1 } }],
    [14, { $mul: { s: 1 } }],
    [2, { $inc: { long: 1 } }],
    [2, { $currentDate: { a: 5 } }],
    [238, { $currentDate: { a: { $type: "timestamp" } } }],
    [28, { $set: { "n.x": 1 } }],
    [28, { $inc: { "s.x": 1 } }],
    [28, { $set: { "l.x": 1 } }],
    [34, { $set: { "l.2000000": 1 } }],
    [40, { $set: { a: 1 }, $inc: { a: 1 } }],
    [40, { $set: { a: 1, "a.b": 1 } }],
    [40, { $set: { "a.b": 1 }, $unset: { a: 1 } }],
    [40, { $set: { b: 1 }, $rename: { a: "b" } }],
    [40, { $set: { a: 1 }, $setOnInsert: { a: 2 } }],
    [52, { $set: { $a: 1 } }],
    [52, { a: 1, $set: { b: 1 } }],
    [56, { $set: { "a..b": 1 } }],
    [56, { $set: { "": 1 } }],
    [66, { $set: { _id: 2 } }],
    [66, { $unset: { _id: 1 } }],
    [66, { $inc: { _id: 1 } }],
    [66, { $set: { "_id.x": 1 } }],
    [66, { $rename: { _id: "a" } }],
    [66, { _id: 2, a: 1 }],
    [66, [{ $set: { _id: 2 } }]],
    [2, { $rename: { a: 5 } }],
    [2, { $rename: { a: "a" } }],
    [2, { $rename: { a: "a.b" } }],
    [2, { $rename: { "l.0": "b" } }],
    [2, { $rename: { s: "l.0" } }],
    [2, { $rename: { "l.$[]": "b" } }],
    [72, [{ $match: {} }]],
    [40324, [{ $foo: 1 }]],
    [168, [{ $set: { a: { $foo: 1 } } }]],
  ])("is refused with %i: %j", (code, update) => {
    const doc = { _id: 1, n: 1, s: "x", nul: null, l: [1], long: long("9223372036854775807") };
    const id =
      code === 66 && "$set" in Object(update) && "_id.x" in Object((update as { $set?: unknown }).$set)
        ? { _id: {} }
        : {};
    expect(codeOf(() => updated({ ...doc, ...id }, update as object))).toBe(code);
  });

  it("is refused where the document would grow past 16 MB", () => {
    const big = "x".repeat(16 * 1024 * 1024 - 20);
    expect(codeOf(() => updated({ _id: 1 }, { $set: { big } }))).toBe(17419);
  });

  it("is refused where it nests a document past 100 levels", () => {
    const long = Array.from({ length: 101 }, () => "a").join(".");
    expect(codeOf(() => updated({ _id: 1 }, { $set: { [long]: 1 } }))).toBe(15);
    const path = Array.from({ length: 99 }, () => "a").join(".");
    expect(codeOf(() => updated({ _id: 1 }, { $set: { [path]: { b: 1 } } }))).not.toBe(15);
    expect(codeOf(() => updated({ _id: 1 }, { $set: { [path]: { b: { c: { d: 1 } } } } }))).toBe(15);
  });
});

describe("checkUpdate", () => {
  it("refuses to replace many documents by one", () => {
    expect(codeOf(() => checkUpdate({ a: 1 }, [], true))).toBe(9);
    expect(codeOf(() => checkUpdate({ $set: { a: 1 } }, [], true))).toBeUndefined();
    expect(codeOf(() => checkUpdate({ $foo: { a: 1 } }))).toBe(9);
  });

  it("leaves a pipeline with variables to be compiled with them", () => {
    expect(codeOf(() => checkUpdate([{ $set: { a: "$$given" } }]))).toBeUndefined();
  });
});
