import { ObjectId, Timestamp } from "bson";
import { describe, expect, it } from "vitest";
import { instantOf, zoneOf } from "../../../../models/embedded/query/zones.ts";
import { codeOf, valueOf } from "./build.ts";

const at = (text: string) => new Date(text);

function truncated(date: string, unit: string, more: object = {}) {
  return (valueOf({ $dateTrunc: { date: at(date), unit, ...more } }) as Date).toISOString();
}

function written(date: string, format?: string, timezone?: string) {
  return valueOf({
    $dateToString: { date: at(date), ...(format && { format }), ...(timezone && { timezone }) },
  });
}

describe("$dateTrunc", () => {
  it.each([
    ["2026-05-17T13:47:12.345Z", "second", {}, "2026-05-17T13:47:12.000Z"],
    ["2026-05-17T13:47:12.345Z", "minute", { binSize: 15 }, "2026-05-17T13:45:00.000Z"],
    ["2026-05-17T13:47:12.345Z", "hour", {}, "2026-05-17T13:00:00.000Z"],
    ["2026-05-17T13:47:12.345Z", "day", {}, "2026-05-17T00:00:00.000Z"],
    ["2026-05-20T13:47:12.345Z", "week", {}, "2026-05-17T00:00:00.000Z"],
    ["2026-05-17T13:47:12.345Z", "week", { startOfWeek: "monday" }, "2026-05-11T00:00:00.000Z"],
    ["2026-05-17T13:47:12.345Z", "month", {}, "2026-05-01T00:00:00.000Z"],
    ["2026-05-17T13:47:12.345Z", "quarter", {}, "2026-04-01T00:00:00.000Z"],
    ["2026-05-17T13:47:12.345Z", "year", {}, "2026-01-01T00:00:00.000Z"],
    ["1999-12-31T23:59:59.999Z", "year", { binSize: 5 }, "1995-01-01T00:00:00.000Z"],
    ["2026-05-17T17:00:00.000Z", "day", { timezone: "Asia/Shanghai" }, "2026-05-17T16:00:00.000Z"],
    ["2026-05-17T17:00:00.000Z", "day", { timezone: "+08:00" }, "2026-05-17T16:00:00.000Z"],
    [
      "2026-05-17T17:00:00.000Z",
      "month",
      { timezone: "America/Argentina/Buenos_Aires" },
      "2026-05-01T03:00:00.000Z",
    ],
  ])("of %s by %s %j is %s", (date, unit, more, expected) => {
    expect(truncated(date, unit, more)).toBe(expected);
  });

  it("finds the start of the days on which clocks are changed", () => {
    const berlin = { timezone: "Europe/Berlin" };
    expect(truncated("2026-03-29T12:00:00Z", "day", berlin)).toBe("2026-03-28T23:00:00.000Z");
    expect(truncated("2026-03-30T12:00:00Z", "day", berlin)).toBe("2026-03-29T22:00:00.000Z");
    expect(truncated("2026-10-25T12:00:00Z", "day", berlin)).toBe("2026-10-24T22:00:00.000Z");
    expect(truncated("2026-10-25T12:00:00Z", "month", berlin)).toBe("2026-09-30T22:00:00.000Z");
  });

  it("begins a day whose midnight is skipped when the clocks go on", () => {
    expect(truncated("2018-11-04T12:00:00Z", "day", { timezone: "America/Sao_Paulo" })).toBe(
      "2018-11-04T03:00:00.000Z",
    );
  });

  it("is null for a missing date, and takes ObjectIds and timestamps for dates", () => {
    const unit = "day";
    expect(valueOf({ $dateTrunc: { date: "$missing", unit } })).toBeNull();
    expect(valueOf({ $dateTrunc: { date: new Timestamp({ t: 86_500, i: 1 }), unit } })).toEqual(
      new Date(86_400_000),
    );
    expect(valueOf({ $dateTrunc: { date: ObjectId.createFromTime(86_500), unit } })).toEqual(
      new Date(86_400_000),
    );
  });

  it.each([
    [5439007, 5],
    [18535, { date: new Date(0), unit: "day", more: 1 }],
    [18628, { date: new Date(0) }],
    [5439013, { date: new Date(0), unit: "decade" }],
    [5439018, { date: new Date(0), unit: "day", binSize: 0 }],
    [5439015, { date: new Date(0), unit: "week", startOfWeek: "someday" }],
    [40485, { date: new Date(0), unit: "day", timezone: "Asia/Nowhere" }],
    [40517, { date: new Date(0), unit: "day", timezone: 8 }],
    [16006, { date: "2026", unit: "day" }],
  ])("refuses with %i: %j", (code, argument) => {
    expect(codeOf(() => valueOf({ $dateTrunc: argument }))).toBe(code);
  });
});

describe("$dateToString", () => {
  it.each([
    ["2026-01-02T03:04:05.006Z", undefined, undefined, "2026-01-02T03:04:05.006Z"],
    ["2026-01-02T03:04:05.006Z", undefined, "Asia/Shanghai", "2026-01-02T11:04:05.006"],
    ["2026-01-02T03:04:05.006Z", "%Y-%m-%d %H:%M:%S.%L %j %%", undefined, "2026-01-02 03:04:05.006 002 %"],
    ["2027-01-03T00:00:00.000Z", "%G-W%V-%u %U %w", undefined, "2026-W53-7 01 1"],
    ["2026-07-01T12:00:00.000Z", "%H:%M %z %Z", "Asia/Kolkata", "17:30 +0530 330"],
    ["2026-07-01T12:00:00.000Z", "%H %z", "America/New_York", "08 -0400"],
  ])("writes %s as %s in %s", (date, format, timezone, text) => {
    expect(written(date, format, timezone)).toBe(text);
  });

  it("gives onNull for a missing date, else null", () => {
    expect(valueOf({ $dateToString: { date: "$missing", onNull: "none" } })).toBe("none");
    expect(valueOf({ $dateToString: { date: null } })).toBeNull();
  });

  it.each([
    [18536, "%q"],
    [18535, "%"],
  ])("refuses with %i the format %s", (code, format) => {
    expect(codeOf(() => written("2026-01-01T00:00:00Z", format))).toBe(code);
  });
});

describe("instantOf", () => {
  const berlin = zoneOf("Europe/Berlin");

  it("takes the first of a time that comes twice", () => {
    expect(new Date(instantOf(Date.UTC(2026, 9, 25, 2, 30), berlin))).toEqual(at("2026-10-25T00:30:00Z"));
  });

  it("moves a time that is skipped behind the gap", () => {
    expect(new Date(instantOf(Date.UTC(2026, 2, 29, 2, 30), berlin))).toEqual(at("2026-03-29T01:30:00Z"));
  });
});
