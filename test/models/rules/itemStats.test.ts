import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerCells, type Sheet } from "../../../models/rules/answerCells.ts";
import { items, type Definition } from "../../../models/rules/definition.ts";
import { draw } from "../../../models/rules/draw.ts";
import { statsByItem } from "../../../models/rules/itemStats.ts";
import { mean, satisfactionIndex } from "../../../models/rules/scoring.ts";
import { shares } from "../../../models/rules/shares.ts";
import { studentFactor } from "../../../models/rules/studentFactor.ts";
import { seeded } from "../../../sample/random.ts";
import { questionnaire, rating, yesNo } from "./definitions.ts";

const stats = (definition: Definition, sheets: readonly Sheet[]) =>
  statsByItem(answerCells(definition, sheets));

/** Points around a mean, one of the two whole numbers beside it, with some spread. */
function opinions(seed: number): (about: number) => number {
  const { between } = seeded(seed);
  const uniform = (): number => between(0, 999_999) / 1_000_000;
  return (about) => {
    const exact = about + 3 * (uniform() - 0.5);
    const below = Math.floor(exact);
    return Math.min(10, Math.max(1, below + (uniform() < exact - below ? 1 : 0)));
  };
}

describe("the statistics of an item", () => {
  const definition = questionnaire([rating("wait"), yesNo("fixed")]);

  it("are the plain mean and its interval where everybody was asked", () => {
    const found = stats(
      definition,
      [4, 6, 8].map((wait) => ({ answers: { overall: 8, wait } })),
    ).get("wait")!;
    expect(found).toMatchObject({ n: 3, mean: 6, problems: 2, correlation: null });
    expect(found.error).toBeCloseTo(2 / Math.sqrt(3));
    // 4.303 standard errors to either side is more than the scale has room for.
    expect(found.interval).toEqual({ low: expect.closeTo(1.03, 1), high: 10 });
  });

  it("say nothing of a mean over nobody, and give no interval over one", () => {
    expect(stats(definition, []).get("wait")).toBeUndefined();
    expect(stats(definition, [{ answers: { wait: 7 } }]).get("wait")).toMatchObject({
      n: 1,
      mean: 7,
      interval: null,
    });
  });

  it("count yes and no as 10 and 1, every no a problem", () => {
    const sheets = [true, true, false].map((fixed) => ({ answers: { fixed } }));
    expect(stats(definition, sheets).get("fixed")).toMatchObject({
      n: 3,
      mean: 7,
      problems: 1,
      problemShare: 1 / 3,
    });
  });

  it("count an answer for all whom rotation did not ask", () => {
    const sheets = [
      { answers: { wait: 9 }, chances: { wait: 1 } },
      { answers: { wait: 5 }, chances: { wait: 0.25 } },
    ];
    expect(stats(definition, sheets).get("wait")!.mean).toBeCloseTo((9 + 4 * 5) / 5);
  });

  it("tell how closely an item goes with the overall score", () => {
    const sheets = [1, 5, 10].map((points) => ({
      answers: { overall: points, wait: points, fixed: points < 5 },
    }));
    const found = stats(definition, sheets);
    expect(found.get("wait")!.correlation).toBeCloseTo(1);
    expect(found.get("fixed")!.correlation).toBeLessThan(0);
  });

  it("are the same whether alike answers are counted together or not", () => {
    const sheet = fc.record({
      overall: fc.integer({ min: 1, max: 10 }),
      wait: fc.integer({ min: 1, max: 10 }),
    });
    fc.assert(
      fc.property(fc.array(sheet, { minLength: 2 }), (all) => {
        const { mean: found, error } = stats(
          definition,
          all.map((answers) => ({ answers })),
        ).get("wait")!;
        const points = all.map(({ wait }) => wait);
        const plain = mean(points)!;
        const variance = points.reduce((sum, each) => sum + (each - plain) ** 2, 0) / (points.length - 1);
        expect(found).toBeCloseTo(plain);
        expect(error).toBeCloseTo(Math.sqrt(variance / points.length));
      }),
    );
  });
});

describe("weighting back", () => {
  const rotating = (askRate: number) =>
    questionnaire(["wait", "bill", "clean"].map((name) => rating(name, { askRate })));
  const [often, seldom] = [rotating(1), rotating(0.25)];
  const calls = 4_000;

  /** A period in whose middle the items are asked less often, while the truth falls from 9 to 7. */
  function period(seed: number) {
    const opinion = opinions(seed);
    const everybody: Sheet[] = [];
    const asked: Sheet[] = [];
    for (let call = 0; call < calls; call++) {
      const [version, truth] = call < calls / 2 ? [often, 9] : [seldom, 7];
      const answers = Object.fromEntries(items(version).map(({ name }) => [name, opinion(truth)]));
      const { drawn, chances } = draw(version, `${seed}/${call}`);
      everybody.push({ answers });
      asked.push({
        answers: Object.fromEntries(Object.entries(answers).filter(([name]) => drawn.has(name))),
        chances,
      });
    }
    return {
      all: stats(often, everybody),
      weighted: stats(often, asked),
      plain: stats(
        often,
        asked.map(({ answers }) => ({ answers })),
      ),
    };
  }

  it.each([1, 2, 3, 4, 5])(
    "keeps a mean unbiased when shares and truth change in mid-period (%i)",
    (seed) => {
      const { all, weighted, plain } = period(seed);
      for (const item of ["wait", "bill", "clean"]) {
        const truth = all.get(item)!.mean!;
        const { mean: found, error } = weighted.get(item)!;
        expect(Math.abs(found! - truth)).toBeLessThanOrEqual(3 * error!);
        expect(Math.abs(plain.get(item)!.mean! - truth)).toBeGreaterThan(3 * plain.get(item)!.error!);
      }
    },
  );

  it.each([1, 2, 3, 4, 5])("keeps the index over all items unbiased as well (%i)", (seed) => {
    const { all, weighted, plain } = period(seed);
    const share = shares(new Map(items(often).map(({ name }) => [name, 1])));
    const indexOf = (found: typeof all): { index: number; error: number } => {
      const parts = [...share].map(([item, each]) => ({ share: each, ...found.get(item)! }));
      const variance = parts.reduce((sum, part) => sum + (100 * part.share * part.error!) ** 2, 0);
      return { index: satisfactionIndex(parts)!, error: Math.sqrt(variance) };
    };
    const truth = indexOf(all).index;
    const [found, naive] = [indexOf(weighted), indexOf(plain)];
    expect(Math.abs(found.index - truth)).toBeLessThanOrEqual(3 * found.error);
    expect(Math.abs(naive.index - truth)).toBeGreaterThan(3 * naive.error);
  });
});

describe("studentFactor", () => {
  it("is as in any table, down to the normal", () => {
    expect([1, 5, 10].map(studentFactor)).toEqual([12.706, 2.571, 2.228]);
    for (const [degrees, factor] of [
      [11, 2.201],
      [20, 2.086],
      [30, 2.042],
      [120, 1.98],
      [1e9, 1.96],
    ] as const)
      expect(studentFactor(degrees)).toBeCloseTo(factor, 2);
  });
});
