import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cuts } from "../../../models/rules/cuts.ts";
import { lines } from "../../../models/rules/definition.ts";
import { spokenTime } from "../../../models/rules/spokenTime.ts";
import { withoutLines } from "../../../models/rules/withoutLines.ts";
import { panel, questionnaire, rating, words, yesNo } from "./definitions.ts";

const long = (seconds: number): string => "好".repeat(seconds * 3);
const names = (definition: Parameters<typeof lines>[0]): string[] =>
  lines(definition).map(({ line }) => line.name);

describe("cuts", () => {
  it("takes what was not weak before what was, and of those what gains most", () => {
    const definition = questionnaire([
      yesNo("weak", { title: long(100) }),
      yesNo("short", { title: long(20) }),
      yesNo("long", { title: long(150) }),
    ]);
    const found = cuts(definition, { weak: 0.4 });
    expect(found.lines.map(({ item }) => item)).toEqual(["long", "short", "weak"]);
    expect(found.enough).toEqual({
      items: ["long"],
      seconds: spokenTime(withoutLines(definition, ["long"])).seconds,
    });
    expect(found.over).toBeCloseTo(spokenTime(definition).seconds - 300);
  });

  it("takes nothing away from a questionnaire within the limit", () => {
    expect(cuts(questionnaire([yesNo("fixed")]))).toMatchObject({ over: 0, enough: { items: [] } });
  });

  it("leaves anchors, locked lines, the frame, and what these hang on", () => {
    const definition = questionnaire([
      yesNo("anchored", { anchor: true }),
      yesNo("asked"),
      words("why", { locked: true, visibleIf: "{asked} = false" }),
      yesNo("free"),
    ]);
    expect(cuts(definition).lines.map(({ item }) => item)).toEqual(["free"]);
  });

  it("says what goes with a line, and counts that as gained", () => {
    const definition = questionnaire([
      yesNo("fixed", { title: long(1) }),
      words("why", { title: long(10), visibleIf: "{fixed} = false" }),
    ]);
    expect(cuts(definition).lines[0]).toEqual({
      item: "fixed",
      with: ["why"],
      gain: 4 + 0.2 * 30,
      weakness: null,
    });
  });

  it("says so where even all of it is not enough", () => {
    expect(cuts(questionnaire([yesNo("fixed", { anchor: true, title: long(400) })])).enough).toBeNull();
  });

  it("brings any questionnaire under the limit where it says so", () => {
    const parts = fc.array(fc.record({ seconds: fc.integer({ min: 1, max: 60 }), on: fc.nat(8) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(parts, (all) => {
        const definition = questionnaire(
          all.map(({ seconds, on }, i) =>
            yesNo(`q${i}`, { title: long(seconds), ...(on < i && { visibleIf: `{q${on}} = false` }) }),
          ),
        );
        const { enough } = cuts(definition);
        const after = spokenTime(withoutLines(definition, enough!.items));
        expect([after.ok, after.seconds]).toEqual([true, enough!.seconds]);
      }),
    );
  });
});

describe("withoutLines", () => {
  it("takes away what hangs on a line, and a panel that then holds nothing", () => {
    const definition = questionnaire([
      yesNo("fixed"),
      panel("more", [words("why")], { visibleIf: "{fixed} = false" }),
      rating("wait"),
    ]);
    const left = withoutLines(definition, ["fixed"]);
    expect(names(left)).toEqual(["opening", "overall", "wait", "closing"]);
    expect(JSON.stringify(left)).not.toContain("more");
  });
});
