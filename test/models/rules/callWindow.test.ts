import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayPart, hoursOfPart, mayCall, nextCallTime } from "../../../models/rules/callWindow.ts";
import { dayOf } from "../../../models/rules/days.ts";
import { isOpenDay } from "../../../models/rules/openHours.ts";
import { isOpen } from "../../../models/rules/openTime.ts";
import { parseWeek, type WeekForm } from "../../../models/rules/week.ts";
import { at, chineseHours, hours, shanghai } from "./hours.ts";

const slot = (form: WeekForm) => parseWeek(form).week;
const evenings = slot({ "mon-fri": ["18:00-19:30"] });
const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-06-30"), noInvalidDate: true });

describe("nextCallTime", () => {
  it("moves a Friday evening callback to Monday morning", () => {
    expect(nextCallTime(at("2026-11-20 20:15"), hours())).toEqual(at("2026-11-23 09:30"));
  });

  it("waits out the lunch gap", () => {
    expect(nextCallTime(at("2026-11-20 11:30"), hours())).toEqual(at("2026-11-20 14:00"));
  });

  it("keeps a half day's own end", () => {
    const half = hours({ "mon-fri": ["09:30-11:30", "14:00-17:00"], sat: ["10:00-11:30"] });
    expect(nextCallTime(at("2026-11-21 09:00"), half)).toEqual(at("2026-11-21 10:00"));
    expect(nextCallTime(at("2026-11-21 11:45"), half)).toEqual(at("2026-11-23 09:30"));
  });

  it("passes over the National Day week and serves the Saturday worked in exchange", () => {
    expect(nextCallTime(at("2026-09-30 17:30"), chineseHours())).toEqual(at("2026-10-08 09:30"));
    expect(nextCallTime(at("2026-10-09 18:00"), chineseHours())).toEqual(at("2026-10-10 09:30"));
  });

  it("takes the customer's own slot instead of the windows", () => {
    expect(nextCallTime(at("2026-11-20 10:00"), hours(), { slot: evenings })).toEqual(at("2026-11-20 18:00"));
    expect(nextCallTime(at("2026-11-20 19:30"), hours(), { slot: evenings })).toEqual(at("2026-11-23 18:00"));
  });

  it("takes a slot on days when the store calls, even if it names others too", () => {
    const anyNoon = slot({ "mon-sun": ["12:00-13:00"] });
    expect(nextCallTime(at("2026-11-21 08:00"), hours(), { slot: anyNoon })).toEqual(at("2026-11-23 12:00"));
  });

  it("honours a slot that names only days when the store does not call", () => {
    const sundays = slot({ sun: ["10:00-11:00"] });
    expect(nextCallTime(at("2026-11-20 10:00"), hours(), { slot: sundays })).toEqual(at("2026-11-22 10:00"));
  });

  it("keeps a holiday closed for a slot as well", () => {
    const next = nextCallTime(at("2026-09-30 20:00"), chineseHours(), { slot: evenings });
    expect(next).toEqual(at("2026-10-08 18:00"));
  });

  it("puts the agreed time above slot and windows, whenever it is", () => {
    const wishes = { slot: evenings, agreedAt: at("2026-11-22 20:30") };
    expect(nextCallTime(at("2026-11-20 10:00"), hours(), wishes)).toEqual(at("2026-11-22 20:30"));
  });

  it("goes back to the windows an hour after an agreed time that was not kept", () => {
    const wishes = { agreedAt: at("2026-11-20 12:00") };
    expect(nextCallTime(at("2026-11-20 12:40"), hours(), wishes)).toEqual(at("2026-11-20 12:40"));
    expect(nextCallTime(at("2026-11-20 13:00"), hours(), wishes)).toEqual(at("2026-11-20 14:00"));
  });

  it("is the moment itself exactly when a call may start then", () => {
    const anySlot = fc.constantFrom(undefined, evenings, slot({ sat: ["08:00-09:00"] }));
    fc.assert(
      fc.property(moment, anySlot, fc.boolean(), (from, mine, chinese) => {
        const store = chinese ? chineseHours() : hours();
        const next = nextCallTime(from, store, { slot: mine });
        expect(mayCall(from, store, { slot: mine }).allowed).toBe(+next === +from);
        expect(mayCall(next, store, { slot: mine })).toEqual({ allowed: true });
        if (!mine) expect(isOpen(next, store)).toBe(true);
        if (mine === evenings) expect(isOpenDay(dayOf(next, shanghai), store)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe("mayCall", () => {
  it("refuses a call outside every window and names the next time", () => {
    expect(mayCall(at("2026-11-20 17:00"), hours())).toEqual({
      allowed: false,
      code: "call.outsideWindow",
      next: at("2026-11-23 09:30"),
    });
  });

  it("allows the first minute of a window and refuses the first after it", () => {
    expect(mayCall(at("2026-11-20 09:30"), hours()).allowed).toBe(true);
    expect(mayCall(at("2026-11-20 11:29"), hours()).allowed).toBe(true);
    expect(mayCall(at("2026-11-20 11:30"), hours()).allowed).toBe(false);
  });

  it("allows the customer's slot outside every window, and refuses the windows outside his slot", () => {
    expect(mayCall(at("2026-11-20 18:15"), hours(), { slot: evenings }).allowed).toBe(true);
    expect(mayCall(at("2026-11-20 10:00"), hours(), { slot: evenings }).allowed).toBe(false);
  });

  it("allows an agreed time from five minutes before it, not sooner", () => {
    const wishes = { agreedAt: at("2026-11-20 15:00") };
    expect(mayCall(at("2026-11-20 14:55"), hours(), wishes).allowed).toBe(true);
    expect(mayCall(at("2026-11-20 14:54"), hours(), wishes)).toMatchObject({ next: at("2026-11-20 15:00") });
    expect(mayCall(at("2026-11-20 15:20"), hours(), wishes).allowed).toBe(true);
  });
});

describe("dayPart", () => {
  it("splits the day at half past twelve on the zone's clock", () => {
    expect(dayPart(at("2026-11-20 12:29"), shanghai)).toBe("morning");
    expect(dayPart(at("2026-11-20 12:30"), shanghai)).toBe("afternoon");
    expect(dayPart(at("2026-11-20 12:30"), "Europe/Berlin")).toBe("morning");
  });

  it("cuts the hours without losing or adding any", () => {
    fc.assert(
      fc.property(moment, (when) => {
        const store = hours({ "mon-sat": ["09:00-18:00"] });
        const part = dayPart(when, shanghai);
        const other = part === "morning" ? "afternoon" : "morning";
        expect(isOpen(when, hoursOfPart(part, store))).toBe(isOpen(when, store));
        expect(isOpen(when, hoursOfPart(other, store))).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});
