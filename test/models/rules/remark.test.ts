import fc from "fast-check";
import { expect, it } from "vitest";
import {
  type AnswerPart,
  answerKey,
  opensRemark,
  readAnswerKey,
  takesRemark,
} from "../../../models/rules/remark.ts";
import { choice, rating, words, yesNo } from "./definitions.ts";

it("keeps remarks under SurveyJS's key", () => {
  expect(answerKey("wait", "remark")).toBe("wait-Comment");
});

it("reads every key back as what it was made for", () => {
  const code = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,10}$/);
  const part = fc.constantFrom<AnswerPart>("value", "remark", "tone", "complaint");
  fc.assert(
    fc.property(code, part, (item, part) => {
      expect(readAnswerKey(answerKey(item, part))).toEqual({ item, part });
    }),
  );
});

it("lets words stand beside every answer that is not words itself", () => {
  expect([rating("a"), yesNo("b"), choice("c"), words("d")].map(takesRemark)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

it("asks on after a low score always, after a no where the item says so", () => {
  expect(opensRemark(rating("a"))).toBe(true);
  expect(opensRemark(yesNo("b"))).toBe(false);
  expect(opensRemark(yesNo("b", { showCommentArea: true }))).toBe(true);
  expect(opensRemark(choice("c", { showCommentArea: true }))).toBe(false);
});
