import { describe, expect, it } from "vitest";
import { wallDays, wallQuarters } from "../../../../../bot/web/page/questions/wallTimes.ts";

const today = "2026-11-24";

describe("the days to choose from", () => {
  it("go on from the first possible one, over the end of the month", () => {
    const days = wallDays({ from: "2026-11-29T11:00", until: "2026-12-02T18:00", today });
    expect(days).toEqual(["2026-11-29", "2026-11-30", "2026-12-01", "2026-12-02"]);
  });

  it("go back from the last one where what is asked lies behind", () => {
    const days = wallDays({ until: "2026-03-01T10:00", today });
    expect(days.slice(0, 3)).toEqual(["2026-03-01", "2026-02-28", "2026-02-27"]);
    expect(days).toHaveLength(62);
  });

  it("begin today where nothing is said", () => {
    expect(wallDays({ today })[0]).toBe(today);
  });
});

describe("the times of a day", () => {
  it("are its quarters of an hour", () => {
    const quarters = wallQuarters("2026-11-25", {});
    expect(quarters).toHaveLength(96);
    expect([quarters[0], quarters[1], quarters.at(-1)]).toEqual(["00:00", "00:15", "23:45"]);
  });

  it("stay within the bounds on the first and the last day", () => {
    expect(wallQuarters("2026-11-24", { from: "2026-11-24T23:20" })).toEqual(["23:30", "23:45"]);
    expect(wallQuarters("2026-11-24", { until: "2026-11-24T00:20" })).toEqual(["00:00", "00:15"]);
  });
});
