import { Decimal128, Double, Long } from "bson";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileGroup } from "../../../../models/embedded/query/group.ts";
import { aggregated, codeOf } from "./build.ts";

const totals = (docs: object[], fields: object) =>
  aggregated(docs, [{ $group: { _id: null, ...fields } }])[0];

describe("$group", () => {
  it("agrees with plain JavaScript on whole numbers", () => {
    const rows = fc.array(
      fc.record({ key: fc.constantFrom("x", "y", "z"), n: fc.integer({ min: -99, max: 99 }) }),
    );
    fc.assert(
      fc.property(rows, (docs) => {
        const groups = aggregated(docs, [
          {
            $group: {
              _id: "$key",
              sum: { $sum: "$n" },
              avg: { $avg: "$n" },
              min: { $min: "$n" },
              max: { $max: "$n" },
              first: { $first: "$n" },
              last: { $last: "$n" },
              all: { $push: "$n" },
              set: { $addToSet: "$n" },
              count: { $count: {} },
            },
          },
        ]);
        const expected = [...new Set(docs.map(({ key }) => key))].map((key) => {
          const all = docs.filter((doc) => doc.key === key).map(({ n }) => n);
          const sum = all.reduce((total, n) => total + n, 0);
          const avg = sum / all.length;
          const ends = { first: all[0], last: all.at(-1), min: Math.min(...all), max: Math.max(...all) };
          const isWhole = Number.isInteger(avg) && !Object.is(avg, -0);
          return {
            _id: key,
            sum,
            avg: isWhole ? new Double(avg) : avg,
            ...ends,
            all,
            set: [...new Set(all)],
            count: all.length,
          };
        });
        expect(groups).toEqual(expected);
      }),
    );
  });

  it("takes equal keys of different types for one, and missing for null", () => {
    const docs = [{ k: 1 }, { k: new Double(1) }, { k: Long.fromNumber(1) }, { k: null }, {}];
    expect(aggregated(docs, [{ $group: { _id: "$k", n: { $sum: 1 } } }])).toEqual([
      { _id: 1, n: 3 },
      { _id: null, n: 2 },
    ]);
  });

  it("leaves a missing part out of a key of several", () => {
    const docs = [{ a: 1 }, { a: 1, b: null }, { a: 1 }];
    expect(aggregated(docs, [{ $group: { _id: { a: "$a", b: "$b" }, n: { $sum: 1 } } }])).toEqual([
      { _id: { a: 1 }, n: 2 },
      { _id: { a: 1, b: null }, n: 1 },
    ]);
  });

  it("gives for no values what MongoDB gives", () => {
    const fields = Object.fromEntries(
      ["$sum", "$avg", "$min", "$max", "$first", "$last", "$push", "$addToSet", "$mergeObjects"].map(
        (name) => [name.slice(1), { [name]: "$missing" }],
      ),
    );
    expect(totals([{ a: 1 }], fields)).toEqual({
      _id: null,
      sum: 0,
      avg: null,
      min: null,
      max: null,
      first: null,
      last: null,
      push: [],
      addToSet: [],
      mergeObjects: {},
    });
  });

  it("sums in the widest type that it meets", () => {
    const sum = (...values: unknown[]) =>
      totals(
        values.map((v) => ({ v })),
        { sum: { $sum: "$v" } },
      )?.sum;
    expect(sum(2147483647, 1)).toEqual(Long.fromNumber(2147483648));
    expect(sum(1, Long.fromNumber(1))).toEqual(Long.fromNumber(2));
    expect(sum(1, new Double(1), "x")).toEqual(new Double(2));
    expect(sum(1, Decimal128.fromString("0.10"))).toEqual(Decimal128.fromString("1.10"));
    expect(sum(Long.fromString("9223372036854775807"), 1)).toEqual(new Double(2 ** 63));
    expect(sum(...Array.from({ length: 10 }, () => 0.1))).toEqual(new Double(1));
  });

  it("refuses to hold more than 100 MB", () => {
    const group = compileGroup({ _id: null, all: { $push: "$text" } }, {});
    const docs = [{ text: "x".repeat(1_000_000) }];
    const push = () => {
      for (let i = 0; i < 60; i++) group.push(docs);
    };
    expect(codeOf(push)).toBe(292);
  });

  it.each([
    [15947, 5],
    [15955, {}],
    [40234, { _id: 1, a: 1 }],
    [40234, { _id: 1, a: { b: 1 } }],
    [40235, { _id: 1, "a.b": { $sum: 1 } }],
    [40236, { _id: 1, $a: { $sum: 1 } }],
    [40237, { _id: 1, a: { $sum: [1, 2] } }],
    [40238, { _id: 1, a: { $sum: 1, $avg: 1 } }],
    [15952, { _id: 1, a: { $stdDevPop: 1 } }],
    [14, { _id: 1, a: { $count: 1 } }],
  ])("refuses with %i: %j", (code, specification) => {
    expect(codeOf(() => aggregated([], [{ $group: specification }]))).toBe(code);
  });
});
