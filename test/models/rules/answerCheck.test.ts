import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAnswers, checkDraft } from "../../../models/rules/answerCheck.ts";
import { withoutUnasked } from "../../../models/rules/answers.ts";
import { choice, questionnaire, rating, words, yesNo } from "./definitions.ts";

const definition = questionnaire([
  yesNo("fixed", { isRequired: true }),
  words("why", { visibleIf: "{fixed} = false", isRequired: true, maxLength: 20 }),
  choice("channel"),
  choice("offers", { type: "checkbox", choices: ["tyres", 2] }),
]);

describe("checkDraft", () => {
  it("accepts every kind of answer in its own form", () => {
    const answers = { overall: 10, fixed: false, why: "漏油", channel: "app", offers: ["tyres", 2] };
    expect(checkDraft(definition, answers)).toEqual([]);
    expect(checkDraft(definition, { channel: undefined })).toEqual([]);
  });

  it.each([
    ["overall", 0, "answer.outOfRange"],
    ["overall", 11, "answer.outOfRange"],
    ["overall", 7.5, "answer.outOfRange"],
    ["overall", Number.NaN, "answer.outOfRange"],
    ["overall", "nine", "answer.wrongType"],
    ["overall", null, "answer.wrongType"],
    ["fixed", "yes", "answer.wrongType"],
    ["channel", "letter", "answer.noChoice"],
    ["channel", ["app"], "answer.wrongType"],
    ["offers", "tyres", "answer.wrongType"],
    ["offers", ["oil"], "answer.noChoice"],
    ["offers", [2, 2], "answer.outOfRange"],
    ["nobody", 5, "answer.unknownItem"],
    ["opening", "您好", "answer.unknownItem"],
    ["__proto__", 5, "answer.unknownItem"],
    ["why", "漏油", "answer.notAsked"],
    ["why-Comment", "漏油", "answer.notAsked"],
    ["overall-Comment", 5, "answer.wrongType"],
    ["overall-Comment", "长".repeat(2001), "answer.tooLong"],
    ["overall-Tone", "neutral", "answer.wrongType"],
    ["overall-Complaint", "yes", "answer.wrongType"],
  ])("refuses %s = %j as %s", (key, answer, code) => {
    expect(checkDraft(definition, Object.fromEntries([[key, answer]]))).toEqual([{ code, key }]);
  });

  it("takes a remark, its tone and a complaint beside any score, good or bad", () => {
    const answers = {
      overall: 10,
      "overall-Comment": "小王很热心",
      "overall-Tone": "praise",
      "overall-Complaint": false,
    };
    expect(checkDraft(definition, answers)).toEqual([]);
  });

  it("holds words to their length, and has no remark beside them", () => {
    const answers = { fixed: false, why: "长".repeat(21), "why-Comment": "…", "why-Complaint": true };
    expect(checkDraft(definition, answers)).toEqual([
      { code: "answer.tooLong", key: "why" },
      { code: "answer.noRemark", key: "why-Comment" },
    ]);
  });

  it("refuses an item that rotation did not draw", () => {
    expect(checkDraft(definition, { channel: "app" }, new Set(["overall", "fixed"]))).toEqual([
      { code: "answer.notAsked", key: "channel" },
    ]);
  });

  it("never throws, and accepts only what survives being stored", () => {
    const key = fc.constantFrom(
      "overall",
      "fixed",
      "why",
      "channel",
      "offers",
      "overall-Comment",
      "x",
      "__proto__",
    );
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(key, fc.string()), fc.jsonValue()), (answers) => {
        if (checkDraft(definition, answers).length > 0) return;
        expect(withoutUnasked(definition, answers)).toEqual(answers);
      }),
    );
  });
});

describe("checkAnswers", () => {
  it("misses each required item that was asked, and no other", () => {
    expect(checkAnswers(definition, {})).toEqual([{ code: "answer.missing", key: "fixed" }]);
    expect(checkAnswers(definition, { fixed: true })).toEqual([]);
    expect(checkAnswers(definition, { fixed: false, why: "  " })).toEqual([
      { code: "answer.missing", key: "why" },
    ]);
    expect(checkAnswers(definition, {}, new Set(["overall"]))).toEqual([]);
  });

  it("finds what is wrong with a draft as well", () => {
    const sheet = questionnaire([rating("wait")]);
    expect(checkAnswers(sheet, { wait: 11 })).toEqual([{ code: "answer.outOfRange", key: "wait" }]);
  });
});
