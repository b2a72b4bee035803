import { describe, expect, it } from "vitest";
import type { Question } from "../../../bot/chat.ts";
import { readTyped } from "../../../bot/telegram/form/typed.ts";

const now = new Date("2026-12-01T10:00:00+08:00");
const typed = (question: Partial<Question> & Pick<Question, "type">, text: string) =>
  readTyped({ key: "q", label: "Q", ...question } as Question, text, "Asia/Shanghai", now);

describe("what is written into a form", () => {
  it.each([
    ["2026-12-05 14:30", "2026-12-05T14:30"],
    ["12-05 14:30", "2026-12-05T14:30"],
    ["12月5日 14点30", "2026-12-05T14:30"],
    ["14:30", "2026-12-01T14:30"],
    ["9:00", "2026-12-02T09:00"],
    ["1-5 9:00", "2027-01-05T09:00"],
    ["１２-０５ １４:３０", "2026-12-05T14:30"],
  ])("means a time: %s", (text, value) => {
    expect(typed({ type: "when", precision: "minute" }, text)).toBe(value);
  });

  it("means a day where a day is asked", () => {
    expect(typed({ type: "when", precision: "day" }, "12-05")).toBe("2026-12-05");
    expect(typed({ type: "when", precision: "day" }, "12-01")).toBe("2026-12-01");
    expect(typed({ type: "when", precision: "day" }, "11-30")).toBe("2027-11-30");
  });

  it.each(["tomorrow", "13-45 14:30", "25:00", ""])("means no time: %s", (text) => {
    expect(typed({ type: "when", precision: "minute" }, text)).toBeUndefined();
  });

  it.each([
    ["7", 7],
    ["１０", 10],
    ["11", undefined],
    ["0", undefined],
    ["seven", undefined],
  ])("means a score from 1 to 10: %s", (text, value) => {
    expect(typed({ type: "score", low: 6 }, text)).toBe(value);
  });

  it("means the option of that name", () => {
    const options = [{ value: "busy", label: "占线" }];
    expect(typed({ type: "choice", options }, "占线")).toBe("busy");
    expect(typed({ type: "choice", options }, "别的")).toBeUndefined();
  });
});
