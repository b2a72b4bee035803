import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addOpenMinutes, isOpen, nextOpening, openMinutes } from "../../../models/rules/openTime.ts";
import { at, chineseHours, hours } from "./hours.ts";

const office = hours({ "mon-sat": ["09:00-18:00"] });

const anyHours = fc
  .record({
    zone: fc.constantFrom("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"),
    first: fc.integer({ min: 0, max: 11 }),
    length: fc.integer({ min: 1, max: 11 }),
    days: fc.constantFrom("mon-sun", "mon-fri", "sat-sun", "wed", "mon-sat"),
    chinese: fc.boolean(),
  })
  .map(({ zone, first, length, days, chinese }) => ({
    ...(chinese ? chineseHours : hours)({ [days]: [`${first}:30-${first + length}:45`] }),
    zone,
  }));
const instant = fc.date({
  min: new Date("2026-01-01"),
  max: new Date("2027-12-31"),
  noInvalidDate: true,
});

describe("nextOpening", () => {
  it("is now when it is open, else the start of the next window", () => {
    expect(nextOpening(at("2026-11-20 10:00"), hours())).toEqual(at("2026-11-20 10:00"));
    expect(nextOpening(at("2026-11-20 12:00"), hours())).toEqual(at("2026-11-20 14:00"));
    expect(nextOpening(at("2026-11-20 17:00"), hours())).toEqual(at("2026-11-23 09:30"));
  });

  it("is open, not before the question, and nothing between is", () => {
    fc.assert(
      fc.property(anyHours, instant, (any, from) => {
        const next = nextOpening(from, any);
        expect(next >= from).toBe(true);
        expect(isOpen(next, any)).toBe(true);
        expect(openMinutes(from, next, any)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe("openMinutes", () => {
  it("counts the windows and nothing else", () => {
    expect(openMinutes(at("2026-11-20 11:00"), at("2026-11-20 14:10"), hours())).toBe(40);
    expect(openMinutes(at("2026-11-20 16:30"), at("2026-11-23 10:00"), hours())).toBe(60);
    expect(openMinutes(at("2026-11-20 17:30"), at("2026-11-23 09:00"), hours())).toBe(0);
  });

  it("is nothing backwards in time", () => {
    expect(openMinutes(at("2026-11-20 15:00"), at("2026-11-20 14:30"), hours())).toBe(0);
  });

  it("adds up over any division of the time", () => {
    fc.assert(
      fc.property(anyHours, instant, fc.array(fc.nat(20_000), { maxLength: 3 }), (any, from, steps) => {
        let [at, sum] = [from, 0];
        for (const step of steps) {
          const next = new Date(+at + step * 60_000);
          sum += openMinutes(at, next, any);
          at = next;
        }
        expect(openMinutes(from, at, any)).toBeCloseTo(sum, 5);
      }),
      { numRuns: 60 },
    );
  });
});

describe("addOpenMinutes", () => {
  it("runs on over the closed time", () => {
    expect(addOpenMinutes(at("2026-11-20 10:00"), 120, office)).toEqual(at("2026-11-20 12:00"));
    expect(addOpenMinutes(at("2026-11-20 17:00"), 120, office)).toEqual(at("2026-11-21 10:00"));
    expect(addOpenMinutes(at("2026-11-21 20:00"), 120, office)).toEqual(at("2026-11-23 11:00"));
    expect(addOpenMinutes(at("2026-11-20 16:00"), 120, office)).toEqual(at("2026-11-20 18:00"));
  });

  it("rounds a part of a millisecond up, to an instant that there is", () => {
    expect(addOpenMinutes(at("2026-11-20 10:00"), 1 / 60_000 / 2, office)).toEqual(
      new Date(+at("2026-11-20 10:00") + 1),
    );
  });

  it("is the way back of counting", () => {
    fc.assert(
      fc.property(anyHours, instant, fc.integer({ min: 0, max: 3000 }), (any, from, minutes) => {
        const end = addOpenMinutes(from, minutes, any);
        expect(openMinutes(from, end, any)).toBeCloseTo(minutes, 5);
        if (minutes > 0) expect(openMinutes(from, new Date(+end - 1), any)).toBeLessThan(minutes);
      }),
      { numRuns: 60 },
    );
  });
});
