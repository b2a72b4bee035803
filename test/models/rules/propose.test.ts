import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtIn } from "../../../models/questionnaires/builtIn.ts";
import { type Definition, items, lines } from "../../../models/rules/definition.ts";
import { checkDefinition } from "../../../models/rules/definitionCheck.ts";
import { fixedProblems } from "../../../models/rules/fixedLines.ts";
import { propose } from "../../../models/rules/propose.ts";
import { spokenTime } from "../../../models/rules/spokenTime.ts";
import { type ItemWeakness, weakness } from "../../../models/rules/weakness.ts";
import { questionnaire, rating, words, yesNo } from "./definitions.ts";

const long = (seconds: number): string => "好".repeat(seconds * 3);
const probe = { default: "为什么？" };

/** What a period in which the items had these means, a hundred answers each, says of them. */
function period(definition: Definition, means: Readonly<Record<string, number>>): ItemWeakness[] {
  const stats = Object.entries(means).map(([item, mean]) => [
    item,
    { n: 100, mean, error: 0.1, interval: null, problems: 0, problemShare: 0, correlation: null },
  ]);
  return weakness(definition, new Map(stats as [string, never][]));
}
const next = (definition: Definition, means: Record<string, number>) =>
  propose(definition, period(definition, means), { probe });

describe("propose", () => {
  it("stresses weak items: in every call, right after the overall score, the weakest first", () => {
    const definition = questionnaire([
      yesNo("clean"),
      yesNo("bill", { askRate: 0.5 }),
      rating("wait", { askRate: 0.25 }),
    ]);
    const { definition: proposed, items: what } = next(definition, {
      clean: 10,
      bill: 8,
      wait: 5,
      overall: 9,
    });
    expect(lines(proposed).map(({ line }) => line.name)).toEqual([
      "opening",
      "overall",
      "wait",
      "bill",
      "clean",
      "closing",
    ]);
    expect(what).toEqual([
      { item: "overall", what: "kept", askRate: 1 },
      { item: "clean", what: "rotating", askRate: 0.5 },
      { item: "bill", what: "stressed", askRate: 1 },
      { item: "wait", what: "stressed", askRate: 1 },
    ]);
  });

  it("lets strong items take turns in the largest share that there is time for", () => {
    const strong = Array.from({ length: 6 }, (_, i) => yesNo(`q${i}`, { title: long(100) }));
    const definition = questionnaire(strong);
    const { definition: proposed, items: what } = next(
      definition,
      Object.fromEntries(strong.map(({ name }) => [name, 10])),
    );
    const rates = new Set(what.filter(({ what: done }) => done === "rotating").map(({ askRate }) => askRate));
    expect(rates).toEqual(new Set([0.4]));
    expect(spokenTime(proposed).ok).toBe(true);
  });

  it("fills the time by weakness, and leaves out what there is no time for", () => {
    const definition = questionnaire([
      yesNo("small", { title: long(150), importance: 0.1 }),
      yesNo("great", { title: long(200), importance: 0.2 }),
      yesNo("strong", { title: long(250), importance: 0.1 }),
    ]);
    const found = next(definition, { small: 7, great: 5, strong: 10 }).items;
    expect(found.find(({ item }) => item === "great")).toMatchObject({ what: "stressed", askRate: 1 });
    expect(found.find(({ item }) => item === "small")).toMatchObject({ what: "asked", askRate: 0.25 });
    expect(found.find(({ item }) => item === "strong")).toMatchObject({ what: "dropped" });
  });

  it("keeps what hangs on an item with it, and counts the weakness of either", () => {
    const definition = questionnaire([yesNo("fixed"), rating("again", { visibleIf: "{fixed} = false" })]);
    const { definition: proposed } = next(definition, { fixed: 10, again: 3 });
    expect(items(proposed).map(({ name }) => name)).toEqual(["overall", "fixed", "again"]);
    expect(items(proposed)[1]).not.toHaveProperty("askRate");
  });

  it("makes of any sound questionnaire a sound one within the limit that keeps what is fixed", () => {
    const parts = fc.array(
      fc.record({
        seconds: fc.integer({ min: 1, max: 60 }),
        mean: fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined }),
        on: fc.nat(12),
        fixed: fc.constantFrom("locked", "anchor", "", "", "", "", "", "", "", ""),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(parts, (all) => {
        const definition = questionnaire(
          all.map(({ seconds, on, fixed }, i) => {
            const more = {
              title: long(seconds),
              ...(on < i && on % 5 !== 4 && { visibleIf: `{q${on}} = false` }),
              ...(fixed && { [fixed]: true }),
            };
            return i % 5 === 4 ? words(`q${i}`, more) : yesNo(`q${i}`, more);
          }),
        );
        const means = Object.fromEntries(
          all.flatMap(({ mean }, i) => (mean === undefined ? [] : [[`q${i}`, mean]])),
        );
        const { definition: proposed } = next(definition, means);
        expect(checkDefinition(proposed)).toEqual([]);
        expect(fixedProblems(definition, proposed, { mayLock: false })).toEqual([]);
        // What is fixed alone may be too long; nothing else can then be asked.
        const bare = next(definition, means).items.every(({ what }) => what === "kept" || what === "dropped");
        expect(spokenTime(proposed).ok || bare).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it.each(["sales", "service"] as const)(
    "proposes a sound %s questionnaire from the one that comes with the product",
    (kind) => {
      const definition = builtIn[kind];
      const scored = items(definition).filter(({ type }) => type === "rating" || type === "boolean");
      const means = Object.fromEntries(scored.map(({ name }, i) => [name, 6 + (i % 5)]));
      const { definition: proposed } = next(definition, means);
      expect(checkDefinition(proposed)).toEqual([]);
      expect(spokenTime(proposed).ok).toBe(true);
    },
  );
});
