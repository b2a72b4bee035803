import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callsWith, problemSheet } from "../../../models/rules/problemSheet.ts";
import { percent } from "../../../models/rules/rate.ts";

/** So many calls, of which the first few had each problem, as its count says. */
function week(calls: number, counts: Record<string, number>): string[][] {
  const codes = Object.entries(counts);
  return Array.from({ length: calls }, (_, at) =>
    codes.filter(([, count]) => at < count).map(([code]) => code),
  );
}

describe("problemSheet", () => {
  const sheet = problemSheet(week(11, { A: 2, B: 4, C: 4, D: 1, E: 3, F: 2 }), [
    "A",
    "B",
    "C",
    "D",
    "E",
    "F",
    "G",
  ]);

  it("counts the eleven calls and sixteen problems of the handbook's week", () => {
    expect(sheet).toMatchObject({ calls: 11, problems: 16 });
    expect(sheet.codes.map(({ count }) => count)).toEqual([4, 4, 3, 2, 2, 1, 0]);
  });

  it("gives each code its share of the problems and of the calls", () => {
    expect(sheet.codes.map((row) => percent(row.shareOfProblems))).toEqual([25, 25, 19, 13, 13, 6, 0]);
    expect(sheet.codes.map((row) => percent(row.shareOfCalls))).toEqual([36, 36, 27, 18, 18, 9, 0]);
  });

  it("puts the most frequent first, equals by code, and lists what nobody had", () => {
    expect(sheet.codes.map(({ code }) => code)).toEqual(["B", "C", "E", "A", "F", "D", "G"]);
  });

  it("shows no share of nothing", () => {
    expect(problemSheet([], ["A"]).codes).toEqual([
      { code: "A", count: 0, shareOfProblems: null, shareOfCalls: null },
    ]);
    expect(problemSheet([[]], ["A"]).codes).toEqual([
      { code: "A", count: 0, shareOfProblems: null, shareOfCalls: 0 },
    ]);
  });

  it("counts a problem that came up twice in one call twice, and the call once", () => {
    expect(problemSheet([["A", "A"], []]).codes).toEqual([
      { code: "A", count: 2, shareOfProblems: 1, shareOfCalls: 0.5 },
    ]);
  });

  it("adds up, in falling order, whatever the calls brought and in whatever order", () => {
    const code = fc.constantFrom("A", "B", "C", "D", "constructor");
    fc.assert(
      fc.property(fc.array(fc.array(code)), (calls) => {
        const { codes, problems } = problemSheet(calls);
        const counts = codes.map(({ count }) => count);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(problems);
        expect(counts).toEqual(counts.toSorted((one, other) => other - one));
        expect(problemSheet(calls.toReversed()).codes).toEqual(codes);
        for (const row of codes) expect(callsWith(row.code, calls)).toBeLessThanOrEqual(calls.length);
      }),
    );
  });
});
