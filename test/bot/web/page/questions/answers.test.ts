import { describe, expect, it } from "vitest";
import type { Question } from "../../../../../bot/form.ts";
import {
  isAnswered,
  mayPass,
  opensRemark,
  remarkOf,
  toggled,
} from "../../../../../bot/web/page/questions/answers.ts";

const score: Question = {
  type: "score",
  key: "wait",
  label: "Waiting",
  low: 6,
  required: true,
  remark: {
    key: "wait-Comment",
    label: "Words",
    opens: "low",
    marks: [{ key: "wait-Tone", value: "praise", label: "Praise" }],
  },
};

describe("an answer", () => {
  it.each([undefined, null, "", "  ", []])("is none: %j", (value) => {
    expect(isAnswered(score, value === undefined ? {} : { wait: value })).toBe(false);
  });

  it.each([0, false, "x", ["a"]])("is one: %j", (value) => {
    expect(isAnswered(score, { wait: value })).toBe(true);
  });

  it("is needed to go on only where it is required", () => {
    expect(mayPass(score, {})).toBe(false);
    expect(mayPass({ ...score, required: false }, {})).toBe(true);
  });
});

describe("the customer's words", () => {
  it("are asked for under a low answer, not under a good one", () => {
    expect(opensRemark(score, { wait: 6 })).toBe(true);
    expect(opensRemark(score, { wait: 7 })).toBe(false);
  });

  it("stay in sight once they were written, whatever the score becomes", () => {
    expect(opensRemark(score, { wait: 9, "wait-Comment": "three hours" })).toBe(true);
  });

  it("may be a mark alone", () => {
    expect(remarkOf(score, { "wait-Tone": "praise" })).toEqual({ words: "", marked: true });
    expect(remarkOf(score, { "wait-Tone": null, "wait-Comment": " " })).toBeUndefined();
  });

  it("are not asked for where the answer itself is words", () => {
    expect(opensRemark({ type: "text", key: "q", label: "q" }, {})).toBe(false);
  });
});

describe("an option of several", () => {
  it("is set, and unset again", () => {
    expect(toggled(undefined, "a")).toEqual(["a"]);
    expect(toggled(["a", "b"], "a")).toEqual(["b"]);
  });
});
