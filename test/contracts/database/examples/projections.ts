import { projects, type Examples } from "../examples.ts";

const doc = { a: 1, b: { c: 2, d: 3 }, l: [1, 5, 9], items: [{ x: 1 }, { x: 2 }] };

/** What only the projection of a find knows; plain ones stand with the first. */
export const projectionExamples: Examples = {
  $slice: [
    projects(doc, { a: 1 }, { _id: 1, a: 1 }),
    projects(doc, { a: 0, b: 0, items: 0 }, { _id: 1, l: [1, 5, 9] }),
    projects(doc, { _id: 0, "b.c": 1, "items.x": 1 }, { b: { c: 2 }, items: [{ x: 1 }, { x: 2 }] }),
    projects(doc, { _id: 0, total: { $sum: "$l" } }, { total: 15 }),
    projects({ l: [1, 2, 3], z: 1 }, { l: { $slice: 1 } }, { _id: 1, l: [1], z: 1 }),
    projects(doc, { a: 1, l: { $slice: -1 } }, { _id: 1, a: 1, l: [9] }),
    projects(doc, { a: 1, l: { $slice: [1, 1] } }, { _id: 1, a: 1, l: [5] }),
  ],
  $elemMatch: [
    projects(doc, { items: { $elemMatch: { x: 2 } } }, { _id: 1, items: [{ x: 2 }] }),
    projects(doc, { l: { $elemMatch: { $gt: 90 } } }, { _id: 1 }),
  ],
  $: [
    projects(doc, { "l.$": 1 }, { _id: 1, l: [5] }, { l: { $gt: 4 } }),
    projects(doc, { "items.$": 1 }, { _id: 1, items: [{ x: 2 }] }, { "items.x": 2 }),
  ],
};
