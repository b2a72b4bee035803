import { describe, expect, it } from "vitest";
import {
  addOpenDays,
  isOpenDay,
  knowsHolidays,
  nextOpenDay,
  openSpans,
} from "../../../models/rules/openHours.ts";
import { at, chineseHours, hours } from "./hours.ts";

const halfSaturday = { "mon-fri": ["09:30-11:30", "14:00-17:00"], sat: ["10:00-11:30"] };

describe("openSpans", () => {
  it("gives the day's windows as instants", () => {
    expect(openSpans("2026-11-23", hours())).toEqual([
      { from: at("2026-11-23 09:30"), to: at("2026-11-23 11:30") },
      { from: at("2026-11-23 14:00"), to: at("2026-11-23 17:00") },
    ]);
  });

  it("gives a half day its own windows and a closed day none", () => {
    expect(openSpans("2026-11-21", hours(halfSaturday))).toEqual([
      { from: at("2026-11-21 10:00"), to: at("2026-11-21 11:30") },
    ]);
    expect(openSpans("2026-11-22", hours(halfSaturday))).toEqual([]);
  });

  it("gives a swapped working Saturday Monday's windows", () => {
    expect(openSpans("2026-10-10", chineseHours(halfSaturday))).toHaveLength(2);
    expect(openSpans("2026-10-17", chineseHours(halfSaturday))).toHaveLength(1);
  });

  it("leaves a swapped Saturday its own windows where Monday has none", () => {
    expect(openSpans("2026-10-10", chineseHours({ "tue-sat": ["09:00-12:00"] }))).toHaveLength(1);
  });
});

describe("isOpenDay", () => {
  it("is closed on a holiday and on a day of the store's own list", () => {
    const store = chineseHours(undefined, { closed: ["2026-12-24"] });
    expect(isOpenDay("2026-10-05", store)).toBe(false);
    expect(isOpenDay("2026-12-24", store)).toBe(false);
    expect(isOpenDay("2026-12-23", store)).toBe(true);
  });

  it("opens on a holiday that the store works, with that weekday's windows, else Monday's", () => {
    const store = chineseHours(halfSaturday, { open: ["2026-10-03", "2026-10-04", "2026-10-05"] });
    expect(openSpans("2026-10-03", store)).toHaveLength(1);
    expect(openSpans("2026-10-04", store)).toHaveLength(2);
    expect(isOpenDay("2026-10-05", store)).toBe(true);
  });

  it("stays closed on a day that stands in both lists", () => {
    const store = chineseHours(undefined, { closed: ["2026-10-05"], open: ["2026-10-05"] });
    expect(isOpenDay("2026-10-05", store)).toBe(false);
  });

  it("is closed on National Day 2027, not published yet", () => {
    expect(isOpenDay("2027-10-01", chineseHours())).toBe(false);
  });

  it("works on Chinese holidays where the store keeps no calendar", () => {
    expect(isOpenDay("2026-10-05", hours())).toBe(true);
  });
});

describe("nextOpenDay", () => {
  it("is the day itself when open, else the first open one after it", () => {
    expect(nextOpenDay("2026-11-20", hours())).toBe("2026-11-20");
    expect(nextOpenDay("2026-11-21", hours())).toBe("2026-11-23");
    expect(nextOpenDay("2026-10-01", chineseHours())).toBe("2026-10-08");
  });

  it("passes over however many days the store has closed", () => {
    const closed = Array.from({ length: 30 }, (_, i) => `2026-12-${String(i + 1).padStart(2, "0")}`);
    expect(nextOpenDay("2026-12-01", chineseHours(undefined, { closed }))).toBe("2026-12-31");
  });

  it("refuses hours that never open", () => {
    expect(() => nextOpenDay("2026-11-20", hours({}))).toThrow(RangeError);
  });
});

describe("addOpenDays", () => {
  it("counts open days only, without the first", () => {
    expect(addOpenDays("2026-11-20", 1, hours())).toBe("2026-11-23");
    expect(addOpenDays("2026-11-18", 5, hours())).toBe("2026-11-25");
    expect(addOpenDays("2026-11-18", 0, hours())).toBe("2026-11-18");
  });
});

describe("knowsHolidays", () => {
  it("warns only of a calendar that is kept and not yet published", () => {
    expect(knowsHolidays(2026, chineseHours().holidays)).toBe(true);
    expect(knowsHolidays(2098, chineseHours().holidays)).toBe(false);
    expect(knowsHolidays(2098, hours().holidays)).toBe(true);
  });
});
