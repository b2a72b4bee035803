import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../models/rules/days.ts";
import { endOfTime, lastDay, type Timed } from "../../../models/rules/lastDay.ts";

const callback = (rest: Partial<Timed> = {}): Timed => ({
  attempts: 0,
  latestDay: "2026-11-20",
  retryUntil: "2026-11-25",
  ...rest,
});

describe("endOfTime", () => {
  it("takes a callback never tried by its latest day for missed", () => {
    expect(endOfTime(callback(), "2026-11-20")).toBeNull();
    expect(endOfTime(callback(), "2026-11-21")).toBe("missed");
  });

  it("gives one that was tried until the last day for another attempt", () => {
    expect(endOfTime(callback({ attempts: 1 }), "2026-11-25")).toBeNull();
    expect(endOfTime(callback({ attempts: 1 }), "2026-11-26")).toBe("maxAttempts");
  });

  it("waits for the day that the customer agreed to", () => {
    const agreed = callback({ attempts: 2, agreedDay: "2026-12-01" });
    expect(lastDay(agreed)).toBe("2026-12-01");
    expect(endOfTime(agreed, "2026-12-01")).toBeNull();
    expect(endOfTime(agreed, "2026-12-02")).toBe("maxAttempts");
  });

  it("ends on the day after the last and on every day from then on, never before", () => {
    fc.assert(
      fc.property(fc.nat(3), fc.integer({ min: -20, max: 20 }), (attempts, offset) => {
        const any = callback({ attempts });
        const end = endOfTime(any, addDays(lastDay(any), offset));
        expect(end === null).toBe(offset <= 0);
        if (end) expect(end).toBe(attempts === 0 ? "missed" : "maxAttempts");
      }),
    );
  });
});
