import { describe, expect, it } from "vitest";
import type { Form, Question } from "../../../../bot/chat.ts";
import { changedValues, readState } from "../../../../bot/slack/form/readState.ts";

const mark = (key: string, value: string | true) => ({ key, value, label: key });
const remark = {
  key: "wait-Comment",
  label: "Words",
  opens: "low",
  marks: [mark("urgent", true), mark("wait-Tone", "praise")],
} as const;
const questions: Question[] = [
  { type: "score", key: "wait", label: "Waiting", low: 6, remark: { ...remark, marks: [...remark.marks] } },
  {
    type: "choice",
    key: "who",
    label: "Who",
    options: ["a", "b"].map((value) => ({ value, label: value })),
    many: true,
  },
  { type: "choice", key: "long", label: "Long", options: [{ value: "x".repeat(200), label: "x" }] },
  {
    type: "when",
    key: "when",
    label: "When",
    precision: "minute",
    offers: [{ value: "2026-12-01T15:00", label: "15:00" }],
  },
  { type: "yesNo", key: "urgent", label: "Urgent" },
  { type: "text", key: "words", label: "Words" },
];
const form: Form = {
  formId: "call/callback:1",
  title: "Call",
  submit: "Send",
  questions,
  values: {},
  zone: "Asia/Shanghai",
};

const field = (state: object) => ({ field: state });
const chosen = (value: string) => field({ selected_option: { value } });

describe("what a window's fields hold", () => {
  it("is read as answers of the right types", () => {
    expect(
      readState(form, {
        "q|wait": chosen("7"),
        "q|who": field({ selected_options: [{ value: "b" }, { value: "a" }] }),
        "q|long": chosen("#0"),
        "q|urgent": chosen("no"),
        "q|words": field({ value: "He waited." }),
      }),
    ).toEqual({ wait: 7, who: ["b", "a"], long: "x".repeat(200), urgent: false, words: "He waited." });
  });

  it("is null where an answer was taken back, and nothing where nothing is asked", () => {
    expect(readState(form, { "q|wait": chosen("-"), "q|who": field({ selected_options: [] }) })).toEqual({
      wait: null,
      who: null,
    });
    expect(readState(form, {})).toEqual({});
  });

  it("takes a time of one's own before those that are offered, in the store's zone", () => {
    const at = Date.parse("2026-12-02T10:30:00+08:00") / 1_000;
    const offered = chosen("2026-12-01T15:00");
    const picker = (selected_date_time: number | null) =>
      field({ type: "datetimepicker", selected_date_time });
    expect(readState(form, { "q|when": offered, "at|when": picker(null) })).toEqual({
      when: "2026-12-01T15:00",
    });
    expect(readState(form, { "q|when": offered, "at|when": picker(at) })).toEqual({
      when: "2026-12-02T10:30",
    });
  });

  it("sets a mark for all that share it, and unsets what is not ticked", () => {
    const marks = (...ticked: string[]) => field({ selected_options: ticked.map((value) => ({ value })) });
    expect(readState(form, { "q|urgent": chosen("no"), "marks|wait": marks("0") })).toEqual({
      urgent: true,
      "wait-Tone": null,
    });
    expect(readState(form, { "marks|wait": marks("1") })).toEqual({ urgent: null, "wait-Tone": "praise" });
  });

  it("tells of a change what it touches alone", () => {
    const state = {
      "q|wait": chosen("3"),
      "q|urgent": chosen("yes"),
      "remark|wait": field({ value: "slow" }),
    };
    expect(changedValues(form, state, "q|wait")).toEqual({ wait: 3 });
    expect(changedValues(form, state, "remark|wait")).toEqual({ "wait-Comment": "slow" });
    expect(changedValues(form, state, "q|nothing")).toEqual({});
  });
});
