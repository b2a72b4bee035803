import { BSONRegExp, Decimal128, Double, Long, serialize, Timestamp } from "bson";
import { describe, expect, it } from "vitest";
import { checkDepth, decode, encode, valuesAt } from "../../../models/embedded/bson.ts";

describe("decode", () => {
  it("tells the four types of number apart", () => {
    const doc = decode(
      serialize({ a: 5, b: new Double(5), c: 5.5, d: Long.fromNumber(5), e: Decimal128.fromString("5") }),
    );
    expect(doc).toEqual({
      a: 5,
      b: new Double(5),
      c: 5.5,
      d: Long.fromNumber(5),
      e: Decimal128.fromString("5"),
    });
  });

  it("keeps what no JavaScript value can hold", () => {
    const doc = {
      r: new BSONRegExp("^a", "ix"),
      t: new Timestamp({ t: 1, i: 2 }),
      z: new Double(-0),
      big: new Double(1e300),
    };
    const raw = serialize(doc);
    expect(encode(decode(raw)).equals(raw)).toBe(true);
  });

  it("reads a field named __proto__ as a field", () => {
    const named = serialize(JSON.parse('{"__proto__": 5, "constructor": 1}'));
    expect(Object.entries(decode(named))).toEqual([
      ["__proto__", 5],
      ["constructor", 1],
    ]);
  });

  it("refuses a document nested deeper than any command needs", () => {
    let doc: object = {};
    for (let i = 0; i < 150; i++) doc = { a: doc };
    expect(() => decode(serialize(doc))).toThrow(expect.objectContaining({ code: 15 }));
  });
});

describe("encode", () => {
  it("refuses more than 16 MB", () => {
    expect(() => encode({ a: "x".repeat(17_000_000) })).toThrow(expect.objectContaining({ code: 10334 }));
  });
});

describe("checkDepth", () => {
  const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) });

  it("allows 100 levels and no more", () => {
    expect(() => checkDepth(nested(100))).not.toThrow();
    expect(() => checkDepth(nested(101))).toThrow(expect.objectContaining({ code: 15 }));
  });
});

describe("valuesAt", () => {
  it.each([
    ["a field", { a: 1 }, "a", [1]],
    ["a field that is missing", {}, "a", [undefined]],
    ["nothing of the prototype", {}, "constructor", [undefined]],
    ["a nested field", { a: { b: 1 } }, "a.b", [1]],
    ["a path through a scalar", { a: 5 }, "a.b", [undefined]],
    ["the fields of documents in an array", { a: [{ b: 1 }, {}, 3] }, "a.b", [1, undefined]],
    ["nothing in an empty array", { a: [] }, "a.b", []],
    ["nothing in an array of scalars", { a: [1, 2] }, "a.b", []],
    ["an item by its position", { a: [1, [2, 3]] }, "a.1", [[2, 3]]],
    ["nothing past the end of an array", { a: [1] }, "a.5", []],
    [
      "a field of an item by its position, and of documents by that name",
      { a: [{ b: 1 }] },
      "a.0.b",
      [undefined, 1],
    ],
    ["items of arrays within arrays by position only", { a: [[{ b: 1 }]] }, "a.b", []],
  ])("finds %s", (_what, doc, path, values) => {
    expect(valuesAt(doc, path)).toEqual(values);
  });
});
