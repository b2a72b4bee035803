import { describe, expect, it } from "vitest";
import { periodBefore, periodOf, periodsUpTo, readPeriod, spanOf } from "../../../models/rules/period.ts";

describe("a period", () => {
  it("is the calendar quarter that a day lies in", () => {
    expect(periodOf("2026-01-01")).toEqual({ code: "2026Q1", from: "2026-01-01", to: "2026-03-31" });
    expect(periodOf("2026-12-31")).toEqual({ code: "2026Q4", from: "2026-10-01", to: "2026-12-31" });
  });

  it("is read from its code, and nothing else is", () => {
    expect(readPeriod("2026Q2")).toEqual({ code: "2026Q2", from: "2026-04-01", to: "2026-06-30" });
    for (const wrong of ["2026Q5", "2026", "Q1", "2026q1", ""]) expect(readPeriod(wrong)).toBeNull();
  });

  it("follows on the one before, across the year", () => {
    expect(periodBefore(periodOf("2026-02-03")).code).toBe("2025Q4");
    expect(periodsUpTo(periodOf("2026-02-03"), 3).map(({ code }) => code)).toEqual([
      "2025Q3",
      "2025Q4",
      "2026Q1",
    ]);
  });

  it("begins and ends at midnight of the store's zone", () => {
    expect(spanOf(periodOf("2026-11-26"), "Asia/Shanghai")).toEqual({
      code: "2026Q4",
      from: new Date("2026-09-30T16:00:00Z"),
      to: new Date("2026-12-31T16:00:00Z"),
    });
  });
});
