import { describe, expect, it } from "vitest";
import { compileProjection, hasProjection } from "../../../../models/embedded/query/projection.ts";
import { codeOf, stored } from "./build.ts";

const doc = stored({
  _id: 1,
  a: 1,
  b: { c: 2, d: 3 },
  list: [1, 5, 9],
  items: [{ x: 1, y: 1 }, { x: 2, y: 2 }, 7],
});

const project = (projection: object, filter: object = {}) =>
  compileProjection(stored(projection), stored(filter))(doc);

describe("a projection", () => {
  it.each([
    [{ a: 1 }, { _id: 1, a: 1 }],
    [{ a: true, _id: 0 }, { a: 1 }],
    [{ _id: 1 }, { _id: 1 }],
    [{ _id: 0, a: 0, b: 0, items: 0 }, { list: [1, 5, 9] }],
    [{ "b.c": 1 }, { _id: 1, b: { c: 2 } }],
    [{ b: { d: 1 } }, { _id: 1, b: { d: 3 } }],
    [
      { "b.c": 0, list: 0, items: 0 },
      { _id: 1, a: 1, b: { d: 3 } },
    ],
    [{ "items.x": 1 }, { _id: 1, items: [{ x: 1 }, { x: 2 }] }],
    [
      { "items.x": 0, a: 0, b: 0, list: 0 },
      { _id: 1, items: [{ y: 1 }, { y: 2 }, 7] },
    ],
    [
      { list: { $slice: 1 }, b: 0, items: 0 },
      { _id: 1, a: 1, list: [1] },
    ],
    [
      { list: { $slice: [-2, 1] }, _id: 1 },
      { _id: 1, list: [5] },
    ],
    [
      { a: 1, list: { $slice: -1 } },
      { _id: 1, a: 1, list: [9] },
    ],
    [{ items: { $elemMatch: { x: 2 } } }, { _id: 1, items: [{ x: 2, y: 2 }] }],
    [{ list: { $elemMatch: { $gt: 4 } } }, { _id: 1, list: [5] }],
    [{ list: { $elemMatch: { $gt: 40 } } }, { _id: 1 }],
    [{ a: { $elemMatch: { $gt: 0 } } }, { _id: 1 }],
    [
      { a: { $slice: 1 }, _id: 1 },
      { _id: 1, a: 1 },
    ],
    [{ total: { $sum: "$list" }, _id: 0 }, { total: 15 }],
    [
      { a: 1, copy: "$b.c" },
      { _id: 1, a: 1, copy: 2 },
    ],
    [{ "b.n": { $add: ["$a", 1] } }, { _id: 1, b: { n: 2 } }],
    [{ a: "text" }, { _id: 1, a: "text" }],
    [{ list: { $slice: ["$list", 1] } }, { _id: 1, list: [1] }],
    [{ constructor: 1 }, { _id: 1 }],
  ])("%j gives %j", (projection, expected) => {
    expect(project(projection)).toEqual(expected);
  });

  it("keeps with list.$ the item that the filter has met", () => {
    expect(project({ "list.$": 1 }, { list: { $gt: 4 } })).toEqual({ _id: 1, list: [5] });
    expect(project({ "items.$": 1 }, { "items.x": 2 })).toEqual({ _id: 1, items: [{ x: 2, y: 2 }] });
    expect(codeOf(() => project({ "list.$": 1 }, { a: 1 }))).toBe(51246);
  });

  it("leaves the document as it was", () => {
    const before = structuredClone(doc);
    project({ "items.x": 0 });
    project({ b: { e: { $literal: 1 } } });
    expect(doc).toEqual(before);
  });

  it.each([
    [31254, { a: 1, b: 0 }],
    [31253, { a: 0, b: 1 }],
    [31250, { "b.c": 1, b: 1 }],
    [31249, { b: 1, "b.c": 1 }],
    [51270, { a: {} }],
    [16410, { $a: 1 }],
    [31275, { "b.c": { $elemMatch: { x: 1 } } }],
    [31276, { "list.$": 1, "items.$": 1 }],
    [31259, { list: { $slice: [1, 0] } }],
    [168, { a: { $foo: 1 } }],
  ])("refuses with %i: %j", (code, projection) => {
    expect(codeOf(() => project(projection))).toBe(code);
  });
});

describe("hasProjection", () => {
  it("asks whether there is a field in it", () => {
    expect([hasProjection({ a: 1 }), hasProjection({}), hasProjection(undefined)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
