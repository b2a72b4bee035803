import { describe, expect, it } from "vitest";
import { isPresent, manages, parseAbsence } from "../../../models/rules/staff.ts";
import { person } from "./team.ts";

describe("isPresent", () => {
  const li = person("li", "clerk", {
    away: [{ from: "2026-12-01", until: "2026-12-05" }, { from: "2026-12-24" }],
  });

  it("counts the first and the last day of an absence", () => {
    const days = ["2026-11-30", "2026-12-01", "2026-12-05", "2026-12-06"];
    expect(days.map((day) => isPresent(li, day))).toEqual([true, false, false, true]);
  });

  it("takes an absence without an end to go on", () => {
    expect(isPresent(li, "2026-12-23")).toBe(true);
    expect(isPresent(li, "2027-08-01")).toBe(false);
  });

  it("takes everybody to be there of whom nothing else is known", () => {
    expect(isPresent(person("li"), "2026-12-01")).toBe(true);
  });
});

describe("parseAbsence", () => {
  it("reads a stretch of days and a single one", () => {
    expect(parseAbsence("2026-12-01/2026-12-05")).toEqual({ from: "2026-12-01", until: "2026-12-05" });
    expect(parseAbsence(" 2026-12-01 ")).toEqual({ from: "2026-12-01", until: "2026-12-01" });
  });

  it.each([
    "",
    "2026-12-05/2026-12-01",
    "2026-02-30",
    "2026-12-01/",
    "2026-12-01/2026-12-02/2026-12-03",
    "soon",
  ])("takes %j for no absence", (text) => {
    expect(parseAbsence(text)).toBeNull();
  });
});

describe("manages", () => {
  it("takes a manager of that very department", () => {
    const wang = person("wang", "manager", { department: "service" });
    expect(manages(wang, "service")).toBe(true);
    expect(manages(wang, "sales")).toBe(false);
    expect(manages(wang, undefined)).toBe(false);
    expect(manages(person("li", "clerk", { department: "service" }), "service")).toBe(false);
  });
});
