import { describe, expect, it } from "vitest";
import { lengthOf, timeLeft, zonedTime } from "../../ui/zonedTime.ts";

const shanghai = (text: string): Date => new Date(`${text}+08:00`);

describe("the store's time", () => {
  const zh = zonedTime("Asia/Shanghai", "zh-CN");
  const en = zonedTime("Asia/Shanghai", "en");
  const now = shanghai("2026-11-24T10:52");

  it("is told in the store's zone, whatever the computer's", () => {
    expect(zh.clock(new Date("2026-11-24T02:31:00Z"))).toBe("10:31");
    expect(zh.isoDay(new Date("2026-11-23T16:00:00Z"))).toBe("2026-11-24");
  });

  it("writes midnight as 00:00", () => {
    expect(en.clock(shanghai("2026-11-24T00:00"))).toBe("00:00");
  });

  it("leaves the day out today", () => {
    expect(zh.moment(shanghai("2026-11-24T14:00"), now)).toBe("14:00");
  });

  it("names the day of another day", () => {
    expect(zh.moment(shanghai("2026-11-27T10:31"), now)).toBe("11月27日 10:31");
    expect(en.moment(shanghai("2026-11-27T10:31"), now)).toBe("27 Nov 10:31");
  });

  it("names the year of another year, and no hour", () => {
    expect(zh.moment(shanghai("2025-03-31T10:30"), now)).toBe("2025年3月31日");
  });

  it("writes a calendar day as it stands, in no zone", () => {
    expect(zh.calendarDay("2026-11-24")).toBe("11月24日 星期二");
    expect(en.calendarDay("2026-11-24")).toBe("Tuesday 24 November");
    expect(zonedTime("America/New_York", "en").date("2028-03-31")).toBe("31 Mar 2028");
  });
});

describe("the time left", () => {
  const now = shanghai("2026-11-24T10:00");

  it.each([
    ["2026-11-24T10:38", "ui.leftMinutes", { minutes: 38 }],
    ["2026-11-24T12:30", "ui.leftHours", { hours: 2, minutes: 30 }],
    ["2026-11-27T08:00", "ui.leftDays", { days: 2, hours: 22 }],
    ["2026-11-24T09:59", "ui.lateMinutes", { minutes: 1 }],
    ["2026-11-24T08:30", "ui.lateHours", { hours: 1, minutes: 30 }],
    ["2026-11-22T09:00", "ui.lateDays", { days: 2, hours: 1 }],
  ])("until %s is told in its two largest units", (due, key, params) => {
    expect(timeLeft(shanghai(due), now)).toEqual({ key, params });
  });

  it("is none at the deadline itself", () => {
    expect(timeLeft(now, now)).toEqual({ key: "ui.lateMinutes", params: { minutes: 0 } });
  });
});

describe("the length of a call", () => {
  it.each([
    [0, "0:00"],
    [107.9, "1:47"],
    [3600, "60:00"],
    [-1, "0:00"],
  ])("of %d seconds", (seconds, text) => {
    expect(lengthOf(seconds)).toBe(text);
  });
});
