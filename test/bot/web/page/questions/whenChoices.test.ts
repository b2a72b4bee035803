import { describe, expect, it } from "vitest";
import type { WhenQuestion } from "../../../../../bot/form.ts";
import { whenChoices } from "../../../../../bot/web/page/questions/whenChoices.ts";

const question: WhenQuestion = {
  type: "when",
  key: "again",
  label: "When?",
  precision: "minute",
  offers: [{ value: "2026-11-24T14:30", label: "Today 14:30" }],
};

describe("the times to choose from", () => {
  it("are those offered", () => {
    expect(whenChoices(question, "2026-11-24T14:30", "en").map(({ label }) => label)).toEqual([
      "Today 14:30",
    ]);
  });

  it("and the one picked from the lists, as the store's clock shows it", () => {
    expect(whenChoices(question, "2026-11-25T15:15", "en").at(-1)).toEqual({
      value: "2026-11-25T15:15",
      label: "Wednesday 25 November 15:15",
    });
    expect(whenChoices(question, "2026-11-25", "zh-CN").at(-1)?.label).toBe("11月25日 星期三");
  });
});
