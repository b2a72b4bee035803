import mongoose from "mongoose";
import { finds, type Examples } from "../examples.ts";

const { Long, ObjectId } = mongoose.mongo;

const id = new ObjectId();
const people = [
  { name: "Wang", age: 30 },
  { name: "Li", age: 25 },
  { name: "Zhao" },
  { name: "李", age: null },
];
const lists = [{ l: [1, 5] }, { l: [] }, { l: 5 }, {}];
const items = [
  {
    l: [
      { x: 1, y: 2 },
      { x: 3, y: 4 },
    ],
  },
  { l: [{ x: 1, y: 4 }] },
  { l: [{ x: 1 }, 7] },
];

/** What filters ask of fields and how they are joined. */
export const queryExamples: Examples = {
  $eq: [
    finds(people, { age: { $eq: 30 } }, [1]),
    finds(people, { age: null }, [3, 4]),
    finds(lists, { l: 5 }, [1, 3]),
    finds(items, { "l.y": null }, [3]),
    finds([{ o: { a: 1, b: 2 } }, { o: { b: 2, a: 1 } }], { o: { a: 1, b: 2 } }, [1]),
    finds([{ n: 5 }, { n: Long.fromNumber(5) }, { n: "5" }], { n: 5 }, [1, 2]),
    finds([{ k: id }, { k: id.toHexString() }], { k: id }, [1]),
  ],
  $ne: [
    finds(people, { age: { $ne: 30 } }, [2, 3, 4]),
    finds(lists, { l: { $ne: 5 } }, [2, 4]),
    finds(people, { age: { $ne: null } }, [1, 2]),
  ],
  $gt: [
    finds(people, { age: { $gt: 25 } }, [1]),
    finds(lists, { l: { $gt: 4 } }, [1, 3]),
    finds(people, { name: { $gt: "Wang" } }, [3, 4]),
  ],
  $gte: [finds(people, { age: { $gte: 25 } }, [1, 2]), finds(people, { age: { $gte: null } }, [3, 4])],
  $lt: [finds(people, { age: { $lt: 30 } }, [2]), finds(lists, { l: { $gt: 4, $lt: 2 } }, [1])],
  $lte: [finds([{ at: new Date(5) }, { at: new Date(6) }, { at: 5 }], { at: { $lte: new Date(5) } }, [1])],
  $in: [
    finds(people, { age: { $in: [25, 30, 40] } }, [1, 2]),
    finds(people, { age: { $in: [null] } }, [3, 4]),
    finds(people, { name: { $in: [/^W/, "Li"] } }, [1, 2]),
    finds(lists, { l: { $in: [1] } }, [1]),
    finds(people, { age: { $in: [] } }, []),
  ],
  $nin: [finds(people, { age: { $nin: [25, null] } }, [1]), finds(lists, { l: { $nin: [1] } }, [2, 3, 4])],
  $and: [finds(people, { $and: [{ age: { $gt: 20 } }, { name: /i/ }] }, [2])],
  $or: [finds(people, { $or: [{ age: 30 }, { name: "Li" }] }, [1, 2])],
  $nor: [finds(people, { $nor: [{ age: 30 }, { name: "Li" }] }, [3, 4])],
  $not: [
    finds(people, { age: { $not: { $gt: 25 } } }, [2, 3, 4]),
    finds(people, { name: { $not: /^W/ } }, [2, 3, 4]),
    finds(people, { name: { $not: { $regex: "^W" } } }, [2, 3, 4]),
  ],
  $exists: [
    finds(people, { age: { $exists: true } }, [1, 2, 4]),
    finds(people, { age: { $exists: false } }, [3]),
    finds(items, { "l.y": { $exists: true } }, [1, 2]),
    finds([{ constructor: 1 }, {}], { constructor: { $exists: true } }, [1]),
  ],
  $type: [
    finds(people, { age: { $type: "number" } }, [1, 2]),
    finds(people, { age: { $type: "null" } }, [4]),
    finds([{ v: 1.5 }, { v: 1 }, { v: "1" }, { v: [1] }], { v: { $type: ["int", "array"] } }, [2, 4]),
    finds([{ v: "x" }, { v: 1 }], { v: { $type: 2 } }, [1]),
  ],
  $regex: [
    finds(people, { name: { $regex: "^[WZ]" } }, [1, 3]),
    finds(people, { name: /li/i }, [2]),
    finds([{ s: "a\nb" }, { s: "b" }, { s: 5 }], { s: { $regex: "^b" } }, [2]),
    finds([{ l: ["x", "yz"] }], { l: /z$/ }, [1]),
    finds([{ s: "李雷" }], { s: /^李.$/ }, [1]),
  ],
  $options: [
    finds(people, { name: { $regex: "^li", $options: "i" } }, [2]),
    finds([{ s: "a\nb" }], { s: { $regex: "^b", $options: "m" } }, [1]),
    finds([{ s: "a\nb" }], { s: { $regex: "a.b", $options: "s" } }, [1]),
    finds([{ s: "ab" }], { s: { $regex: "a b # both", $options: "x" } }, [1]),
  ],
  $elemMatch: [
    finds(items, { l: { $elemMatch: { x: 1, y: 4 } } }, [2]),
    finds(items, { "l.x": 1, "l.y": 4 }, [1, 2]),
    finds(lists, { l: { $elemMatch: { $gt: 4, $lt: 6 } } }, [1]),
    finds(lists, { l: { $elemMatch: { $eq: 5 } } }, [1]),
    finds(items, { l: { $not: { $elemMatch: { x: 3 } } } }, [2, 3]),
  ],
  $all: [
    finds([{ t: ["a", "b", "c"] }, { t: ["a"] }, { t: "a" }], { t: { $all: ["a", "b"] } }, [1]),
    finds([{ t: "a" }, { t: ["a"] }], { t: { $all: ["a"] } }, [1, 2]),
    finds([{ t: [] }, {}], { t: { $all: [] } }, []),
  ],
  $size: [finds(lists, { l: { $size: 2 } }, [1]), finds(lists, { l: { $size: 0 } }, [2])],
  $expr: [
    finds([{ a: 5, b: 3 }, { a: 1, b: 3 }, { b: 3 }], { $expr: { $gt: ["$a", "$b"] } }, [1]),
    finds([{ a: null }, {}, { a: 1 }], { $expr: { $eq: ["$a", null] } }, [1]),
    finds([{ a: "x" }, { a: 5 }, {}], { $expr: { $lt: ["$a", 10] } }, [2, 3]),
  ],
  $comment: [finds(people, { age: 30, $comment: "the eldest" }, [1])],
};
