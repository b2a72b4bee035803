import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Definition, type Element } from "../../../models/rules/definition.ts";
import { type SpokenTimeSettings, spokenTime } from "../../../models/rules/spokenTime.ts";
import { choice, panel, questionnaire, rating, script, words, yesNo } from "./definitions.ts";

/** A call that has nothing but these lines; texts of three characters take a second. */
const call = (...elements: Element[]): Definition =>
  questionnaire([], { pages: [{ name: "call", elements }] });
const said = "好".repeat(3);
const withoutReserve = (definition: Definition, settings?: SpokenTimeSettings): number =>
  spokenTime(definition, settings).seconds - 30;

describe("spokenTime", () => {
  it("is the speech and the time to answer, and thirty seconds kept free", () => {
    expect(spokenTime(call(script("opening", said)))).toMatchObject({
      seconds: 31,
      limit: 300,
      reserve: 30,
      ok: true,
    });
    expect(withoutReserve(call(yesNo("fixed", { title: said })))).toBeCloseTo(1 + 3);
    expect(withoutReserve(call(words("praise", { title: said })))).toBeCloseTo(1 + 20);
    expect(withoutReserve(call(words("mileage", { type: "text", title: said })))).toBeCloseTo(1 + 20);
  });

  it("adds to a rating the remark of a low score, in one call of five unless measured", () => {
    const definition = call(rating("wait", { title: said }));
    expect(withoutReserve(definition)).toBeCloseTo(1 + 5 + 0.2 * 20);
    expect(withoutReserve(definition, { reach: { "wait-Comment": 0.42 } })).toBeCloseTo(1 + 5 + 0.42 * 20);
    const asking = call(rating("wait", { title: said, commentText: said.repeat(2) }));
    expect(withoutReserve(asking)).toBeCloseTo(1 + 5 + 0.2 * (2 + 20));
  });

  it("adds the remark of a no where the item asks why", () => {
    const definition = call(yesNo("fixed", { title: said, showCommentArea: true, commentText: said }));
    expect(withoutReserve(definition)).toBeCloseTo(1 + 3 + 0.2 * (1 + 20));
  });

  it("reads the choices out", () => {
    const choices = [{ value: 1, text: said }, { value: 2, text: { default: said, en: "by phone" } }, "app"];
    expect(withoutReserve(call(choice("channel", { title: said, choices })))).toBeCloseTo(
      1 + 6 + 1 + 1 + 0.4,
    );
    expect(withoutReserve(call(choice("offers", { type: "checkbox", title: said })))).toBeCloseTo(
      1 + 6 + 0.8,
    );
  });

  it("counts a condition as met in one call of five unless measured", () => {
    const definition = call(
      yesNo("fixed", { title: said }),
      words("why", { title: said, visibleIf: "{fixed} = false" }),
    );
    expect(withoutReserve(definition)).toBeCloseTo(4 + 0.2 * 21);
    expect(withoutReserve(definition, { reach: { why: 0.5 } })).toBeCloseTo(4 + 0.5 * 21, 1);
    expect(withoutReserve(definition, { reach: { why: 0 } })).toBeCloseTo(4);
  });

  it("counts what stands in a panel as often as the rarer of its two conditions", () => {
    const inner = [
      words("why", { title: said, visibleIf: "{fixed} = false" }),
      yesNo("again", { title: said }),
    ];
    const definition = call(
      yesNo("fixed", { title: said }),
      panel("more", inner, { visibleIf: "{fixed} notempty" }),
    );
    expect(withoutReserve(definition)).toBeCloseTo(4 + 0.2 * 21 + 0.2 * 4);
    expect(withoutReserve(definition, { reach: { more: 0.1 } })).toBeCloseTo(4 + 0.1 * 21 + 0.1 * 4);
    expect(withoutReserve(definition, { reach: { more: 0.9 } })).toBeCloseTo(4 + 0.2 * 21 + 0.9 * 4);
    expect(withoutReserve(definition, { reach: { more: 0.9, why: 0.5 } })).toBeCloseTo(
      4 + 0.5 * 21 + 0.9 * 4,
    );
  });

  it("counts a rotating item at its ask rate, and in full once it is drawn", () => {
    const definition = call(yesNo("fixed", { title: said }), yesNo("clean", { title: said, askRate: 0.25 }));
    expect(withoutReserve(definition)).toBeCloseTo(4 + 0.25 * 4);
    expect(withoutReserve(definition, { drawn: new Set(["fixed", "clean"]) })).toBeCloseTo(8);
    expect(withoutReserve(definition, { drawn: new Set(["fixed"]) })).toBeCloseTo(4);
  });

  it("speaks the language of the call, at the rates that are set, corrected by measured calls", () => {
    const definition = call(script("opening", { default: said, en: "so be it then now" }));
    expect(withoutReserve(definition, { locale: "en" })).toBeCloseTo(2);
    expect(
      withoutReserve(definition, { rates: { charactersPerMinute: 90, wordsPerMinute: 150 } }),
    ).toBeCloseTo(2);
    expect(withoutReserve(definition, { calibration: 1.5 })).toBeCloseTo(1.5);
  });

  it("lets a stated length lengthen a line, never shorten it", () => {
    expect(withoutReserve(call(script("opening", said, { speechSeconds: 4 })))).toBeCloseTo(4);
    expect(withoutReserve(call(script("opening", said, { speechSeconds: 0.1 })))).toBeCloseTo(1);
  });

  it("may take five minutes and not a tenth of a second more", () => {
    const exactly = (seconds: number): Definition => call(script("opening", "好".repeat((seconds - 30) * 3)));
    expect(spokenTime(exactly(300))).toMatchObject({ seconds: 300, ok: true });
    expect(spokenTime(exactly(300), { calibration: 1.001 })).toMatchObject({ seconds: 300.3, ok: false });
  });

  it("says of every line what it costs", () => {
    const definition = call(script("opening", said), yesNo("clean", { title: said, askRate: 0.5 }));
    expect(spokenTime(definition).perItem).toEqual([
      { item: "opening", seconds: 1, share: expect.closeTo(1 / 33), whenAsked: 1 },
      { item: "clean", seconds: 2, share: expect.closeTo(2 / 33), whenAsked: 4 },
    ]);
  });

  it("is never over the longest path, and grows with every reach", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const definition = questionnaire([
      yesNo("fixed"),
      words("why", { visibleIf: "{fixed} = false" }),
      rating("wait", { visibleIf: "{overall} <= 6" }),
    ]);
    fc.assert(
      fc.property(
        share,
        share,
        share,
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        (why, wait, low, less) => {
          const reach = { why, wait: wait, "overall-Comment": low };
          const { seconds, longestSeconds } = spokenTime(definition, { reach });
          expect(seconds).toBeLessThanOrEqual(longestSeconds);
          const rarer = spokenTime(definition, { reach: { ...reach, why: why * less } });
          expect(rarer.seconds).toBeLessThanOrEqual(seconds);
        },
      ),
    );
  });
});
