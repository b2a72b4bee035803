import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isLow,
  isSatisfied,
  itemMeans,
  mean,
  satisfactionIndex,
  score,
} from "../../../models/rules/scoring.ts";
import { choice, questionnaire, rating, words, yesNo } from "./definitions.ts";

describe("score", () => {
  it("is the rating, and ten or one for yes or no", () => {
    expect(score(rating("wait"), { wait: 7 })).toBe(7);
    expect(score(yesNo("fixed"), { fixed: true })).toBe(10);
    expect(score(yesNo("fixed"), { fixed: false })).toBe(1);
  });

  it("is nothing where there is no answer, or none that has points", () => {
    expect(score(rating("wait"), {})).toBeNull();
    expect(score(words("praise"), { praise: "好" })).toBeNull();
    expect(score(choice("channel", { choices: [1, 2] }), { channel: 1 })).toBeNull();
  });
});

describe("isLow", () => {
  it("is at most six, or what the store has set", () => {
    expect([6, 7].map((wait) => isLow(rating("wait"), { wait }))).toEqual([true, false]);
    expect([4, 5].map((wait) => isLow(rating("wait"), { wait }, 4))).toEqual([true, false]);
  });

  it("is every no, however low the store's threshold, and never a yes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 }), (threshold) => {
        expect(isLow(yesNo("fixed"), { fixed: false }, threshold)).toBe(true);
        expect(isLow(yesNo("fixed"), { fixed: true }, threshold)).toBe(false);
        expect(isLow(rating("wait"), {}, threshold)).toBe(false);
      }),
    );
  });
});

it("isSatisfied is an overall score from eight on", () => {
  const definition = questionnaire([rating("wait")]);
  expect(isSatisfied(definition, { overall: 8, wait: 1 })).toBe(true);
  expect(isSatisfied(definition, { overall: 7, wait: 10 })).toBe(false);
  expect(isSatisfied(definition, { wait: 10 })).toBeNull();
});

describe("means", () => {
  it("are null over nobody", () => {
    expect(mean([])).toBeNull();
    expect(mean([9, 10])).toBe(9.5);
  });

  it("are taken of each scored item over those who answered it", () => {
    const definition = questionnaire([yesNo("fixed"), words("praise"), rating("wait")]);
    const sheets = [{ overall: 8, fixed: true }, { overall: 9, fixed: false, praise: "好" }, { overall: 10 }];
    expect(itemMeans(definition, sheets)).toEqual([
      { item: "overall", count: 3, mean: 9 },
      { item: "fixed", count: 2, mean: 5.5 },
      { item: "wait", count: 0, mean: null },
    ]);
  });
});

describe("satisfactionIndex", () => {
  it("is a thousand where everything is ten", () => {
    expect(satisfactionIndex([0.5, 0.3, 0.2].map((share) => ({ share, mean: 10 })))).toBeCloseTo(1000);
  });

  it("sums share × mean × 100", () => {
    const parts = [
      { share: 0.75, mean: 8 },
      { share: 0.25, mean: 6 },
    ];
    expect(satisfactionIndex(parts)).toBeCloseTo(750);
  });

  it("leaves items over nobody out of the whole", () => {
    const parts = [
      { share: 0.6, mean: 9 },
      { share: 0.4, mean: null },
    ];
    expect(satisfactionIndex(parts)).toBeCloseTo(900);
    expect(satisfactionIndex([{ share: 1, mean: null }])).toBeNull();
    expect(satisfactionIndex([])).toBeNull();
  });

  it("lies between a hundred times the worst and the best mean", () => {
    const part = fc.record({
      share: fc.double({ min: 0.01, max: 1, noNaN: true }),
      mean: fc.double({ min: 1, max: 10, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), (parts) => {
        const means = parts.map((each) => each.mean);
        expect(satisfactionIndex(parts)).toBeGreaterThanOrEqual(100 * Math.min(...means) - 1e-6);
        expect(satisfactionIndex(parts)).toBeLessThanOrEqual(100 * Math.max(...means) + 1e-6);
      }),
    );
  });
});
