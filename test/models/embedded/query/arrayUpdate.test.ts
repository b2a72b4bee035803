import { BSONRegExp, Double } from "bson";
import { describe, expect, it } from "vitest";
import { codeOf, updated } from "./build.ts";

const list = (...l: unknown[]) => ({ _id: 1, l });

describe("an update of an array", () => {
  it.each([
    ["pushes a value", [1], { $push: { l: 2 } }, [1, 2]],
    ["pushes an array as one value", [1], { $push: { l: [2] } }, [1, [2]]],
    ["pushes each", [1], { $push: { l: { $each: [2, 3] } } }, [1, 2, 3]],
    ["pushes at a position", [1, 2], { $push: { l: { $each: [9], $position: 1 } } }, [1, 9, 2]],
    ["pushes at a position from the end", [1, 2], { $push: { l: { $each: [9], $position: -1 } } }, [1, 9, 2]],
    ["pushes and sorts", [3, 1], { $push: { l: { $each: [2], $sort: 1 } } }, [1, 2, 3]],
    [
      "sorts documents by their fields",
      [{ n: 2 }, { n: 1 }],
      { $push: { l: { $each: [], $sort: { n: 1 } } } },
      [{ n: 1 }, { n: 2 }],
    ],
    ["pushes and keeps the first", [1], { $push: { l: { $each: [2, 3], $slice: 2 } } }, [1, 2]],
    [
      "pushes, sorts, then keeps the last",
      [5, 1],
      { $push: { l: { $slice: -2, $each: [9, 3], $sort: 1 } } },
      [5, 9],
    ],
    ["empties by a slice of none", [1], { $push: { l: { $each: [], $slice: 0 } } }, []],
    ["adds only what is not there", [1, 2], { $addToSet: { l: 2 } }, [1, 2]],
    [
      "takes equal numbers for the same",
      [new Double(2)],
      { $addToSet: { l: { $each: [2, 3, 3] } } },
      [new Double(2), 3],
    ],
    ["pulls a value", [1, 2, 1], { $pull: { l: 1 } }, [2]],
    ["pulls by a condition", [1, 5, 9], { $pull: { l: { $gt: 4 } } }, [1]],
    ["pulls documents by a filter", [{ x: 1, y: 1 }, { x: 2 }, 7], { $pull: { l: { x: 1 } } }, [{ x: 2 }, 7]],
    [
      "pulls documents by $or",
      [{ x: 1 }, { y: 2 }, { z: 3 }],
      { $pull: { l: { $or: [{ x: 1 }, { y: 2 }] } } },
      [{ z: 3 }],
    ],
    ["pulls by a pattern", ["ab", "cd"], { $pull: { l: new BSONRegExp("^a", "") } }, ["cd"]],
    ["pulls null and not what is missing", [null, { x: null }], { $pull: { l: null } }, [{ x: null }]],
    ["pulls an array as a value", [[1], 1], { $pull: { l: [1] } }, [1]],
    ["pulls all of a list", [1, 2, 3, 2], { $pullAll: { l: [2, 3] } }, [1]],
    ["pulls with $in", [1, 2, 3], { $pull: { l: { $in: [1, 3] } } }, [2]],
    ["pops the last", [1, 2], { $pop: { l: 1 } }, [1]],
    ["pops the first", [1, 2], { $pop: { l: -1 } }, [2]],
    ["changes every item", [1, 2], { $inc: { "l.$[]": 10 } }, [11, 12]],
    ["changes a field of every item", [{ n: 1 }, { n: 2 }], { $mul: { "l.$[].n": 2 } }, [{ n: 2 }, { n: 4 }]],
  ])("%s", (_what, before, update, after) => {
    expect(updated(list(...before), update)).toEqual(list(...after));
  });

  it("makes the array where there is none, and leaves missing ones to the removers", () => {
    expect(
      updated(
        { _id: 1 },
        { $push: { a: 1 }, $addToSet: { b: { $each: [1, 1] } }, $pull: { c: 1 }, $pop: { d: 1 } },
      ),
    ).toEqual({ _id: 1, a: [1], b: [1] });
  });

  it("changes the item that the filter has met", () => {
    const doc = list({ k: 1 }, { k: 2 });
    expect(updated(doc, { $set: { "l.$.hit": true } }, { filter: { "l.k": 2 } })).toEqual(
      list({ k: 1 }, { k: 2, hit: true }),
    );
    const both = { l: { $elemMatch: { k: { $gt: 0 }, x: null } } };
    expect(updated(doc, { $set: { "l.$": 0 } }, { filter: both })).toEqual(list(0, { k: 2 }));
  });

  it("means by $ the array that the path names, not another in the filter", () => {
    const doc = { _id: 1, a: [1, 2], b: [5, 6] };
    expect(updated(doc, { $set: { "b.$": 0 } }, { filter: { a: 2, b: 5 } })).toEqual({
      _id: 1,
      a: [1, 2],
      b: [0, 6],
    });
    expect(codeOf(() => updated(doc, { $set: { "b.$": 0 } }, { filter: { a: 2 } }))).toBe(2);
  });

  it("means by $ the item that satisfies all that is asked of its array", () => {
    const doc = list({ id: 1, s: "open" }, { id: 2, s: "open" });
    const filter = { "l.id": 2, "l.s": "open", "l.s2": { $ne: 1 }, l: { $size: 2 } };
    expect(updated(doc, { $set: { "l.$.s": "done" } }, { filter })).toEqual(
      list({ id: 1, s: "open" }, { id: 2, s: "done" }),
    );
    expect(
      updated(doc, { $set: { "l.$.s": "done" } }, { filter: { $or: [{ "l.id": 2 }, { "l.id": 9 }] } }).l[1].s,
    ).toBe("done");
  });

  it("changes the items that array filters choose", () => {
    const doc = list({ n: 1, m: [1, 2] }, { n: 5, m: [1, 2] });
    const chosen = updated(
      doc,
      { $set: { "l.$[e].m.$[x]": 0 } },
      { arrayFilters: [{ "e.n": { $gt: 3 } }, { x: 2 }] },
    );
    expect(chosen).toEqual(list({ n: 1, m: [1, 2] }, { n: 5, m: [1, 0] }));
    const either = { arrayFilters: [{ $or: [{ "e.n": 1 }, { "e.n": 9 }] }] };
    expect(updated(doc, { $unset: { "l.$[e].m": 1 } }, either)).toEqual(list({ n: 1 }, { n: 5, m: [1, 2] }));
  });

  it.each([
    [2, { $push: { n: 1 } }],
    [2, { $push: { l: { $each: 1 } } }],
    [2, { $push: { l: { $each: [1], $more: 1 } } }],
    [2, { $push: { l: { $each: [1], $slice: 1.5 } } }],
    [2, { $push: { l: { $each: [1], $sort: 2 } } }],
    [2, { $push: { l: { $each: [1], $sort: "n" } } }],
    [2, { $addToSet: { n: 1 } }],
    [14, { $addToSet: { l: { $each: 1 } } }],
    [2, { $pull: { n: 1 } }],
    [2, { $pullAll: { l: 1 } }],
    [14, { $pop: { n: 1 } }],
    [2, { $set: { "$.a": 1 } }],
    [2, { $set: { "l.$.a.$": 1 } }],
    [2, { $set: { "l.$": 1 } }],
    [2, { $set: { "n.$[]": 1 } }],
    [2, { $set: { "missing.$[]": 1 } }],
    [2, { $set: { "l.$[e]": 1 } }],
    [40, { $set: { "l.$[]": 1, "l.0": 2 } }],
  ])("is refused with %i: %j", (code, update) => {
    expect(codeOf(() => updated({ _id: 1, n: 1, l: [1] }, update))).toBe(code);
  });

  it.each([
    [9, [{ e: 1 }, { f: 1 }]],
    [9, [{ e: 1 }, { e: 2 }]],
    [9, [{ e: 1, f: 1 }]],
    [9, [{}]],
    [2, [{ E: 1 }]],
    [2, [{ e: { $foo: 1 } }]],
  ])("is refused with %i for the array filters %j", (code, arrayFilters) => {
    expect(codeOf(() => updated(list(1), { $set: { "l.$[e]": 1 } }, { arrayFilters }))).toBe(code);
  });

  it("takes no array filters with a replacement or a pipeline", () => {
    expect(codeOf(() => updated(list(1), { a: 1 }, { arrayFilters: [{ e: 1 }] }))).toBe(9);
    expect(codeOf(() => updated(list(1), [{ $set: { a: 1 } }], { arrayFilters: [{ e: 1 }] }))).toBe(9);
  });
});
