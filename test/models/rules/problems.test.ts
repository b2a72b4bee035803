import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complaintOffers, problems } from "../../../models/rules/problems.ts";
import { questionnaire, rating, words, yesNo } from "./definitions.ts";

const definition = questionnaire([
  rating("wait", { problemCode: "waiting", department: "workshop" }),
  yesNo("fixed"),
  rating("redo", { visibleIf: "{fixed} = false" }),
  words("praise"),
]);

describe("problems", () => {
  it("are every low score and every no, each under its code and department", () => {
    const answers = {
      overall: 9,
      wait: 6,
      "wait-Comment": " 等了四个小时 ",
      "wait-Tone": "blame",
      fixed: false,
    };
    expect(problems(definition, answers)).toEqual([
      {
        item: "wait",
        code: "waiting",
        department: "workshop",
        score: 6,
        words: "等了四个小时",
        tone: "blame",
      },
      { item: "fixed", code: "fixed", department: "service", score: 1, words: "", tone: null },
    ]);
  });

  it("go by the store's threshold", () => {
    expect(problems(definition, { overall: 7, wait: 6 }, 7).map(({ item }) => item)).toEqual([
      "overall",
      "wait",
    ]);
    expect(problems(definition, { overall: 7, wait: 6 }, 5)).toEqual([]);
  });

  it("are not found in an answer that the call closed again", () => {
    expect(problems(definition, { overall: 9, fixed: true, redo: 2 })).toEqual([]);
  });
});

describe("complaintOffers", () => {
  it("are the problems, and every remark marked as a complaint, even beside a good score", () => {
    const answers = {
      overall: 9,
      "overall-Comment": "停车太难",
      "overall-Complaint": true,
      wait: 4,
      fixed: true,
    };
    expect(complaintOffers(definition, answers)).toMatchObject([
      { item: "overall", score: 9, words: "停车太难" },
      { item: "wait", score: 4, words: "" },
    ]);
  });

  it("take an open answer's own words", () => {
    const answers = { praise: "没有，倒是有件事不满意", "praise-Complaint": true };
    expect(complaintOffers(definition, answers)).toMatchObject([
      { item: "praise", score: null, words: "没有，倒是有件事不满意" },
    ]);
  });

  it("are not made of praise, nor of a mark that was taken back", () => {
    const answers = {
      overall: 10,
      "overall-Comment": "都好",
      "overall-Tone": "praise",
      "overall-Complaint": false,
    };
    expect(complaintOffers(definition, answers)).toEqual([]);
  });

  it("hold every problem, whatever was answered", () => {
    const points = fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined });
    const mark = fc.option(fc.boolean(), { nil: undefined });
    const sheet = fc.record({
      overall: points,
      wait: points,
      redo: points,
      fixed: mark,
      "wait-Complaint": mark,
    });
    fc.assert(
      fc.property(sheet, fc.integer({ min: 1, max: 9 }), (answers, threshold) => {
        const offered = complaintOffers(definition, answers, threshold);
        for (const problem of problems(definition, answers, threshold))
          expect(offered).toContainEqual(problem);
      }),
    );
  });
});
