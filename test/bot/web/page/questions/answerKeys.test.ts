import { describe, expect, it } from "vitest";
import type { Question, Value } from "../../../../../bot/form.ts";
import { answerKeys, digitAt } from "../../../../../bot/web/page/questions/answerKeys.ts";

function pressed(question: Question, key: string, before?: Value): Value | undefined {
  let answer: Value | undefined;
  answerKeys(question, before, (value) => (answer = value))[key]?.();
  return answer;
}

const score: Question = { type: "score", key: "q", label: "q", low: 6 };
const choice = (many: boolean): Question => ({
  type: "choice",
  key: "q",
  label: "q",
  many,
  options: ["a", "b", "c"].map((value) => ({ value, label: value })),
});

describe("the keys that answer a question", () => {
  it.each([
    ["1", 1],
    ["9", 9],
    ["0", 10],
  ])("give for %s the score %d", (key, value) => {
    expect(pressed(score, key)).toBe(value);
  });

  it("are Y and N for yes and no", () => {
    const yesNo: Question = { type: "yesNo", key: "q", label: "q" };
    expect(pressed(yesNo, "y")).toBe(true);
    expect(pressed(yesNo, "n")).toBe(false);
  });

  it("choose an option by its place, and do nothing behind the last", () => {
    expect(pressed(choice(false), "2")).toBe("b");
    expect(pressed(choice(false), "4")).toBeUndefined();
  });

  it("set and unset one of several", () => {
    expect(pressed(choice(true), "3", ["a"])).toEqual(["a", "c"]);
    expect(pressed(choice(true), "1", ["a"])).toEqual([]);
  });

  it("are none for words", () => {
    expect(answerKeys({ type: "text", key: "q", label: "q" }, undefined, () => {})).toEqual({});
  });

  it("are shown as far as there are digits", () => {
    expect([0, 8, 9, 10].map(digitAt)).toEqual(["1", "9", "0", undefined]);
  });
});
