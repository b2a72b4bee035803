import { describe, expect, it } from "vitest";
import { answerText } from "../../../../../bot/web/page/call/answerText.ts";
import type { Question } from "../../../../../bot/form.ts";

const texts = { t: (key: string) => key };
const of = (question: Question, value: Parameters<typeof answerText>[1][string]) =>
  answerText(question, { q: value }, texts);

describe("an answer in a word", () => {
  const choice: Question = {
    type: "choice",
    key: "q",
    label: "q",
    many: true,
    options: [
      { value: "a", label: "first" },
      { value: "b", label: "second" },
    ],
  };

  it("is the score, the words, or what the option is called", () => {
    expect(of({ type: "score", key: "q", label: "q", low: 6 }, 9)).toBe("9");
    expect(of({ type: "text", key: "q", label: "q" }, "fine")).toBe("fine");
    expect(of(choice, "a")).toBe("first");
    expect(of(choice, ["b", "gone"])).toBe("second, gone");
  });

  it("is the question's own yes and no where it has them", () => {
    const yesNo: Question = { type: "yesNo", key: "q", label: "q", yes: "Solved" };
    expect(of(yesNo, true)).toBe("Solved");
    expect(of(yesNo, false)).toBe("desk.no");
  });

  it("is a dash where there is none", () => {
    expect(of(choice, null)).toBe("–");
    expect(answerText(choice, {}, texts)).toBe("–");
  });
});
