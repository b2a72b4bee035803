import { describe, expect, it } from "vitest";
import { callDay, type CallDayRequest } from "../../../models/rules/callDay.ts";
import { parseWeek } from "../../../models/rules/week.ts";
import { callHours } from "../../../models/rules/callWindow.ts";
import { chineseHours } from "./hours.ts";

const service = (start: string, rest: Partial<CallDayRequest> = {}): CallDayRequest => ({
  start,
  due: 3,
  latest: 5,
  soonerThanLate: true,
  from: start,
  ...rest,
});
const place = (request: CallDayRequest, store = chineseHours(), slot?: Record<string, string>) =>
  callDay(request, store, callHours(store, slot && parseWeek(slot).week));

describe("callDay", () => {
  it("is the due day if open, else the next open one", () => {
    expect(place(service("2026-11-16"))).toEqual({ dueDay: "2026-11-19", latestDay: "2026-11-21" });
    expect(place(service("2026-11-19"))).toEqual({ dueDay: "2026-11-23", latestDay: "2026-11-24" });
  });

  it("moves a service call before its due day rather than beyond the fifth day", () => {
    expect(place(service("2026-09-29"))).toEqual({ dueDay: "2026-09-30", latestDay: "2026-10-04" });
  });

  it("calls on the first open day after a holiday that took all five, with the usual days of grace", () => {
    expect(place(service("2026-09-30"))).toEqual({
      dueDay: "2026-10-08",
      latestDay: "2026-10-10",
      late: "holiday",
    });
  });

  it("waits beyond the fifth day for a slot that the customer asked for, and says so", () => {
    const store = chineseHours({ "mon-sat": ["09:00-18:00"] });
    expect(place(service("2026-11-14"), store, { sat: "10:00-11:00" })).toEqual({
      dueDay: "2026-11-21",
      latestDay: "2026-11-23",
      late: "slot",
    });
  });

  it("does not move a call about a new car before its due day", () => {
    const request = { start: "2026-09-29", due: 3, latest: 6, from: "2026-09-29" };
    expect(place(request)).toEqual({ dueDay: "2026-10-08", latestDay: "2026-10-11", late: "holiday" });
  });

  it("takes the first day still to come when the due day is over", () => {
    expect(place(service("2026-11-16", { from: "2026-11-20" }))?.dueDay).toBe("2026-11-20");
  });

  it("gives up when the last day is over", () => {
    expect(place(service("2026-11-16", { from: "2026-11-22" }))).toBeNull();
    expect(place(service("2026-09-30", { from: "2026-10-11" }))).toBeNull();
  });

  it("gives up rather than call too late when all open days in time have gone by", () => {
    expect(place(service("2026-11-16", { from: "2026-11-21" }))).toBeNull();
  });
});
