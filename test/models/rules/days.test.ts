import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  dayOf,
  daysBetween,
  isDay,
  laterDay,
  localTime,
  weekdayOf,
} from "../../../models/rules/days.ts";
import { weekdays } from "../../../models/rules/week.ts";
import { at } from "./hours.ts";

const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("days", () => {
  it("dates an instant by the zone's clock", () => {
    expect(dayOf(new Date("2026-12-01T16:30:00Z"), "Asia/Shanghai")).toBe("2026-12-02");
    expect(dayOf(new Date("2026-12-01T16:30:00Z"), "America/New_York")).toBe("2026-12-01");
  });

  it("refuses a zone that does not exist", () => {
    expect(() => localTime(at("2026-12-01 09:00"), "Asia/Nowhere")).toThrow(RangeError);
    expect(() => addDays("tomorrow", 1)).toThrow(RangeError);
  });

  it("knows the weekday", () => {
    expect(weekdayOf("2026-11-22")).toBe("sun");
    expect(weekdayOf("2026-11-23")).toBe("mon");
  });

  it("tells days that exist from days that do not", () => {
    expect(["2028-02-29", "2026-12-31"].every(isDay)).toBe(true);
    expect(["2026-02-29", "2026-13-01", "2026-1-1", "20261201", ""].some(isDay)).toBe(false);
  });

  it("counts and adds alike, and walks through the weekdays in order", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, n) => {
        const to = addDays(from, n);
        expect(daysBetween(from, to)).toBe(n);
        expect(laterDay(from, to)).toBe(n > 0 ? to : from);
        const [a, b] = [from, to].map((each) => weekdays.indexOf(weekdayOf(each)));
        expect((((b! - a! - n) % 7) + 7) % 7).toBe(0);
      }),
    );
  });
});
