import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareValues } from "../../../../models/embedded/query/order.ts";
import { asSort } from "../../../../models/embedded/query/sort.ts";
import { Sorter, type SorterOptions } from "../../../../models/embedded/query/sorter.ts";
import { codeOf, scalars } from "./build.ts";

function sorted<T extends object>(docs: T[], sort: Record<string, 1 | -1>, options?: SorterOptions): T[] {
  const sorter = new Sorter<T>(sort, options);
  for (const doc of docs) sorter.add(doc, doc, 100);
  return [...sorter.results()];
}

const directions = fc.constantFrom(1 as const, -1 as const);
const docs = fc.array(fc.record({ a: scalars, b: scalars }), { maxLength: 40 });

describe("a sorter", () => {
  it("sorts as Array.sort does with the order of values, and is stable", () => {
    fc.assert(
      fc.property(docs, directions, directions, fc.nat({ max: 50 }), (list, first, second, limit) => {
        const expected = list.toSorted(
          (x, y) => first * compareValues(x.a, y.a) || second * compareValues(x.b, y.b),
        );
        expect(sorted(list, { a: first, b: second })).toEqual(expected);
        expect(sorted(list, { a: first, b: second }, { limit })).toEqual(
          limit ? expected.slice(0, limit) : expected,
        );
      }),
    );
  });

  it("merges many runs, with ties in the order of arrival", () => {
    const list = Array.from({ length: 10_000 }, (_, i) => ({ n: i % 7, i }));
    const expected = list.toSorted((x, y) => y.n - x.n);
    expect(sorted(list, { n: -1 })).toEqual(expected);
    expect(sorted(list, { n: -1 }, { limit: 9000 })).toEqual(expected.slice(0, 9000));
  });

  it("sorts an array by its least item upwards and its greatest downwards, an empty one before null", () => {
    const [wide, low, none, empty] = [{ a: [1, 9] }, { a: 5 }, {}, { a: [] }];
    expect(sorted([wide, low, none, empty], { a: 1 })).toEqual([empty, none, wide, low]);
    expect(sorted([low, none, empty, wide], { a: -1 })).toEqual([wide, low, none, empty]);
  });

  it("sorts by a path through an array of documents", () => {
    const [high, low] = [{ l: [{ n: 5 }, { n: 4 }] }, { l: [{ n: 9 }, { n: 1 }] }];
    expect(sorted([high, low], { "l.n": 1 })).toEqual([low, high]);
  });

  it("refuses to hold more than it may", () => {
    const list = Array.from({ length: 100 }, (_, n) => ({ n }));
    expect(codeOf(() => sorted(list, { n: 1 }, { maxBytes: 1000 }))).toBe(292);
    expect(codeOf(() => sorted(list, { n: 1 }, { maxBytes: 1000, limit: 2 }))).toEqual([{ n: 0 }, { n: 1 }]);
  });
});

describe("asSort", () => {
  it("takes documents and maps, and nothing for no sort", () => {
    expect(asSort({ a: 1, b: -1 })).toEqual({ a: 1, b: -1 });
    expect(asSort(new Map([["a", -1]]))).toEqual({ a: -1 });
    expect([asSort(undefined), asSort({})]).toEqual([undefined, undefined]);
  });

  it.each([
    [14, "a"],
    [15975, { a: 2 }],
    [15975, { a: "asc" }],
    [2, { a: { $meta: "textScore" } }],
    [2, { $natural: 1 }],
    [15998, { "a..b": 1 }],
  ])("refuses with %i: %j", (code, sort) => {
    expect(codeOf(() => asSort(sort))).toBe(code);
  });
});
