import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerCells } from "../../../models/rules/answerCells.ts";
import { type Definition } from "../../../models/rules/definition.ts";
import { statsByItem } from "../../../models/rules/itemStats.ts";
import { quadrants } from "../../../models/rules/quadrants.ts";
import { shares } from "../../../models/rules/shares.ts";
import { weakness } from "../../../models/rules/weakness.ts";
import { questionnaire, rating, words, yesNo } from "./definitions.ts";

const stats = (definition: Definition, sheets: Record<string, unknown>[]) =>
  statsByItem(
    answerCells(
      definition,
      sheets.map((answers) => ({ answers })),
    ),
  );
const times = <T>(count: number, each: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => each(i));

describe("weakness", () => {
  const definition = questionnaire([
    rating("wait", { importance: 0.2 }),
    rating("bill", { importance: 0.2, target: 8 }),
    words("praise"),
  ]);

  it("is the importance times how far the mean is below the target", () => {
    const found = weakness(definition, stats(definition, [{ overall: 9, wait: 7, bill: 7 }]));
    expect(found.map(({ item }) => item)).toEqual(["wait", "bill", "overall"]);
    expect(found[0]).toMatchObject({ n: 1, mean: 7, target: 9, importanceFrom: "stated" });
    expect(found[0]!.weakness).toBeCloseTo(found[0]!.importance * 2);
    expect(found[1]!.weakness).toBeCloseTo(found[1]!.importance);
    expect(found[2]!.weakness).toBe(0);
  });

  it("draws the mean of few towards the group's, and says both", () => {
    const [wait] = weakness(definition, stats(definition, [{ wait: 1 }, { wait: 3 }]), { wait: 8 });
    expect(wait).toMatchObject({ item: "wait", n: 2, mean: 2, shrunk: (2 * 2 + 10 * 8) / 12 });
  });

  it("has no mean over nobody, and goes by the group's", () => {
    const found = weakness(definition, new Map(), { wait: 6 });
    expect(found[0]).toMatchObject({ item: "wait", n: 0, mean: null, shrunk: 6 });
    expect(found[1]).toMatchObject({ mean: null, shrunk: null, weakness: 0 });
  });

  it("derives the importance of what states none from thirty answers on", () => {
    const open = questionnaire([rating("close"), rating("loose"), ...times(7, (i) => yesNo(`q${i}`))]);
    const sheets = times(30, (i) => ({
      overall: 1 + (i % 10),
      close: 1 + (i % 10),
      loose: 1 + ((i * 7) % 9),
    }));
    const derived = weakness(open, stats(open, sheets));
    const of = (item: string, all = derived) => all.find((each) => each.item === item)!;
    expect(of("close").importanceFrom).toBe("derived");
    expect(of("close").importance).toBeGreaterThan(of("loose").importance);
    expect(of("overall").importanceFrom).toBe("equal");
    const few = weakness(open, stats(open, sheets.slice(1)));
    expect([of("close", few).importanceFrom, of("close", few).importance]).toEqual(["equal", 0.1]);
  });

  it("never counts less for a lower mean, nor for more importance", () => {
    const points = fc.integer({ min: 1, max: 9 });
    const weight = fc.double({ min: 0.05, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(points, points, weight, weight, (one, other, light, heavy) => {
        const of = (mean: number, importance: number): number => {
          const asked = questionnaire([
            rating("wait", { importance }),
            ...times(8, (i) => yesNo(`q${i}`, { importance: 0.1 })),
          ]);
          return weakness(asked, stats(asked, [{ wait: mean }])).find(({ item }) => item === "wait")!
            .weakness;
        };
        const [lower, higher] = [Math.min(one, other), Math.max(one, other)];
        const [less, more] = [Math.min(light, heavy), Math.max(light, heavy)];
        expect(of(lower, less)).toBeGreaterThanOrEqual(of(higher, less) - 1e-9);
        expect(of(lower, more)).toBeGreaterThanOrEqual(of(lower, less) - 1e-9);
      }),
    );
  });
});

describe("shares", () => {
  const weights = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1, noNaN: true })), {
    minLength: 1,
    maxLength: 60,
  });

  it("make one together, each between the floor and the cap as far as their number allows", () => {
    fc.assert(
      fc.property(weights, (all) => {
        const found = [...shares(new Map(all.map((weight, i) => [`q${i}`, weight]))).values()];
        expect(found).toHaveLength(all.length);
        expect(found.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
        for (const share of found) {
          expect(share).toBeGreaterThanOrEqual(Math.min(0.02, 1 / all.length) - 1e-9);
          expect(share).toBeLessThanOrEqual(Math.max(0.25, 1 / all.length) + 1e-9);
        }
      }),
    );
  });

  it("keep the order of the weights", () => {
    fc.assert(
      fc.property(weights, (all) => {
        const found = [...shares(new Map(all.map((weight, i) => [`q${i}`, weight]))).values()];
        all.forEach((weight, i) =>
          all.forEach((other, j) => {
            if (weight <= other) expect(found[i]!).toBeLessThanOrEqual(found[j]! + 1e-9);
          }),
        );
      }),
    );
  });

  it("are the weights where these are shares within the bounds already", () => {
    const given = new Map([
      ["a", 0.25],
      ["b", 0.25],
      ["c", 0.2],
      ["d", 0.15],
      ["e", 0.15],
    ]);
    for (const [item, share] of shares(given)) expect(share).toBeCloseTo(given.get(item)!);
  });
});

describe("quadrants", () => {
  it("split at the means of importance and of mean", () => {
    const found = quadrants([
      { item: "wait", importance: 0.4, mean: 7 },
      { item: "quality", importance: 0.4, mean: 9 },
      { item: "lounge", importance: 0.1, mean: 7 },
      { item: "covers", importance: 0.1, mean: 9 },
      { item: "new", importance: 0.9, mean: null },
    ])!;
    expect(found.split).toEqual({ importance: 0.25, mean: 8 });
    expect(Object.fromEntries(found.of)).toEqual({
      wait: "improve",
      quality: "keep",
      lounge: "later",
      covers: "over",
    });
  });

  it("are none where nobody answered anything", () => {
    expect(quadrants([{ item: "wait", importance: 1, mean: null }])).toBeNull();
  });
});
