import { describe, expect, it } from "vitest";
import { compilePipeline } from "../../../../models/embedded/query/pipeline.ts";
import { aggregated, codeOf } from "./build.ts";

const five = [1, 2, 3, 4, 5].map((n) => ({ n }));

describe("a pipeline", () => {
  it.each([
    ["$match", [{ $match: { n: { $gt: 4 } } }], [{ n: 5 }]],
    ["$skip and $limit", [{ $skip: 1 }, { $limit: 2 }], [{ n: 2 }, { n: 3 }]],
    [
      "$sort with $skip and $limit",
      [{ $sort: { n: -1 } }, { $skip: 1 }, { $limit: 2 }],
      [{ n: 4 }, { n: 3 }],
    ],
    ["$count", [{ $match: { n: { $lt: 3 } } }, { $count: "few" }], [{ few: 2 }]],
    ["$count of nothing", [{ $match: { n: 9 } }, { $count: "none" }], []],
    [
      "$group and what follows",
      [{ $group: { _id: null, s: { $sum: "$n" } } }, { $project: { _id: 0, s: 1 } }],
      [{ s: 15 }],
    ],
    [
      "$sortByCount",
      [{ $sortByCount: { $gt: ["$n", 3] } }],
      [
        { _id: false, count: 3 },
        { _id: true, count: 2 },
      ],
    ],
    ["$set", [{ $limit: 1 }, { $set: { "a.b": "$n", n: "$missing" } }], [{ a: { b: 1 } }]],
    [
      "$addFields of nested names",
      [{ $limit: 1 }, { $addFields: { a: { b: { $add: ["$n", 1] } } } }],
      [{ n: 1, a: { b: 2 } }],
    ],
    ["$unset", [{ $limit: 1 }, { $unset: ["n"] }], [{}]],
    ["$replaceRoot", [{ $limit: 1 }, { $replaceRoot: { newRoot: { m: "$n" } } }], [{ m: 1 }]],
  ])("runs %s", (_what, stages, expected) => {
    expect(aggregated(five, stages)).toEqual(expected);
  });

  it("unwinds arrays, with the position and the empty ones if asked", () => {
    const docs = [{ l: [7, 8] }, { l: [] }, { l: 5 }, {}, { l: null }];
    expect(aggregated(docs, [{ $unwind: "$l" }])).toEqual([{ l: 7 }, { l: 8 }, { l: 5 }]);
    const all = { path: "$l", preserveNullAndEmptyArrays: true };
    expect(aggregated(docs, [{ $unwind: all }])).toEqual([{ l: 7 }, { l: 8 }, {}, { l: 5 }, {}, { l: null }]);
  });

  it("sets fields in each document of an array", () => {
    const [result] = aggregated([{ l: [{ a: 1 }, 5] }], [{ $set: { "l.b": 2 } }]);
    expect(result).toEqual({ l: [{ a: 1, b: 2 }, { b: 2 }] });
  });

  it("samples documents of which none comes twice", () => {
    const sample = aggregated(five, [{ $sample: { size: 3 } }]).map(({ n }) => n as number);
    expect(new Set(sample).size).toBe(3);
    expect(aggregated(five, [{ $sample: { size: 9 } }])).toHaveLength(5);
  });

  it("is done when a limit is reached, and still ends the stages behind it", () => {
    const pipeline = compilePipeline([{ $limit: 2 }, { $group: { _id: null, n: { $sum: 1 } } }]);
    pipeline.push(five);
    expect(pipeline.done).toBe(true);
    expect(pipeline.push(five)).toEqual([]);
    expect([...pipeline.end()]).toEqual([{ _id: null, n: 2 }]);
  });

  it("ends lazily, by batches", () => {
    const pipeline = compilePipeline([{ $sort: { n: 1 } }, { $set: { m: "$n" } }]);
    for (let i = 0; i < 40; i++) pipeline.push(five);
    const [first] = pipeline.end();
    expect(first).toEqual({ n: 1, m: 1 });
  });

  it.each([
    [14, 5],
    [14, [5]],
    [40323, [{}]],
    [40323, [{ $match: {}, $limit: 1 }]],
    [40324, [{ $foo: 1 }]],
    [40324, [{ $lookup: {} }]],
    [40324, [{ $out: "x" }]],
    [15959, [{ $match: 5 }]],
    [15969, [{ $project: 5 }]],
    [51272, [{ $project: {} }]],
    [31254, [{ $project: { a: 1, b: 0 } }]],
    [40272, [{ $set: 5 }]],
    [40177, [{ $addFields: {} }]],
    [40176, [{ $set: { a: 1, "a.b": 1 } }]],
    [31002, [{ $unset: [5] }]],
    [31119, [{ $unset: [] }]],
    [15973, [{ $sort: 5 }]],
    [15976, [{ $sort: {} }]],
    [15975, [{ $sort: { a: 0 } }]],
    [15958, [{ $limit: 0 }]],
    [5107201, [{ $limit: "x" }]],
    [5107200, [{ $skip: -1 }]],
    [15981, [{ $unwind: 5 }]],
    [28818, [{ $unwind: "l" }]],
    [28812, [{ $unwind: {} }]],
    [28811, [{ $unwind: { path: "$l", more: 1 } }]],
    [40156, [{ $count: 5 }]],
    [40157, [{ $count: "" }]],
    [40158, [{ $count: "$n" }]],
    [40160, [{ $count: "a.b" }]],
    [40229, [{ $replaceRoot: 5 }]],
    [40414, [{ $replaceRoot: {} }]],
    [40415, [{ $replaceRoot: { newRoot: {}, more: 1 } }]],
    [40147, [{ $sortByCount: { a: 1 } }]],
    [40148, [{ $sortByCount: "a" }]],
    [40149, [{ $sortByCount: 5 }]],
    [28745, [{ $sample: 5 }]],
    [28746, [{ $sample: { size: "x" } }]],
    [28747, [{ $sample: { size: -1 } }]],
    [28749, [{ $sample: {} }]],
  ])("refuses with %i: %j", (code, stages) => {
    expect(codeOf(() => compilePipeline(stages))).toBe(code);
  });

  it("refuses a new root that is no document", () => {
    expect(codeOf(() => aggregated(five, [{ $replaceWith: "$n" }]))).toBe(40228);
  });
});
