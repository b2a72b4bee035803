import { aggregates, type Examples } from "../examples.ts";

const sales = [
  { shop: "east", n: 5, tags: ["a", "b"] },
  { shop: "west", n: 3, tags: [] },
  { shop: "east", n: 1, tags: ["b"] },
];

/** The stages of a pipeline. */
export const stageExamples: Examples = {
  $match: [
    aggregates(sales, [{ $match: { n: { $gt: 2 } } }, { $project: { _id: 1 } }], [{ _id: 1 }, { _id: 2 }]),
  ],
  $project: [
    aggregates(
      sales,
      [{ $limit: 1 }, { $project: { _id: 0, n: 1, twice: { $multiply: ["$n", 2] } } }],
      [{ n: 5, twice: 10 }],
    ),
    aggregates(sales, [{ $limit: 1 }, { $project: { n: 0, tags: 0 } }], [{ _id: 1, shop: "east" }]),
    aggregates([{ l: [{ x: 1, y: 2 }, 5] }], [{ $project: { "l.x": 1 } }], [{ _id: 1, l: [{ x: 1 }] }]),
  ],
  $set: [
    aggregates(
      [{ a: 1, o: { x: 1 } }],
      [{ $set: { "o.y": "$a", a: "$missing" } }],
      [{ _id: 1, o: { x: 1, y: 1 } }],
    ),
  ],
  $addFields: [
    aggregates(
      [{ l: [{ x: 1 }, { x: 2 }] }],
      [{ $addFields: { l: { y: 0 } } }],
      [
        {
          _id: 1,
          l: [
            { x: 1, y: 0 },
            { x: 2, y: 0 },
          ],
        },
      ],
    ),
  ],
  $unset: [aggregates([{ a: 1, o: { x: 1, y: 2 } }], [{ $unset: ["a", "o.x"] }], [{ _id: 1, o: { y: 2 } }])],
  $group: [
    aggregates(
      sales,
      [{ $group: { _id: "$shop", n: { $sum: "$n" } } }, { $sort: { _id: 1 } }],
      [
        { _id: "east", n: 6 },
        { _id: "west", n: 3 },
      ],
    ),
    aggregates(
      [{ k: null }, {}, { k: 1 }],
      [{ $group: { _id: "$k", n: { $sum: 1 } } }, { $sort: { _id: 1 } }],
      [
        { _id: null, n: 2 },
        { _id: 1, n: 1 },
      ],
    ),
    aggregates(
      sales,
      [{ $group: { _id: { s: "$shop" } } }, { $sort: { "_id.s": -1 } }],
      [{ _id: { s: "west" } }, { _id: { s: "east" } }],
    ),
  ],
  $sort: [
    aggregates(
      sales,
      [{ $sort: { shop: 1, n: 1 } }, { $project: { n: 1 } }],
      [
        { _id: 3, n: 1 },
        { _id: 1, n: 5 },
        { _id: 2, n: 3 },
      ],
    ),
    aggregates(sales, [{ $sort: { n: 1 } }, { $limit: 1 }, { $project: { n: 1 } }], [{ _id: 3, n: 1 }]),
  ],
  $limit: [aggregates(sales, [{ $limit: 2 }, { $project: { _id: 1 } }], [{ _id: 1 }, { _id: 2 }])],
  $skip: [aggregates(sales, [{ $skip: 1 }, { $limit: 1 }, { $project: { _id: 1 } }], [{ _id: 2 }])],
  $unwind: [
    aggregates(
      sales,
      [{ $unwind: "$tags" }, { $project: { tags: 1 } }],
      [
        { _id: 1, tags: "a" },
        { _id: 1, tags: "b" },
        { _id: 3, tags: "b" },
      ],
    ),
    aggregates(
      [{ l: [7] }, { l: [] }, {}],
      [{ $unwind: { path: "$l", preserveNullAndEmptyArrays: true, includeArrayIndex: "i" } }],
      [
        { _id: 1, l: 7, i: 0 },
        { _id: 2, i: null },
        { _id: 3, i: null },
      ],
    ),
  ],
  $count: [
    aggregates(sales, [{ $match: { shop: "east" } }, { $count: "east" }], [{ east: 2 }]),
    aggregates(sales, [{ $match: { n: 99 } }, { $count: "none" }], []),
  ],
  $replaceRoot: [aggregates([{ o: { x: 1 } }], [{ $replaceRoot: { newRoot: "$o" } }], [{ x: 1 }])],
  $replaceWith: [
    aggregates([{ o: { x: 1 } }], [{ $replaceWith: { $mergeObjects: ["$o", { y: 2 }] } }], [{ x: 1, y: 2 }]),
  ],
  $sortByCount: [
    aggregates(
      sales,
      [{ $sortByCount: "$shop" }],
      [
        { _id: "east", count: 2 },
        { _id: "west", count: 1 },
      ],
    ),
  ],
  $sample: [
    aggregates(
      sales,
      [{ $sample: { size: 9 } }, { $sort: { _id: 1 } }, { $project: { _id: 1 } }],
      [{ _id: 1 }, { _id: 2 }, { _id: 3 }],
    ),
  ],
};
