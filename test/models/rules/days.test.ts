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

  it("dates any instant as the wall clock of any zone does", () => {
    const zones = [
      ...["Asia/Shanghai", "America/New_York", "Europe/Berlin", "Asia/Beirut", "America/Sao_Paulo"],
      ...["Pacific/Apia", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Australia/Lord_Howe", "Asia/Kathmandu"],
    ];
    const instant = fc.date({
      min: new Date("1971-01-01"),
      max: new Date("2090-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, fc.integer({ min: -3, max: 3 }), fc.constantFrom(...zones), (any, hours, zone) => {
        // Beside a zone's midnight more than anywhere.
        const midnight = localTime(any, zone).startOf("day").plus({ hours }).toJSDate();
        for (const moment of [any, midnight, new Date(+midnight - 1)])
          expect(dayOf(moment, zone)).toBe(localTime(moment, zone).toISODate());
      }),
    );
  });

  it("dates the day after the one that Samoa left out", () => {
    expect(dayOf(new Date("2011-12-30T09:59:59Z"), "Pacific/Apia")).toBe("2011-12-29");
    expect(dayOf(new Date("2011-12-30T10:00:00Z"), "Pacific/Apia")).toBe("2011-12-31");
  });

  it("refuses a zone that does not exist", () => {
    expect(() => dayOf(at("2026-12-01 09:00"), "Asia/Nowhere")).toThrow(RangeError);
    expect(() => dayOf(new Date(NaN), "Asia/Shanghai")).toThrow(RangeError);
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
