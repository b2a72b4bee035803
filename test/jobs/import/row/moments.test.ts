import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { type DateReading, readDay, readMoment, withClock } from "../../../../jobs/import/row/moments.ts";
import { findDayOrder } from "../../../../jobs/import/row/dayTexts.ts";

const zone = "Asia/Shanghai";
const reading: DateReading = {
  zone,
  from1904: false,
  order: undefined,
  today: "2026-12-24",
};

/** The moment read, on the store's wall clock. */
function read(text: string, change: Partial<DateReading> = {}) {
  const moment = readMoment(text, { ...reading, ...change });
  if (typeof moment === "string" || !("at" in moment)) return moment;
  return DateTime.fromJSDate(moment.at, { zone: change.zone ?? zone }).toFormat("yyyy-MM-dd HH:mm:ss");
}

describe("a date", () => {
  it.each([
    [
      "2026-12-01",
      "2026/12/1",
      "2026.12.1",
      "2026. 12. 1",
      "20261201",
      "2026 12 01",
      "2026年12月1日",
      "２０２６－１２－０１",
    ],
    [
      "1-Dec-2026",
      "Dec 1, 2026",
      "December 1st, 2026",
      "1 December 2026",
      "Tue, 01 Dec 2026",
      "2026-12-01 星期二",
    ],
    ["01.12.2026", "12/1/2026", "46357", "26-12-01", "2026-12-01 00:00:00", "2026-11-30T16:00:00Z"],
  ])("is read in all its usual writings: %s …", (...texts) => {
    expect(texts.map((text) => read(text))).toEqual(texts.map(() => "2026-12-01 00:00:00"));
  });

  it.each([
    [
      "2026-12-01 14:30",
      "2026/12/1 14:30:00",
      "2026年12月1日14时30分",
      "2026-12-01 下午2:30",
      "2026-12-01 下午 2点30分",
    ],
    [
      "12/1/2026 2:30 PM",
      "46357.604166666664",
      "20261201143000",
      "202612011430",
      "2026-12-01T14:30:00+08:00",
      "2026-12-01T14:30:00",
    ],
    ["2026-12-01 14:30:00.000", "2026-12-01, 14:30", "2026-12-01 下午14:30", "01 Dec 2026 14:30"],
  ])("is read with its time: %s …", (...texts) => {
    expect(texts.map((text) => read(text))).toEqual(texts.map(() => "2026-12-01 14:30:00"));
  });

  it.each([
    "",
    "abc",
    "2026-02-30",
    "2026-13-01",
    "2026-12",
    "12-01",
    "2026-12-01 25:00",
    "13912345678",
    "1234",
    "99999",
    "0",
  ])("is not read out of %j", (text) => expect(read(text)).toBe("import.badDate"));

  it("counts serial days from 1904 where the workbook does", () => {
    expect(read("44895", { from1904: true })).toBe("2026-12-01 00:00:00");
  });

  it("is read in the order that its column shows", () => {
    const order = findDayOrder(["03/04/2026", "25/04/2026"]);
    expect(read("03/04/2026", { order })).toBe("2026-04-03 00:00:00");
    expect(read("03/04/2026", { order: findDayOrder(["03/04/2026", "04/25/2026"]) })).toBe(
      "2026-03-04 00:00:00",
    );
  });

  it("says when the order of month and day was assumed", () => {
    expect(readDay("03/04/2026", reading)).toEqual({ day: "2026-03-04", assumed: true });
    expect(readDay("03/03/2026", reading)).toEqual({ day: "2026-03-03" });
    expect(readDay("25/04/2026", reading)).toEqual({ day: "2026-04-25" });
  });

  it("with two digits of the year is read only where one meaning is likely", () => {
    expect(read("11-05-26")).toBe("import.ambiguousDate");
    expect(read("26/11/05")).toBe("2026-11-05 00:00:00");
  });

  it("takes its time from another column", () => {
    const day = readMoment("2026-12-01", reading);
    const time = readMoment("14:30", reading);
    expect(time).toEqual({ seconds: 52_200 });
    if (typeof day === "object" && "at" in day && typeof time === "object" && "seconds" in time)
      expect(withClock(day, time, reading).at).toEqual(new Date("2026-12-01T06:30:00Z"));
  });

  it("is on the store's wall clock, on days with a change of clocks too", () => {
    expect(read("2026-03-29 14:30", { zone: "Europe/Berlin" })).toBe("2026-03-29 14:30:00");
    expect(readMoment("2026-03-29 14:30", { ...reading, zone: "Europe/Berlin" })).toMatchObject({
      at: new Date("2026-03-29T12:30:00Z"),
    });
    expect(read("2026-10-25 14:30", { zone: "Europe/Berlin" })).toBe("2026-10-25 14:30:00");
  });

  it("comes back from every writing", () => {
    const writings = [
      "yyyy-MM-dd HH:mm",
      "yyyy/M/d H:mm",
      "yyyy.MM.dd HH:mm:ss",
      "yyyy年M月d日 H时m分",
      "yyyy年MM月dd日HH:mm",
      "yyyyMMddHHmm",
      "yyyyMMddHHmmss",
      "d-LLL-yyyy HH:mm",
      "LLLL d, yyyy h:mm a",
      "yyyy-MM-dd'T'HH:mm:ssZZ",
    ];
    const minute = fc
      .integer({ min: 0, max: 20 * 365 * 1440 })
      .map((minutes) => DateTime.fromISO("2006-12-24T00:00", { zone, locale: "en" }).plus({ minutes }));
    fc.assert(
      fc.property(minute, fc.constantFrom(...writings), (moment, writing) => {
        expect(readMoment(moment.toFormat(writing), reading)).toMatchObject({ at: moment.toJSDate() });
      }),
    );
    fc.assert(
      fc.property(minute, (moment) => {
        const serial = moment.diff(
          DateTime.fromISO("1899-12-30T00:00", { zone: "utc" }).setZone(zone, { keepLocalTime: true }),
          "days",
        ).days;
        expect(readMoment(String(serial), reading)).toMatchObject({ at: moment.toJSDate() });
      }),
    );
  });
});
