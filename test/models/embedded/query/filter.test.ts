import { BSONRegExp, Decimal128, Double, Long, MaxKey, MinKey, ObjectId, Timestamp } from "bson";
import { describe, expect, it } from "vitest";
import { compileFilter } from "../../../../models/embedded/query/filter.ts";
import { codeOf, matches } from "./build.ts";

const id = new ObjectId();

describe("a filter", () => {
  it.each([
    ["equal numbers of different types", { a: new Double(5) }, { a: Long.fromNumber(5) }],
    ["an equal decimal", { a: Decimal128.fromString("5.0") }, { a: 5 }],
    [
      "an int64 beyond the doubles",
      { a: Long.fromString("9007199254740993") },
      { a: Long.fromString("9007199254740993") },
    ],
    ["an item of an array", { a: [1, 2] }, { a: 2 }],
    ["a whole array", { a: [1, 2] }, { a: [1, 2] }],
    ["an array within an array", { a: [[1, 2]] }, { a: [1, 2] }],
    ["a document with its fields in order", { a: { x: 1, y: 2 } }, { a: { x: 1, y: new Double(2) } }],
    ["null", { a: null }, { a: null }],
    ["a missing field by null", {}, { a: null }],
    ["a field missing in one item by null", { a: [{ b: 1 }, {}] }, { "a.b": null }],
    ["a field of a scalar by null", { a: 5 }, { "a.b": null }],
    ["an ObjectId", { a: id }, { a: new ObjectId(id.toHexString()) }],
    ["a date", { a: new Date(5) }, { a: { $lte: new Date(5) } }],
    [
      "a timestamp by order",
      { a: new Timestamp({ t: 2, i: 0 }) },
      { a: { $gt: new Timestamp({ t: 1, i: 9 }) } },
    ],
    ["a field named constructor", { constructor: 1 }, { constructor: 1 }],
    ["both bounds met by different items", { a: [1, 9] }, { a: { $gt: 8, $lt: 2 } }],
    ["null by $gte null", {}, { a: { $gte: null } }],
    ["everything above MinKey", { a: "x" }, { a: { $gt: new MinKey() } }],
    ["everything below MaxKey", { a: "x" }, { a: { $lt: new MaxKey() } }],
    ["NaN by itself", { a: NaN }, { a: { $gte: NaN } }],
    ["strings by code point", { a: "😀" }, { a: { $gt: "！" } }],
    ["a pattern", { a: "Hello" }, { a: { $regex: "^he", $options: "i" } }],
    ["a pattern in a list", { a: "hello" }, { a: { $in: ["x", new BSONRegExp("^he", "")] } }],
    ["a stored pattern by itself", { a: new BSONRegExp("^he", "i") }, { a: new BSONRegExp("^he", "i") }],
    ["what does not match a negated pattern", { a: "x" }, { a: { $not: new BSONRegExp("^he", "") } }],
    ["a missing field in a list with null", {}, { a: { $in: [null, 1] } }],
    ["no item by $nin", { a: [3] }, { a: { $nin: [1, 2] } }],
    ["each of $all", { a: [1, 2, 3] }, { a: { $all: [3, 1] } }],
    [
      "each $elemMatch of $all",
      { a: [{ x: 1 }, { x: 2 }] },
      { a: { $all: [{ $elemMatch: { x: 1 } }, { $elemMatch: { x: 2 } }] } },
    ],
    ["an item by two conditions", { a: [{ x: 1, y: 2 }] }, { a: { $elemMatch: { x: 1, y: 2 } } }],
    ["a scalar item by two conditions", { a: [1, 5] }, { a: { $elemMatch: { $gt: 4, $lt: 6 } } }],
    [
      "an item by the branches of $or",
      { a: [{ x: 1 }] },
      { a: { $elemMatch: { $or: [{ x: 1 }, { x: 9 }] } } },
    ],
    ["a size", { a: [1, 2] }, { a: { $size: 2 } }],
    ["a type by name", { a: new Double(5) }, { a: { $type: "double" } }],
    ["a type by number", { a: 5 }, { a: { $type: 16 } }],
    ["any number", { a: Long.fromNumber(5) }, { a: { $type: "number" } }],
    ["the type of an item", { a: ["x"] }, { a: { $type: ["string", "bool"] } }],
    ["an array by its type", { a: [] }, { a: { $type: "array" } }],
    ["an expression", { a: 3, b: 2 }, { $expr: { $gt: ["$a", "$b"] } }],
    ["a comment", { a: 1 }, { a: 1, $comment: "why" }],
    ["neither of $nor", { a: 1 }, { $nor: [{ a: 2 }, { b: 1 }] }],
    ["what is not greater, missing too", {}, { a: { $not: { $gt: 5 } } }],
    ["a field by a dotted path through arrays", { a: [{ b: [{ c: 1 }] }] }, { "a.b.c": 1 }],
  ])("finds %s", (_what, doc, filter) => {
    expect(matches(doc, filter)).toBe(true);
  });

  it.each([
    ["a near int64", { a: Long.fromString("9007199254740993") }, { a: Long.fromString("9007199254740992") }],
    ["0.1 by the decimal 0.1", { a: 0.1 }, { a: Decimal128.fromString("0.1") }],
    ["a document with other order", { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }],
    ["a value by null", { a: 0 }, { a: null }],
    ["an empty array by null in a path", { a: [] }, { "a.b": null }],
    ["an array of scalars by null in a path", { a: [1, null] }, { "a.b": null }],
    ["a position past the end by null", { a: [1] }, { "a.5": null }],
    ["a string above a number", { a: "5" }, { a: { $gt: 1 } }],
    ["a boolean by a number", { a: true }, { a: 1 }],
    ["null by $gt null", { a: null }, { a: { $gt: null } }],
    ["NaN below a number", { a: NaN }, { a: { $lt: 5 } }],
    ["an item of an array at a position", { a: [[1]] }, { "a.0": 1 }],
    ["the prototype", {}, { constructor: { $exists: true } }],
    ["the prototype's prototype", {}, { "__proto__.x": { $exists: true } }],
    ["anything by an empty $all", { a: [] }, { a: { $all: [] } }],
    ["anything by an empty $in", { a: 1 }, { a: { $in: [] } }],
    ["a scalar by $elemMatch", { a: 5 }, { a: { $elemMatch: { $gt: 4 } } }],
    ["an array within by the items' order", { a: [[5]] }, { a: { $elemMatch: { $gt: 4 } } }],
    ["a list with an excluded item", { a: [1, 2] }, { a: { $ne: 2 } }],
    ["a pattern where case matters", { a: "Hello" }, { a: { $regex: "^he" } }],
    ["a double by the type int", { a: new Double(5) }, { a: { $type: "int" } }],
    ["a missing field by $type", {}, { a: { $type: "null" } }],
    ["a size in fields of items", { a: [{ b: [1] }] }, { "a.b": { $size: 2 } }],
    ["an expression of null that is missing", {}, { $expr: { $eq: ["$a", null] } }],
  ])("does not find %s", (_what, doc, filter) => {
    expect(matches(doc, filter)).toBe(false);
  });

  it.each([
    [14, 5],
    [2, { a: { $near: 1 } }],
    [2, { $where: "1" }],
    [2, { a: { $gt: 1, b: 2 } }],
    [2, { a: { $and: [{ b: 1 }] } }],
    [2, { $and: [] }],
    [2, { $or: {} }],
    [2, { $nor: [5] }],
    [2, { a: { $in: 5 } }],
    [2, { a: { $in: [{ $gt: 1 }] } }],
    [2, { a: { $all: 5 } }],
    [2, { a: { $all: [{ $gt: 1 }] } }],
    [2, { a: { $size: -1 } }],
    [2, { a: { $size: 1.5 } }],
    [2, { a: { $size: "1" } }],
    [2, { a: { $type: "text" } }],
    [2, { a: { $type: 44 } }],
    [9, { a: { $type: [] } }],
    [2, { a: { $not: 5 } }],
    [2, { a: { $not: {} } }],
    [2, { a: { $elemMatch: 5 } }],
    [2, { a: { $ne: new BSONRegExp("a", "") } }],
    [2, { a: { $gt: new BSONRegExp("a", "") } }],
    [2, { a: { $options: "i" } }],
    [2, { a: { $regex: 5 } }],
    [51075, { a: { $regex: new BSONRegExp("a", "i"), $options: "m" } }],
    [51091, { a: { $regex: "(" } }],
    [51108, { a: { $regex: "a", $options: "g" } }],
    [2, { a: { $comment: "why" } }],
    [2, { a: { $elemMatch: { $expr: true } } }],
    [2, { a: { $elemMatch: { $or: [{ $expr: true }] } } }],
    [168, { $expr: { $foo: 1 } }],
  ])("refuses with %i: %j", (code, filter) => {
    expect(codeOf(() => compileFilter(filter))).toBe(code);
  });
});
