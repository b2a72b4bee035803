import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  askedQuestions,
  type FormLine,
  isLow,
  linesBefore,
  type Question,
  type Values,
} from "../../bot/form.ts";

const score = (key: string, more: Partial<Question> = {}): Question =>
  ({ type: "score", key, label: key, low: 6, ...more }) as Question;

const questions: Question[] = [
  score("wait"),
  { type: "text", key: "why", label: "Why?", askIf: { op: "<=", item: "wait", value: 6 } },
  { type: "yesNo", key: "back", label: "Call back?", askIf: { op: "notempty", item: "why" } },
];
const asked = (values: Values) => askedQuestions(questions, values).map(({ key }) => key);

describe("the questions asked", () => {
  it("are those whose condition holds for what was answered before", () => {
    expect(asked({})).toEqual(["wait"]);
    expect(asked({ wait: 9 })).toEqual(["wait"]);
    expect(asked({ wait: 3 })).toEqual(["wait", "why"]);
    expect(asked({ wait: 3, why: "too long" })).toEqual(["wait", "why", "back"]);
  });

  it("do not depend on an answer that is no longer asked for", () => {
    expect(asked({ wait: 9, why: "too long" })).toEqual(["wait"]);
  });

  it("take an answer that was taken back for none", () => {
    expect(asked({ wait: 3, why: null })).toEqual(["wait", "why"]);
  });

  it("are always the first of all and stand in their order, whatever was answered", () => {
    const value = fc.oneof(fc.integer({ min: 1, max: 10 }), fc.string(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("wait", "why", "back", "constructor"), value), (values) => {
        const keys = asked(values);
        expect(keys).toEqual(["wait", "why", "back"].filter((key) => keys.includes(key)));
        expect(keys[0]).toBe("wait");
      }),
    );
  });
});

describe("the lines on the way to a question", () => {
  const line = (before: string, text: string, askIf?: FormLine["askIf"]): FormLine => ({
    before,
    text: [[text]],
    aloud: true,
    ...(askIf && { askIf }),
  });
  const lines = [
    line("wait", "about your visit"),
    line("why", "we are sorry", { op: "<=", item: "wait", value: 6 }),
    line("back", "one last thing"),
    line("back", "you were kept too long", { op: "notempty", item: "why" }),
    line("end", "thank you"),
  ];
  const form = { questions: [...questions, score("end")], lines };
  const read = (key: string, values: Values) =>
    linesBefore(form, key, values).map(({ text }) => text.flat().join(""));

  it("are those whose condition holds for what was answered before", () => {
    expect(read("wait", {})).toEqual(["about your visit"]);
    expect(read("why", { wait: 3 })).toEqual(["we are sorry"]);
    expect(read("back", { wait: 3, why: "hours" })).toEqual(["one last thing", "you were kept too long"]);
  });

  it("are read with the next question when the one they stand before is passed over", () => {
    expect(read("end", { wait: 9 })).toEqual(["one last thing", "thank you"]);
    expect(read("end", { wait: 3, why: "hours", back: true })).toEqual(["thank you"]);
  });

  it("do not depend on an answer that is no longer asked for", () => {
    expect(read("end", { wait: 9, why: "hours" })).not.toContain("you were kept too long");
  });
});

describe("a low answer", () => {
  it.each([
    [6, true],
    [7, false],
    [null, false],
    [undefined, false],
  ])("of a score %j at a threshold of 6: %j", (value, low) => expect(isLow(score("wait"), value)).toBe(low));

  it("is a no, and never a choice", () => {
    const no: Question = { type: "yesNo", key: "onTime", label: "On time" };
    const choice: Question = { type: "choice", key: "who", label: "Who", options: [] };
    expect([isLow(no, false), isLow(no, true), isLow(choice, "a")]).toEqual([true, false, false]);
  });
});
