import { updates, type Example, type Examples } from "../examples.ts";

/** Modifiers of fields and arrays. */
export const updateExamples: Examples = {
  $set: [
    updates({ a: 1 }, { $set: { a: 2, "b.c": 3 } }, { a: 2, b: { c: 3 } }),
    updates({ l: [1] }, { $set: { "l.3": 4 } }, { l: [1, null, null, 4] }),
    updates({ l: [{ x: 1 }] }, { $set: { "l.0.y": 2 } }, { l: [{ x: 1, y: 2 }] }),
    updates({ a: [1, 2] }, { $set: { a: { b: [] } } }, { a: { b: [] } }),
  ],
  $unset: [
    updates({ a: 1, b: { c: 1, d: 2 } }, { $unset: { a: "", "b.c": "", x: "" } }, { b: { d: 2 } }),
    updates({ l: [1, 2] }, { $unset: { "l.0": 1 } }, { l: [null, 2] }),
  ],
  $inc: [
    updates({ n: 1 }, { $inc: { n: 2, m: -1 } }, { n: 3, m: -1 }),
    updates({ n: 2147483647 }, { $inc: { n: 1 } }, { n: 2147483648 }),
    updates({ n: 1 }, { $inc: { n: 0.5 } }, { n: 1.5 }),
  ],
  $mul: [updates({ n: 3 }, { $mul: { n: 2, m: 5 } }, { n: 6, m: 0 })],
  $min: [
    updates(
      { n: 3, at: new Date(9) },
      { $min: { n: 2, at: new Date(5), m: 1 } },
      { n: 2, at: new Date(5), m: 1 },
    ),
    updates({ n: 3 }, { $min: { n: 5 } }, { n: 3 }),
  ],
  $max: [
    updates({ n: 3 }, { $max: { n: 5 } }, { n: 5 }),
    updates({ n: 3 }, { $max: { n: "text" } }, { n: "text" }),
  ],
  $push: [
    updates({ l: [1] }, { $push: { l: 2, m: 1 } }, { l: [1, 2], m: [1] }),
    updates({ l: [1] }, { $push: { l: [2, 3] } }, { l: [1, [2, 3]] }),
  ],
  $addToSet: [
    updates({ l: [1] }, { $addToSet: { l: 1 } }, { l: [1] }),
    updates({ l: [1] }, { $addToSet: { l: { $each: [1, 2, 2] } } }, { l: [1, 2] }),
    updates({ l: [{ a: 1 }] }, { $addToSet: { l: { a: 1 } } }, { l: [{ a: 1 }] }),
  ],
  $pull: [
    updates({ l: [1, 5, 9] }, { $pull: { l: { $gt: 4 } } }, { l: [1] }),
    updates({ l: [1, 2, 1] }, { $pull: { l: 1 } }, { l: [2] }),
    updates({ l: [{ x: 1, y: 1 }, { x: 2 }, 7] }, { $pull: { l: { x: 1 } } }, { l: [{ x: 2 }, 7] }),
    updates({ l: ["ab", "cd"] }, { $pull: { l: /^a/ } }, { l: ["cd"] }),
    updates({ l: [1, 2, 3] }, { $pull: { l: { $in: [1, 3] } } }, { l: [2] }),
    updates({ a: 1 }, { $pull: { l: 1 } }, { a: 1 }),
  ],
  $pullAll: [updates({ l: [1, 2, 3, 2] }, { $pullAll: { l: [2, 3] } }, { l: [1] })],
  $pop: [
    updates({ l: [1, 2, 3] }, { $pop: { l: 1 } }, { l: [1, 2] }),
    updates({ l: [1, 2, 3] }, { $pop: { l: -1 } }, { l: [2, 3] }),
  ],
  $rename: [updates({ a: 1, b: 2 }, { $rename: { a: "c.d", x: "y" } }, { b: 2, c: { d: 1 } })],
  $setOnInsert: [
    updates({ a: 1 }, { $setOnInsert: { a: 2 }, $set: { b: 1 } }, { a: 1, b: 1 }),
    upserts(
      { a: 1, "b.c": { $eq: 2 }, d: { $gt: 3 } },
      { $setOnInsert: { e: 4 }, $inc: { a: 1 } },
      { a: 2, b: { c: 2 }, e: 4 },
    ),
    upserts({ $and: [{ a: 1 }] }, [{ $set: { b: { $add: ["$a", 1] } } }], { a: 1, b: 2 }),
  ],
  $currentDate: [
    {
      docs: [{ _id: 1 }],
      async command(collection) {
        await collection.updateOne({}, { $currentDate: { a: true, b: { $type: "date" } } });
        const found = await collection.findOne({});
        return [found?.a instanceof Date, found?.b instanceof Date];
      },
      expected: [true, true],
    },
  ],
};

