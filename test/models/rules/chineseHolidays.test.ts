import { describe, expect, it } from "vitest";
import { chineseDay, isPublished, isStatutory } from "../../../models/rules/chineseHolidays.ts";
import { addDays } from "../../../models/rules/days.ts";

const year = (n: number) => Array.from({ length: 365 }, (_, i) => addDays(`${n}-01-01`, i));

describe("chineseDay", () => {
  it("keeps the published holidays and the weekends worked in exchange", () => {
    expect(chineseDay("2026-10-01")).toBe("holiday");
    expect(chineseDay("2026-10-07")).toBe("holiday");
    expect(chineseDay("2026-10-08")).toBe("ordinary");
    expect(chineseDay("2026-10-10")).toBe("swapped");
    expect(chineseDay("2026-10-11")).toBe("ordinary");
  });

  it("says which years are published", () => {
    expect([2024, 2025, 2026].every(isPublished)).toBe(true);
    expect(isPublished(2099)).toBe(false);
  });

  it("never takes National Day of an unpublished year for a workday", () => {
    for (let n = 2024; n < 2100; n++) expect(chineseDay(`${n}-10-01`), String(n)).toBe("holiday");
  });

  it("knows the statutory holidays of a year before it is published", () => {
    expect(year(2027).filter(isStatutory)).toEqual([
      "2027-01-01",
      "2027-02-05",
      "2027-02-06",
      "2027-02-07",
      "2027-02-08",
      "2027-04-05",
      "2027-05-01",
      "2027-05-02",
      "2027-06-09",
      "2027-09-15",
      "2027-10-01",
      "2027-10-02",
      "2027-10-03",
    ]);
  });

  it.each([2025, 2026])("finds every statutory day of %i among the published holidays", (n) => {
    const statutory = year(n).filter(isStatutory);
    expect(statutory).toHaveLength(13);
    expect(statutory.map(chineseDay).every((sort) => sort === "holiday")).toBe(true);
  });

  it("foresees Qingming and the lunar holidays as they were published since 2008", () => {
    for (let n = 2008; n <= 2026; n++) {
      const lunarAndSolar = year(n).filter((day) => isStatutory(day) && !/-(01-01|05-0.|10-0.)$/.test(day));
      // The eve of the lunar year was no day off by law from 2014 to 2024.
      const missed = lunarAndSolar.filter((day) => chineseDay(day) !== "holiday");
      expect(missed.length, `${n}: ${missed}`).toBeLessThanOrEqual(1);
    }
  });
});
