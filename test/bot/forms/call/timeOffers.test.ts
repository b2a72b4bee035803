import { describe, expect, it } from "vitest";
import { timeOffers } from "../../../../bot/forms/call/timeOffers.ts";
import { noHolidays } from "../../../../models/rules/openHours.ts";
import { defaultCallWeek, parseWeek } from "../../../../models/rules/week.ts";

describe("timeOffers", () => {
  const hours = { zone: "Asia/Shanghai", week: parseWeek(defaultCallWeek).week, holidays: noHolidays };
  const at = (text: string): Date => new Date(`${text}:00+08:00`);

  it("propose times inside the windows, two hours apart", () => {
    expect(timeOffers(at("2026-12-01T10:07"), hours)).toEqual([
      at("2026-12-01T14:00"),
      at("2026-12-01T16:00"),
      at("2026-12-02T09:30"),
    ]);
  });

  it("keep to the slot that the customer asked for", () => {
    const slot = parseWeek({ tue: "18:00-19:00" }).week;
    expect(timeOffers(at("2026-12-01T10:07"), hours, slot)).toEqual([
      at("2026-12-01T18:00"),
      at("2026-12-08T18:00"),
      at("2026-12-15T18:00"),
    ]);
  });
});
