import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, localTime } from "../../../models/rules/days.ts";
import { zonedSpans } from "../../../models/rules/zonedSpans.ts";

const MINUTE = 60_000;
const wall = (text: string) => {
  const [from = 0, to = 0] = text.split("-").map((time) => {
    const [hour = 0, minute = 0] = time.split(":").map(Number);
    return hour * 60 + minute;
  });
  return { from, to };
};
const utc = (day: string, zone: string, ...spans: string[]) =>
  zonedSpans(day, spans.map(wall), zone).map(({ from, to }) =>
    [from, to].map((date) => date.toISOString().slice(0, 16)).join(" "),
  );

describe("zonedSpans", () => {
  it("starts at the gap's end where the clock is put forward over the start", () => {
    expect(utc("2026-03-29", "Europe/Berlin", "02:30-05:00")).toEqual(["2026-03-29T01:00 2026-03-29T03:00"]);
  });

  it("ends at the gap where the clock is put forward over the end", () => {
    expect(utc("2026-03-29", "Europe/Berlin", "01:00-02:30")).toEqual(["2026-03-29T00:00 2026-03-29T01:00"]);
  });

  it("runs through the gap as one stretch, an hour shorter", () => {
    expect(utc("2026-03-29", "Europe/Berlin", "01:00-05:00")).toEqual(["2026-03-29T00:00 2026-03-29T03:00"]);
  });

  it("vanishes where it lies in the gap", () => {
    expect(utc("2026-03-29", "Europe/Berlin", "02:00-03:00")).toEqual([]);
    expect(utc("2011-12-30", "Pacific/Apia", "09:00-18:00")).toEqual([]);
  });

  it("opens a repeated hour the first time only", () => {
    expect(utc("2026-10-25", "Europe/Berlin", "02:15-02:45")).toEqual(["2026-10-25T00:15 2026-10-25T00:45"]);
    expect(utc("2026-10-25", "Europe/Berlin", "01:00-04:00")).toEqual([
      "2026-10-24T23:00 2026-10-25T01:00",
      "2026-10-25T02:00 2026-10-25T03:00",
    ]);
  });

  it("keeps to the wall clock after a change in the night", () => {
    expect(utc("2026-10-25", "Europe/Berlin", "09:00-10:00")).toEqual(["2026-10-25T08:00 2026-10-25T09:00"]);
    expect(utc("2026-10-24", "Europe/Berlin", "09:00-10:00")).toEqual(["2026-10-24T07:00 2026-10-24T08:00"]);
  });

  it("refuses a zone that does not exist", () => {
    expect(() => zonedSpans("2026-10-25", [], "Europe/Nowhere")).toThrow(RangeError);
  });

  it("holds exactly the minutes whose wall clock is inside, each the first time it is shown", () => {
    const changes = [
      ["Europe/Berlin", "2026-03-29"],
      ["Europe/Berlin", "2026-10-25"],
      ["America/New_York", "2026-11-01"],
      ["Australia/Lord_Howe", "2026-04-05"],
      ["Australia/Lord_Howe", "2026-10-04"],
      ["Africa/Cairo", "2026-04-24"],
      ["Africa/Cairo", "2026-10-29"],
      ["America/Havana", "2026-11-01"],
      ["Asia/Shanghai", "2026-10-01"],
      ["Asia/Shanghai", "1990-09-16"],
      ["Pacific/Kiritimati", "2026-06-01"],
      ["Pacific/Pago_Pago", "2026-06-01"],
    ] as const;
    const edges = fc
      .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 6 })
      .map((quarters) => quarters.sort((a, b) => a - b).map((quarter) => quarter * 15));
    fc.assert(
      fc.property(
        fc.constantFrom(...changes),
        fc.integer({ min: -1, max: 1 }),
        edges,
        ([zone, around], n, e) => {
          const day = addDays(around, n);
          const spans = e.slice(0, -1).flatMap((from, i) => (i % 2 === 0 ? [{ from, to: e[i + 1]! }] : []));
          const found = zonedSpans(day, spans, zone);
          const shown = new Set<string>();
          const start = Date.parse(`${day}T00:00:00Z`) - 14 * 60 * MINUTE;
          for (let ms = start; ms < start + 50 * 60 * MINUTE; ms += 15 * MINUTE) {
            const local = localTime(new Date(ms), zone);
            const minute = local.hour * 60 + local.minute;
            const first = !shown.has(local.toFormat("D HH:mm"));
            shown.add(local.toFormat("D HH:mm"));
            const inside =
              first &&
              local.toISODate() === day &&
              spans.some(({ from, to }) => from <= minute && minute < to);
            expect(found.some(({ from, to }) => +from <= ms && ms < +to)).toBe(inside);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
