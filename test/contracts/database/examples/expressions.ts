import mongoose from "mongoose";
import { evaluates, type Examples } from "../examples.ts";

const { ObjectId } = mongoose.mongo;

const doc = {
  a: 5,
  text: "Text",
  nul: null,
  list: [3, 1, 2],
  docs: [{ n: 1 }, { n: 2 }, {}],
  o: { x: 1 },
  at: new Date("2026-03-29T12:34:56.789Z"),
};

const is = (expression: unknown, value: unknown) => evaluates(doc, expression, value);

/** Expressions; a missing field is not null to them. */
export const expressionExamples: Examples = {
  $literal: [
    is({ $literal: "$a" }, "$a"),
    is("$docs.n", [1, 2]),
    is(["$a", "$missing"], [5, null]),
    is("$missing", undefined),
  ],
  $eq: [
    is({ $eq: ["$a", 5] }, true),
    is({ $eq: ["$missing", null] }, false),
    is({ $eq: ["$nul", null] }, true),
  ],
  $ne: [is({ $ne: ["$a", "5"] }, true)],
  $gt: [
    is({ $gt: ["text", 5] }, true),
    is({ $gt: [null, 5] }, false),
    is({ $gt: ["$nul", "$missing"] }, true),
  ],
  $gte: [is({ $gte: ["$a", 5] }, true)],
  $lt: [is({ $lt: ["$missing", 0] }, true)],
  $lte: [is({ $lte: ["$list", [3, 2]] }, true)],
  $cmp: [is({ $cmp: [1, 2] }, -1), is({ $cmp: [{ a: 1 }, "z"] }, 1)],
  $and: [is({ $and: ["$a", []] }, true), is({ $and: ["$a", "$missing"] }, false)],
  $or: [is({ $or: [0, "$nul", "x"] }, true)],
  $not: [is({ $not: ["$missing"] }, true)],
  $cond: [is({ $cond: ["$missing", 1, 2] }, 2), is({ $cond: { if: "$a", then: 1, else: 2 } }, 1)],
  $ifNull: [is({ $ifNull: ["$missing", "$nul", 7] }, 7)],
  $switch: [
    is(
      {
        $switch: {
          branches: [
            { case: { $gt: ["$a", 9] }, then: "big" },
            { case: true, then: "small" },
          ],
        },
      },
      "small",
    ),
    is({ $switch: { branches: [{ case: false, then: 1 }], default: 0 } }, 0),
  ],
  $in: [is({ $in: [2, "$list"] }, true), is({ $in: [9, "$list"] }, false)],
  $add: [
    is({ $add: ["$a", 1.5] }, 6.5),
    is({ $add: ["$a", "$nul"] }, null),
    is({ $add: [new Date(5), 10] }, new Date(15)),
    is({ $add: [2147483647, 1] }, 2147483648),
  ],
  $subtract: [
    is({ $subtract: ["$a", 7] }, -2),
    is({ $subtract: [new Date(15), new Date(5)] }, 10),
    is({ $subtract: [new Date(15), 5] }, new Date(10)),
  ],
  $multiply: [is({ $multiply: ["$a", 2, 3] }, 30)],
  $divide: [is({ $divide: ["$a", 2] }, 2.5)],
  $mod: [is({ $mod: [-7, 3] }, -1)],
  $abs: [is({ $abs: -3 }, 3)],
  $round: [is({ $round: [2.5, 0] }, 2), is({ $round: [3.14159, 2] }, 3.14), is({ $round: [1250, -2] }, 1200)],
  $floor: [is({ $floor: -1.5 }, -2)],
  $ceil: [is({ $ceil: -1.5 }, -1), is({ $ceil: 1.2 }, 2)],
  $min: [is({ $min: "$list" }, 1), is({ $min: ["$a", 2, "$nul"] }, 2)],
  $max: [is({ $max: "$list" }, 3)],
  $sum: [is({ $sum: "$list" }, 6), is({ $sum: ["$a", "x", 1] }, 6)],
  $avg: [is({ $avg: "$list" }, 2), is({ $avg: "$text" }, null)],
  $size: [is({ $size: "$list" }, 3)],
  $concat: [is({ $concat: ["$text", "!"] }, "Text!"), is({ $concat: ["$text", "$nul"] }, null)],
  $toString: [
    is({ $toString: "$a" }, "5"),
    is({ $toString: 1.5 }, "1.5"),
    is({ $toString: true }, "true"),
    is({ $toString: new ObjectId("0123456789abcdef01234567") }, "0123456789abcdef01234567"),
    is({ $toString: "$at" }, "2026-03-29T12:34:56.789Z"),
  ],
  $toLower: [is({ $toLower: "$text" }, "text"), is({ $toLower: "$nul" }, "")],
  $toUpper: [is({ $toUpper: "$text" }, "TEXT")],
  $concatArrays: [
    is({ $concatArrays: ["$list", [4]] }, [3, 1, 2, 4]),
    is({ $concatArrays: ["$list", "$nul"] }, null),
  ],
  $arrayElemAt: [is({ $arrayElemAt: ["$list", -1] }, 2), is({ $arrayElemAt: ["$list", 9] }, undefined)],
  $first: [is({ $first: "$list" }, 3)],
  $last: [is({ $last: "$docs.n" }, 2)],
  $slice: [
    is({ $slice: ["$list", 2] }, [3, 1]),
    is({ $slice: ["$list", -2] }, [1, 2]),
    is({ $slice: ["$list", 1, 1] }, [1]),
  ],
  $filter: [is({ $filter: { input: "$list", as: "x", cond: { $gt: ["$$x", 1] } } }, [3, 2])],
  $map: [
    is({ $map: { input: "$docs", as: "d", in: "$$d.n" } }, [1, 2, null]),
    is({ $map: { input: "$nul", in: 1 } }, null),
  ],
  $reduce: [
    is({ $reduce: { input: "$list", initialValue: 10, in: { $subtract: ["$$value", "$$this"] } } }, 4),
  ],
  $mergeObjects: [is({ $mergeObjects: ["$o", "$nul", { y: 2 }] }, { x: 1, y: 2 })],
  $type: [is({ $type: "$missing" }, "missing"), is({ $type: "$at" }, "date"), is({ $type: 1.5 }, "double")],
  $isArray: [is({ $isArray: "$list" }, true), is({ $isArray: "$a" }, false)],
  $let: [is({ $let: { vars: { x: "$a", y: 2 }, in: { $multiply: ["$$x", "$$y"] } } }, 10)],
  $dateTrunc: [
    is({ $dateTrunc: { date: "$at", unit: "hour" } }, new Date("2026-03-29T12:00:00Z")),
    is(
      { $dateTrunc: { date: "$at", unit: "day", timezone: "Asia/Shanghai" } },
      new Date("2026-03-28T16:00:00Z"),
    ),
    is(
      { $dateTrunc: { date: "$at", unit: "day", timezone: "Europe/Berlin" } },
      new Date("2026-03-28T23:00:00Z"),
    ),
    is(
      { $dateTrunc: { date: "$at", unit: "week", startOfWeek: "monday" } },
      new Date("2026-03-23T00:00:00Z"),
    ),
    is({ $dateTrunc: { date: "$at", unit: "month", timezone: "+08:00" } }, new Date("2026-02-28T16:00:00Z")),
    is({ $dateTrunc: { date: "$at", unit: "minute", binSize: 15 } }, new Date("2026-03-29T12:30:00Z")),
    is({ $dateTrunc: { date: "$missing", unit: "day" } }, null),
  ],
  $dateToString: [
    is({ $dateToString: { date: "$at" } }, "2026-03-29T12:34:56.789Z"),
    is(
      { $dateToString: { date: "$at", format: "%Y-%m-%d %H:%M %z", timezone: "Europe/Berlin" } },
      "2026-03-29 14:34 +0200",
    ),
    is({ $dateToString: { date: "$at", format: "%G-W%V-%u", timezone: "Asia/Shanghai" } }, "2026-W13-7"),
    is({ $dateToString: { date: "$missing", onNull: "none" } }, "none"),
  ],
  $objectToArray: [is({ $objectToArray: "$o" }, [{ k: "x", v: 1 }])],
  $arrayToObject: [
    is({ $arrayToObject: { $literal: [{ k: "a", v: 1 }] } }, { a: 1 }),
    is({ $arrayToObject: [[["a", 1]]] }, { a: 1 }),
  ],
};
