import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtIn } from "../../../models/questionnaires/builtIn.ts";
import { type Definition, items } from "../../../models/rules/definition.ts";
import { draw } from "../../../models/rules/draw.ts";
import { inclusions } from "../../../models/rules/parents.ts";
import { rotation } from "../../../models/rules/rotation.ts";
import { spokenTime } from "../../../models/rules/spokenTime.ts";
import { questionnaire, rating, words, yesNo } from "./definitions.ts";

const slots = Array.from({ length: 1200 }, (_, slot) => slot);
const long = (seconds: number): string => "好".repeat(seconds * 3);

/** How long the longest draw is. */
const longestDraw = (definition: Definition): number => {
  const { drawn } = rotation(definition);
  const kinds = new Map(slots.map((slot) => [[...drawn(slot)].join(), drawn(slot)]));
  return Math.max(...[...kinds.values()].map((each) => spokenTime(definition, { drawn: each }).seconds));
};

const rates = fc.constantFrom(0.25, 0.3, 1 / 3, 0.5, 0.6, 0.75, 0.9, 1);
/** Questionnaires of items that take turns, some of which hang on others, around the limit of time. */
const definitions = fc
  .array(
    fc.record({
      askRate: rates,
      seconds: fc.integer({ min: 1, max: 40 }),
      on: fc.option(fc.nat(20), { nil: undefined }),
      importance: fc.double({ min: 0.01, max: 1, noNaN: true }),
    }),
    { maxLength: 20 },
  )
  .map((parts) =>
    questionnaire(
      parts.map(({ askRate, seconds, on, importance }, i) =>
        yesNo(`q${i}`, {
          ...{ askRate, importance, title: long(seconds) },
          ...(on !== undefined && on < i && { visibleIf: `{q${on}} = false` }),
        }),
      ),
    ),
  );

describe("rotation", () => {
  it("draws each item in exactly its share of the calls, and those without one always", () => {
    for (const definition of Object.values(builtIn)) {
      const { chances } = rotation(definition);
      for (const { name, askRate = 1 } of items(definition))
        expect([name, chances[name]]).toEqual([name, askRate]);
    }
  });

  it("makes no draw that is over five minutes where what is always asked is not", () => {
    fc.assert(
      fc.property(definitions, (definition) => {
        const always = new Set(
          items(definition)
            .filter(({ askRate = 1 }) => askRate === 1)
            .map(({ name }) => name),
        );
        fc.pre(spokenTime(definition, { drawn: always }).ok);
        expect(longestDraw(definition)).toBeLessThanOrEqual(300);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps every share where even the longest draw leaves room", () => {
    fc.assert(
      fc.property(definitions, (definition) => {
        const all = new Set(items(definition).map(({ name }) => name));
        fc.pre(spokenTime(definition, { drawn: all }).ok);
        const { chances } = rotation(definition);
        for (const [name, share] of inclusions(definition)) {
          // A share of a share of a share may fall between two of the 1,200 draws.
          if (name in chances) expect(Math.abs(chances[name]! - share)).toBeLessThanOrEqual(3 / 1200);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("spreads what takes turns, so that shares are kept although all together would be too long", () => {
    const turns = Array.from({ length: 8 }, (_, i) => yesNo(`q${i}`, { askRate: 0.25, title: long(100) }));
    const definition = questionnaire(turns);
    expect(rotation(definition).chances).toMatchObject(
      Object.fromEntries(turns.map(({ name }) => [name, 0.25])),
    );
    expect(longestDraw(definition)).toBeLessThanOrEqual(300);
  });

  it("says how likely an item truly is where there is not room for all", () => {
    const definition = questionnaire([
      yesNo("minor", { askRate: 0.9, importance: 0.1, title: long(200) }),
      yesNo("major", { askRate: 0.9, importance: 0.5, title: long(200) }),
    ]);
    const { chances } = rotation(definition);
    expect(chances.major).toBe(0.9);
    expect(chances.minor).toBeCloseTo(0.1);
  });

  it("asks what hangs on an item only where that is drawn, in its share of those calls", () => {
    const definition = questionnaire([
      yesNo("fixed", { askRate: 0.5 }),
      words("why", { askRate: 0.5, visibleIf: "{fixed} = false" }),
    ]);
    const { chances, drawn } = rotation(definition);
    expect(chances.why).toBe(0.25);
    for (const slot of slots) if (drawn(slot).has("why")) expect(drawn(slot)).toContain("fixed");
  });

  it("draws together the items that one condition names, or it could never hold", () => {
    const definition = questionnaire([
      yesNo("fixed", { askRate: 0.5 }),
      rating("wait", { askRate: 0.25 }),
      words("why", { visibleIf: "{fixed} = false or {wait} <= 6" }),
    ]);
    expect(rotation(definition).chances.why).toBe(0.25);
  });
});

describe("draw", () => {
  it("asks the same items when a call is resumed", () => {
    expect(draw(builtIn.service, "call 1")).toEqual(draw(builtIn.service, "call 1"));
  });

  it("says how likely each drawn item was, and nothing of the others", () => {
    const { drawn, chances } = draw(builtIn.service, "call 7");
    expect(Object.keys(chances)).toEqual([...drawn]);
    expect(chances).toMatchObject({ overall: 1 });
  });

  it("comes near every share in a few thousand calls, whose ids follow one another", () => {
    const calls = Array.from({ length: 4_000 }, (_, i) =>
      draw(builtIn.service, (0x65a0_0000 + i).toString(16)),
    );
    for (const { name, askRate = 1 } of items(builtIn.service)) {
      const share = calls.filter(({ drawn }) => drawn.has(name)).length / calls.length;
      // Four standard errors: what is right fails once in sixteen thousand.
      expect(Math.abs(share - askRate)).toBeLessThanOrEqual(
        4 * Math.sqrt((askRate * (1 - askRate)) / calls.length),
      );
    }
  });
});
