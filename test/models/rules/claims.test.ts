import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimEnds, isStale, lateSubmit } from "../../../models/rules/claims.ts";
import { openMinutes } from "../../../models/rules/openTime.ts";
import { at, hours } from "./hours.ts";

const claim = (renewed: string) => ({ by: "li", renewedAt: at(renewed) });

describe("isStale", () => {
  it("returns a claim after two hours of window time", () => {
    expect(isStale(claim("2026-11-20 14:00"), at("2026-11-20 15:59"), hours())).toBe(false);
    expect(isStale(claim("2026-11-20 14:00"), at("2026-11-20 16:00"), hours())).toBe(true);
  });

  it("does not age a claim over lunch, night and Sunday", () => {
    expect(claimEnds(claim("2026-11-20 10:30"), hours())).toEqual(at("2026-11-20 15:00"));
    expect(claimEnds(claim("2026-11-20 16:00"), hours())).toEqual(at("2026-11-23 10:30"));
  });

  it("is stale exactly when two window hours have passed since the last answer", () => {
    const minute = fc.integer({ min: 0, max: 14 * 24 * 60 });
    const start = at("2026-11-16 00:00");
    fc.assert(
      fc.property(minute, minute, (taken, later) => {
        const renewedAt = new Date(+start + taken * 60_000);
        const now = new Date(+renewedAt + later * 60_000);
        const aged = openMinutes(renewedAt, now, hours());
        expect(isStale({ by: "li", renewedAt }, now, hours())).toBe(aged >= 120);
      }),
    );
  });
});

describe("lateSubmit", () => {
  it("takes a late form as the response while nobody else has answered", () => {
    expect(lateSubmit("li")).toBe("response");
    expect(lateSubmit("li", "li")).toBe("response");
  });

  it("keeps it as an attempt once somebody else has", () => {
    expect(lateSubmit("li", "wang")).toBe("attempt");
  });
});
