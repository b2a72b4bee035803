import { Decimal128, Double, Long, ObjectId } from "bson";
import { describe, expect, it } from "vitest";
import { evaluateLet } from "../../../../models/embedded/query/expression.ts";
import { codeOf, valueOf } from "./build.ts";

const long = (value: string) => Long.fromString(value);
const decimal = (value: string) => Decimal128.fromString(value);
const double = (value: number) => new Double(value);
const doc = { a: 1, s: "Text", list: [3, 1, 2], docs: [{ n: 1 }, { n: 2 }, {}, 5], o: { x: 1 }, nul: null };

describe("an expression", () => {
  it.each([
    ["$a", 1],
    ["$docs.n", [1, 2]],
    ["$list.0", []],
    ["$o.x", 1],
    ["$$ROOT.a", 1],
    ["$$CURRENT.a", 1],
    ["$missing", undefined],
    ["$$REMOVE", undefined],
    ["$constructor", undefined],
    ["plain text", "plain text"],
    [
      ["$a", "$missing"],
      [1, null],
    ],
    [{ x: "$a", y: "$missing" }, { x: 1 }],
    [{ $literal: "$a" }, "$a"],
    [{ $eq: ["$a", double(1)] }, true],
    [{ $eq: ["$missing", null] }, false],
    [{ $eq: ["$nul", null] }, true],
    [{ $lt: ["$missing", null] }, true],
    [{ $gt: ["text", 5] }, true],
    [{ $gt: [null, 5] }, false],
    [{ $cmp: [1, "a"] }, -1],
    [{ $ne: [[1], [double(1)]] }, false],
    [{ $gte: [true, "x"] }, true],
    [{ $lte: [1, 1] }, true],
    [{ $and: [1, "x", []] }, true],
    [{ $and: [] }, true],
    [{ $or: [0, null, "$missing"] }, false],
    [{ $not: ["$missing"] }, true],
    [{ $cond: ["$a", "yes", "no"] }, "yes"],
    [{ $cond: { if: "$missing", then: 1, else: 2 } }, 2],
    [{ $ifNull: ["$missing", "$nul", 7] }, 7],
    [
      {
        $switch: {
          branches: [
            { case: false, then: 1 },
            { case: true, then: 2 },
          ],
        },
      },
      2,
    ],
    [{ $switch: { branches: [{ case: false, then: 1 }], default: 9 } }, 9],
    [{ $in: [2, "$list"] }, true],
    [{ $add: [2147483647, 1] }, long("2147483648")],
    [{ $add: [1, double(1)] }, double(2)],
    [{ $add: [long("1"), 1] }, long("2")],
    [{ $add: [long("9223372036854775807"), 1] }, double(9223372036854775807)],
    [{ $add: [decimal("0.1"), 0.2] }, decimal("0.300000000000000")],
    [{ $add: [new Date(5), 10] }, new Date(15)],
    [{ $add: ["$missing", 1] }, null],
    [{ $subtract: [new Date(15), new Date(5)] }, long("10")],
    [{ $subtract: [new Date(15), 5] }, new Date(10)],
    [{ $subtract: [1, 0.5] }, 0.5],
    [{ $multiply: [65536, 65536] }, long("4294967296")],
    [{ $multiply: [decimal("1.5"), 2] }, decimal("3.0")],
    [{ $divide: [4, 2] }, double(2)],
    [{ $divide: [decimal("1"), 3] }, decimal("0.3333333333333333333333333333333333")],
    [{ $mod: [-7, 3] }, -1],
    [{ $mod: [7.5, 2] }, 1.5],
    [{ $abs: -5 }, 5],
    [{ $abs: [decimal("-1.50")] }, decimal("1.50")],
    [{ $floor: -1.5 }, double(-2)],
    [{ $ceil: decimal("1.1") }, decimal("2")],
    [{ $ceil: 5 }, 5],
    [{ $round: [2.5] }, double(2)],
    [{ $round: [3.5] }, double(4)],
    [{ $round: [2.675, 2] }, 2.67],
    [{ $round: [1250, -2] }, 1200],
    [{ $round: [decimal("1.25"), 1] }, decimal("1.2")],
    [{ $min: ["$list"] }, 1],
    [{ $max: [1, "$missing", "x"] }, "x"],
    [{ $sum: "$list" }, 6],
    [{ $sum: ["$list", 4] }, 4],
    [{ $sum: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1] }, double(1)],
    [{ $avg: "$list" }, double(2)],
    [{ $avg: "$missing" }, null],
    [{ $size: "$list" }, 3],
    [{ $concat: ["a", "$s"] }, "aText"],
    [{ $concat: ["a", "$missing"] }, null],
    [{ $toString: double(5) }, "5"],
    [{ $toString: 1.5 }, "1.5"],
    [{ $toString: long("5") }, "5"],
    [{ $toString: true }, "true"],
    [{ $toString: new Date(0) }, "1970-01-01T00:00:00.000Z"],
    [{ $toString: new ObjectId("00".repeat(12)) }, "00".repeat(12)],
    [{ $toString: "$missing" }, null],
    [{ $toLower: "ÄBC" }, "Äbc"],
    [{ $toUpper: null }, ""],
    [{ $concatArrays: ["$list", [9]] }, [3, 1, 2, 9]],
    [{ $concatArrays: ["$list", null] }, null],
    [{ $arrayElemAt: ["$list", -1] }, 2],
    [{ $arrayElemAt: ["$list", 9] }, undefined],
    [{ $first: "$list" }, 3],
    [{ $last: "$list" }, 2],
    [{ $last: "$missing" }, null],
    [{ $slice: ["$list", 2] }, [3, 1]],
    [{ $slice: ["$list", -2] }, [1, 2]],
    [{ $slice: ["$list", 1, 1] }, [1]],
    [{ $filter: { input: "$list", cond: { $gt: ["$$this", 1] } } }, [3, 2]],
    [{ $filter: { input: "$docs", as: "d", cond: "$$d.n" } }, [{ n: 1 }, { n: 2 }]],
    [{ $map: { input: "$list", in: { $multiply: ["$$this", 2] } } }, [6, 2, 4]],
    [{ $map: { input: "$docs", as: "d", in: "$$d.n" } }, [1, 2, null, null]],
    [{ $map: { input: "$missing", in: 1 } }, null],
    [
      {
        $reduce: { input: "$list", initialValue: "", in: { $concat: ["$$value", { $toString: "$$this" }] } },
      },
      "312",
    ],
    [{ $let: { vars: { x: 2 }, in: { $add: ["$$x", "$a"] } } }, 3],
    [{ $mergeObjects: ["$o", { y: 2 }, null] }, { x: 1, y: 2 }],
    [{ $type: "$missing" }, "missing"],
    [{ $type: double(5) }, "double"],
    [{ $type: long("5") }, "long"],
    [{ $isArray: "$list" }, true],
    [{ $isArray: [["x"]] }, true],
    [{ $objectToArray: "$o" }, [{ k: "x", v: 1 }]],
    [
      {
        $arrayToObject: [
          [
            ["a", 1],
            ["b", 2],
          ],
        ],
      },
      { a: 1, b: 2 },
    ],
    [{ $arrayToObject: { $literal: [{ k: "a", v: 1 }] } }, { a: 1 }],
  ])("%j gives %j", (expression, value) => {
    expect(valueOf(expression, doc)).toEqual(value);
  });

  it("knows the variables of the command and the time", () => {
    expect(valueOf({ $add: ["$$n", 1] }, {}, { variables: { n: 4 } })).toBe(5);
    expect(valueOf("$$NOW", {}, { now: new Date(9) })).toEqual(new Date(9));
  });

  it("makes a field named __proto__ a field", () => {
    const made = valueOf({ $arrayToObject: { $literal: [{ k: "__proto__", v: 1 }] } }) as object;
    expect(Object.keys(made)).toEqual(["__proto__"]);
  });

  it.each([
    [168, { $foo: 1 }],
    [168, { $dateAdd: {} }],
    [15983, { $add: [1], $abs: 1 }],
    [16410, { a: 1, $add: [1] }],
    [17276, "$$unknown"],
    [16872, "$"],
    [40353, "$a."],
    [15998, "$a..b"],
    [16020, { $eq: [1] }],
    [28667, { $round: [1, 2, 3] }],
    [14, { $add: ["x", 1] }],
    [14, { $subtract: ["x", 1] }],
    [14, { $multiply: ["x", 1] }],
    [14, { $abs: "x" }],
    [2, { $divide: [1, 0] }],
    [16610, { $mod: [1, 0] }],
    [28680, { $abs: long("-9223372036854775808") }],
    [17080, { $cond: { then: 1, else: 2 } }],
    [17083, { $cond: { if: 1, then: 1, else: 2, more: 3 } }],
    [40066, { $switch: { branches: [{ case: false, then: 1 }] } }],
    [40068, { $switch: { branches: [] } }],
    [40081, { $in: [1, 2] }],
    [17124, { $size: "$missing" }],
    [16702, { $concat: [1] }],
    [241, { $toString: [[1]] }],
    [16007, { $toLower: [[1]] }],
    [28664, { $concatArrays: [1] }],
    [28689, { $arrayElemAt: [1, 1] }],
    [28690, { $arrayElemAt: [[1], "x"] }],
    [28691, { $arrayElemAt: [[1], 1.5] }],
    [28689, { $first: "text" }],
    [28724, { $slice: [1, 1] }],
    [28729, { $slice: [[1], 1, 0] }],
    [28646, { $filter: 1 }],
    [28648, { $filter: { cond: 1 } }],
    [28651, { $filter: { input: 1, cond: 1 } }],
    [16883, { $map: { input: 1, in: 1 } }],
    [40080, { $reduce: { input: 1, initialValue: 0, in: 1 } }],
    [9, { $let: { vars: { Big: 1 }, in: 1 } }],
    [16875, { $let: { vars: {}, in: 1, more: 1 } }],
    [40400, { $mergeObjects: [1] }],
    [40390, { $objectToArray: 1 }],
    [40386, { $arrayToObject: 1 }],
  ])("is refused with %i: %j", (code, expression) => {
    expect(codeOf(() => valueOf(expression))).toBe(code);
  });
});

describe("evaluateLet", () => {
  it("gives the values of a command's let", () => {
    expect(evaluateLet({ a: { $add: [1, 2] }, b: "x" })).toEqual({ a: 3, b: "x" });
  });

  it("refuses a name that no variable may have", () => {
    expect(codeOf(() => evaluateLet({ A: 1 }))).toBe(9);
  });
});
