import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ackDue, closedInTime, closeDue, planDue } from "../../../models/rules/complaintDeadlines.ts";
import { openMinutes } from "../../../models/rules/openTime.ts";
import { at, chineseHours, hours } from "./hours.ts";

const office = hours({ "mon-sat": ["09:00-18:00"] });
const friday = at("2026-11-20 15:00");
const plan = { at: at("2026-11-21 10:00"), until: at("2026-11-27 18:00") };
const extension = (state: "asked" | "approved" | "refused", until: string, when = "2026-11-25 10:00") => ({
  at: at(when),
  until: at(until),
  state,
});

describe("ackDue", () => {
  it("is two office hours later", () => {
    expect(ackDue(friday, office)).toEqual(at("2026-11-20 17:00"));
    expect(ackDue(at("2026-11-20 17:00"), office)).toEqual(at("2026-11-21 10:00"));
    expect(ackDue(at("2026-11-21 22:00"), office)).toEqual(at("2026-11-23 11:00"));
  });

  it("waits for the office over a holiday", () => {
    const store = chineseHours({ "mon-sat": ["09:00-18:00"] });
    expect(ackDue(at("2026-09-30 17:30"), store)).toEqual(at("2026-10-08 10:30"));
  });

  it("is the promise where that comes sooner, never later", () => {
    expect(ackDue(friday, office, at("2026-11-20 16:00"))).toEqual(at("2026-11-20 16:00"));
    expect(ackDue(friday, office, at("2026-11-20 18:00"))).toEqual(at("2026-11-20 17:00"));
  });

  it("never leaves more than two office hours", () => {
    const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2026-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.option(moment, { nil: undefined }), (since, promised) => {
        const due = ackDue(since, office, promised);
        expect(openMinutes(since, due, office)).toBeLessThanOrEqual(120);
        if (promised) expect(due <= promised).toBe(true);
        else expect(openMinutes(since, due, office)).toBe(120);
      }),
    );
  });
});

describe("planDue", () => {
  it("is 72 hours later on the wall clock, Sundays included", () => {
    expect(planDue(friday)).toEqual(at("2026-11-23 15:00"));
    expect(planDue(friday, at("2026-11-21 12:00"))).toEqual(at("2026-11-21 12:00"));
  });
});

describe("closeDue", () => {
  it("is 72 hours after the loop began as long as there is no plan", () => {
    expect(closeDue({ loopSince: friday })).toEqual(at("2026-11-23 15:00"));
  });

  it("forgets the plan of an earlier loop", () => {
    expect(closeDue({ loopSince: at("2026-11-27 09:00"), plan })).toEqual(at("2026-11-30 09:00"));
  });

  it("is the plan's day", () => {
    expect(closeDue({ loopSince: friday, plan })).toEqual(plan.until);
  });

  it("is moved by an approved extension alone", () => {
    const until = "2026-12-01 18:00";
    const due = (state: "asked" | "approved" | "refused") =>
      closeDue({ loopSince: friday, plan, extensions: [extension(state, until)] });
    expect([due("asked"), due("refused"), due("approved")]).toEqual([plan.until, plan.until, at(until)]);
  });

  it("goes by the last approved extension", () => {
    const extensions = [
      extension("approved", "2026-12-01 18:00"),
      extension("approved", "2026-12-03 18:00"),
      extension("refused", "2026-12-24 18:00"),
    ];
    expect(closeDue({ loopSince: friday, plan, extensions })).toEqual(at("2026-12-03 18:00"));
  });

  it("forgets extensions of an earlier loop's plan", () => {
    const extensions = [extension("approved", "2026-12-01 18:00", "2026-11-20 17:00")];
    expect(closeDue({ loopSince: friday, plan, extensions })).toEqual(plan.until);
  });
});

describe("closedInTime", () => {
  it("takes the customer's word on the very moment, not after it", () => {
    expect(closedInTime({ at: plan.until, satisfied: true }, plan.until)).toBe(true);
    expect(closedInTime({ at: new Date(+plan.until + 1), satisfied: true }, plan.until)).toBe(false);
  });

  it("counts nothing that was closed without his word", () => {
    expect(closedInTime({ at: friday, satisfied: false }, plan.until)).toBe(false);
  });
});
