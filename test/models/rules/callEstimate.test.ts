import { describe, expect, it } from "vitest";
import { answerCells } from "../../../models/rules/answerCells.ts";
import { recalibrate } from "../../../models/rules/calibration.ts";
import { callEstimate } from "../../../models/rules/callEstimate.ts";
import { measuredReach } from "../../../models/rules/measuredReach.ts";
import { spokenTime } from "../../../models/rules/spokenTime.ts";
import { questionnaire, rating, script, words, yesNo } from "./definitions.ts";

const said = "好".repeat(3);
const definition = questionnaire([], {
  pages: [
    {
      name: "call",
      elements: [
        script("opening", said),
        rating("overall", { title: said }),
        yesNo("fixed", { title: said, askRate: 0.5 }),
        words("why", { title: said, visibleIf: "{fixed} = false" }),
        script("closing", said),
      ],
    },
  ],
});

describe("callEstimate", () => {
  it("counts what these answers made the caller say and the customer answer", () => {
    expect(callEstimate(definition, { overall: 9, fixed: true })).toBeCloseTo(1 + 6 + 4 + 1);
    expect(callEstimate(definition, { overall: 9, fixed: false })).toBeCloseTo(1 + 6 + 4 + 21 + 1);
    expect(callEstimate(definition, { overall: 3, fixed: true })).toBeCloseTo(1 + 6 + 20 + 4 + 1);
    expect(callEstimate(definition, { overall: 9 }, { drawn: new Set(["overall"]) })).toBeCloseTo(1 + 6 + 1);
  });

  it("gives the ratios by which real calls correct the estimate, whatever corrected it before", () => {
    const answers = { overall: 9, fixed: true };
    const ratios = Array.from(
      { length: 30 },
      () => 18 / callEstimate(definition, answers, { calibration: 2 }),
    );
    expect(recalibrate(ratios)).toBeCloseTo(1.5);
  });
});

describe("measuredReach", () => {
  const calls = Array.from({ length: 40 }, (_, i) => ({
    answers: {
      overall: i % 4 === 0 ? 5 : 9,
      ...(i % 2 === 0 && { fixed: i % 8 !== 0 }),
      ...(i % 8 === 0 && { why: "没修好" }),
    },
    chances: { overall: 1, fixed: 0.5, why: 0.5 },
  }));

  it("says how often a condition was met had everybody been asked, and how often a remark was opened", () => {
    const reach = measuredReach(definition, answerCells(definition, calls), () => 40);
    expect(reach).toEqual({ "overall-Comment": 0.25, why: 0.25 });
    expect(spokenTime(definition, { reach }).perItem.find(({ item }) => item === "why")!.seconds).toBeCloseTo(
      0.5 * 0.25 * 21,
      1,
    );
  });

  it("says nothing of what fewer than thirty calls could show", () => {
    expect(measuredReach(definition, answerCells(definition, calls.slice(0, 29)), () => 29)).toEqual({});
  });
});
