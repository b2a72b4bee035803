import { accumulates, aggregates, type Examples } from "../examples.ts";

const values = [{ v: 3 }, { v: 1 }, {}, { v: null }, { v: 2 }];

/** What `$group` does with the values of a group. */
export const accumulatorExamples: Examples = {
  $sum: [
    accumulates(values, { $sum: "$v" }, 6),
    accumulates(values, { $sum: 1 }, 5),
    accumulates([{ v: "x" }], { $sum: "$v" }, 0),
    accumulates([{ v: 2147483647 }, { v: 1 }], { $sum: "$v" }, 2147483648),
  ],
  $avg: [accumulates(values, { $avg: "$v" }, 2), accumulates([{ v: "x" }], { $avg: "$v" }, null)],
  $min: [accumulates(values, { $min: "$v" }, 1), accumulates([{}], { $min: "$v" }, null)],
  $max: [accumulates(values, { $max: "$v" }, 3), accumulates([{ v: 1 }, { v: "x" }], { $max: "$v" }, "x")],
  $first: [accumulates(values, { $first: "$v" }, 3), accumulates([{}, { v: 1 }], { $first: "$v" }, null)],
  $last: [accumulates(values, { $last: "$v" }, 2)],
  $push: [
    accumulates(values, { $push: "$v" }, [3, 1, null, 2]),
    accumulates([{ v: 1 }, {}], { $push: { w: "$v" } }, [{ w: 1 }, {}]),
  ],
  $addToSet: [accumulates([{ v: 1 }, { v: 1 }, {}], { $addToSet: "$v" }, [1])],
  $count: [accumulates(values, { $count: {} }, 5)],
  $mergeObjects: [
    aggregates(
      [{ o: { a: 1, b: 1 } }, { o: null }, { o: { b: 2 } }],
      [{ $group: { _id: null, all: { $mergeObjects: "$o" } } }],
      [{ _id: null, all: { a: 1, b: 2 } }],
    ),
  ],
};
