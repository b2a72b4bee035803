import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { problemMonth } from "../../../models/rules/problemMonth.ts";
import { percent } from "../../../models/rules/rate.ts";

/** A week of so many calls, in `count` of which the problem B came up. */
const week = (count: number, calls: number): string[][] =>
  Array.from({ length: calls }, (_, at) => (at < count ? ["B"] : []));

describe("problemMonth", () => {
  const month = problemMonth("B", [week(4, 11), week(4, 4), week(1, 4), week(1, 4)]);

  it("shows each week of the handbook's month", () => {
    expect(month.weeks.map(({ share }) => percent(share))).toEqual([36, 100, 25, 25]);
    expect(month).toMatchObject({ meanCount: 2.5, meanCalls: 5.75 });
  });

  it("tells the pooled share from the mean of the weeks' percentages", () => {
    expect(month.pooled).toMatchObject({ count: 10, base: 23 });
    expect(percent(month.pooled.share, 1)).toBe(43.5);
    expect(percent(month.meanOfShares, 1)).toBe(46.6);
  });

  it("has no share for a week without calls, nor for a month without any", () => {
    expect(problemMonth("B", [week(1, 4), []])).toMatchObject({
      meanOfShares: 0.25,
      pooled: { share: 0.25 },
    });
    expect(problemMonth("B", [])).toEqual({
      code: "B",
      weeks: [],
      meanCount: null,
      meanCalls: null,
      pooled: { count: 0, base: 0, share: null },
      meanOfShares: null,
    });
  });

  it("pools to the plain mean where all weeks have as many calls", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(7), { minLength: 1 }), (counts) => {
        const { pooled, meanOfShares } = problemMonth(
          "B",
          counts.map((count) => week(count, 7)),
        );
        expect(pooled.share).toBeCloseTo(meanOfShares!);
      }),
    );
  });
});