/** What goes with `$each`. */
export const updateModifierExamples: Examples = {
  $each: [updates({ l: [1] }, { $push: { l: { $each: [2, 3] } } }, { l: [1, 2, 3] })],
  $slice: [
    updates({ l: [1] }, { $push: { l: { $each: [2, 3], $slice: -2 } } }, { l: [2, 3] }),
    updates({ l: [1] }, { $push: { l: { $each: [2], $slice: 0 } } }, { l: [] }),
  ],
  $sort: [
    updates({ l: [3, 1] }, { $push: { l: { $each: [2], $sort: -1 } } }, { l: [3, 2, 1] }),
    updates(
      { l: [{ n: 2 }, { n: 1 }] },
      { $push: { l: { $each: [], $sort: { n: 1 } } } },
      { l: [{ n: 1 }, { n: 2 }] },
    ),
  ],
  $position: [
    updates({ l: [1, 2] }, { $push: { l: { $each: [9], $position: 0 } } }, { l: [9, 1, 2] }),
    updates({ l: [1, 2] }, { $push: { l: { $each: [9], $position: -1 } } }, { l: [1, 9, 2] }),
  ],
};

const list = [
  { k: 1, n: 1 },
  { k: 2, n: 5 },
];

/** Positions in arrays. */
export const updatePathExamples: Examples = {
  $: [
    updates(
      { l: list },
      { $set: { "l.$.hit": true } },
      { l: [list[0], { ...list[1], hit: true }] },
      { filter: { "l.k": 2 } },
    ),
    updates(
      { l: [1, 5] },
      { $set: { "l.$": 0 } },
      { l: [1, 0] },
      { filter: { l: { $elemMatch: { $gt: 2, $lt: 9 } } } },
    ),
  ],
  "$[]": [
    updates({ l: [1, 2] }, { $inc: { "l.$[]": 10 } }, { l: [11, 12] }),
    updates({ l: list }, { $unset: { "l.$[].n": 1 } }, { l: [{ k: 1 }, { k: 2 }] }),
  ],
  "$[name]": [
    updates(
      { l: list },
      { $set: { "l.$[e].n": 0 } },
      { l: [list[0], { k: 2, n: 0 }] },
      { arrayFilters: [{ "e.n": { $gte: 5 } }] },
    ),
    updates(
      { l: [1, 2, 3] },
      { $mul: { "l.$[e]": 10 } },
      { l: [10, 2, 30] },
      { arrayFilters: [{ $or: [{ e: 1 }, { e: 3 }] }] },
    ),
  ],
};

/** Stages that may make up an update. */
export const updatePipelineExamples: Examples = {
  $set: [updates({ a: 2 }, [{ $set: { b: { $multiply: ["$a", 3] } } }], { a: 2, b: 6 })],
  $addFields: [updates({ a: 2 }, [{ $addFields: { "b.c": "$a" } }], { a: 2, b: { c: 2 } })],
  $unset: [updates({ a: 2, b: 1 }, [{ $unset: "a" }], { b: 1 })],
  $replaceWith: [updates({ a: 2 }, [{ $replaceWith: { b: "$a" } }], { b: 2 })],
  $replaceRoot: [updates({ o: { x: 1 } }, [{ $replaceRoot: { newRoot: "$o" } }], { x: 1 })],
  $project: [updates({ a: 2, b: 1 }, [{ $project: { b: 1 } }], { b: 1 })],
};

/** The document that an upsert makes, without its _id. */
function upserts(filter: object, update: object, made: object): Example {
  return {
    docs: [{ _id: 1, other: true }],
    async command(collection) {
      await collection.updateOne(filter, update, { upsert: true });
      return collection.findOne({ other: { $exists: false } }, { projection: { _id: 0 } });
    },
    expected: made,
  };
}
