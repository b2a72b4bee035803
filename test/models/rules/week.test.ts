import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultCallWeek, defaultOfficeWeek, parseWeek, weekdays } from "../../../models/rules/week.ts";

const nine = { from: 540, to: 1080 };

describe("parseWeek", () => {
  it("reads a single day, a range and several spans", () => {
    const { week, problems } = parseWeek({ "mon-tue": ["09:30-11:30", "14:00-17:00"], sat: "10:00-11:30" });
    const weekday = [
      { from: 570, to: 690 },
      { from: 840, to: 1020 },
    ];
    expect(problems).toEqual([]);
    expect(week).toEqual({ mon: weekday, tue: weekday, sat: [{ from: 600, to: 690 }] });
  });

  it("lets a range run over the end of the week", () => {
    expect(Object.keys(parseWeek({ "sat-mon": ["09:00-18:00"] }).week)).toEqual(["sat", "sun", "mon"]);
  });

  it("prefers a day named by itself to a range that holds it", () => {
    const { week, problems } = parseWeek({ sat: [], "mon-sun": ["09:00-18:00"] });
    expect(problems).toEqual([]);
    expect(week.sat).toEqual([]);
    expect(week.sun).toEqual([nine]);
  });

  it("joins spans that touch or overlap", () => {
    const { week } = parseWeek({ mon: ["12:00-18:00", "09:00-11:00", "10:00-12:00"] });
    expect(week.mon).toEqual([nine]);
  });

  it("accepts midnight as the end of a day", () => {
    expect(parseWeek({ fri: "18:00–24:00" }).week.fri).toEqual([{ from: 1080, to: 1440 }]);
  });

  it.each(["18:00-09:00", "09:00-09:00", "9-18", "09:60-10:00", "23:00-24:30", "", "09:00-10:00-11:00"])(
    "names a span that is none: %j",
    (text) => {
      const { week, problems } = parseWeek({ mon: [text], tue: ["09:00-18:00"] });
      expect(problems).toEqual([{ code: "hours.badSpan", key: "mon", value: text }]);
      expect(week.tue).toEqual([nine]);
    },
  );

  it.each(["monday", "mon-", "mon-fri-sat", "周一", "-"])("names a day that is none: %j", (key) => {
    expect(parseWeek({ [key]: ["09:00-18:00"] }).problems).toContainEqual({ code: "hours.unknownDay", key });
  });

  it("names a day that two ranges claim", () => {
    const { problems } = parseWeek({ "mon-wed": ["09:00-18:00"], "wed-fri": ["10:00-12:00"] });
    expect(problems).toEqual([{ code: "hours.dayTwice", key: "wed-fri" }]);
  });

  it("names a week that never opens", () => {
    expect(parseWeek({ "mon-sun": [] }).problems).toEqual([{ code: "hours.neverOpen", key: "" }]);
  });

  it("finds nothing wrong with the defaults", () => {
    expect(parseWeek(defaultCallWeek).problems).toEqual([]);
    expect(parseWeek(defaultOfficeWeek).week.mon).toEqual([nine]);
  });

  it("yields only ordered spans within the day, whatever is written", () => {
    const time = fc.tuple(fc.nat(25), fc.nat(61)).map(([h, m]) => `${h}:${String(m).padStart(2, "0")}`);
    const span = fc.oneof(
      fc.tuple(time, time).map(([from, to]) => `${from}-${to}`),
      fc.string(),
    );
    const key = fc.oneof(fc.constantFrom(...weekdays), fc.string());
    fc.assert(
      fc.property(fc.dictionary(key, fc.array(span)), (form) => {
        for (const spans of Object.values(parseWeek(form).week)) {
          const edges = spans.flatMap(({ from, to }) => [from, to]);
          expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b));
          expect(edges.every((minute) => minute >= 0 && minute <= 1440)).toBe(true);
        }
      }),
    );
  });
});
