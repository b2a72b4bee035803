import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assign, type Task } from "../../../models/rules/assignment.ts";
import { awayOn, person } from "./team.ts";

const day = "2026-11-20";
const clerkTask = (id: string, rest: Partial<Task> = {}): Task => ({ id, by: "clerk", ...rest });
const threeDayCall = (rest: Partial<Task> = {}): Task => ({
  id: "3d",
  by: "consultant",
  consultant: "zhao",
  clerksFrom: "2026-11-21",
  ...rest,
});
const zhao = person("zhao", "consultant");

describe("assign", () => {
  it("gives the 3-day call to the consultant who sold the car", () => {
    const staff = [person("li"), zhao, person("qian", "consultant")];
    expect(assign([threeDayCall()], staff, day).get("3d")).toBe("zhao");
    expect(assign([threeDayCall()], staff, "2026-11-22").get("3d")).toBe("zhao");
  });

  it("gives an absent consultant's call to a clerk from the fourth day on, not before", () => {
    const staff = [person("li"), person("zhao", "consultant", { away: [{ from: day }] })];
    expect(assign([threeDayCall()], staff, day).get("3d")).toBeNull();
    expect(assign([threeDayCall()], staff, "2026-11-21").get("3d")).toBe("li");
  });

  it("takes a car without a known seller the same way", () => {
    const task = threeDayCall({ consultant: undefined });
    expect(assign([task], [person("li"), zhao], day).get("3d")).toBeNull();
    expect(assign([task], [person("li"), zhao], "2026-11-21").get("3d")).toBe("li");
  });

  it("gives a clerk's call to whom has least to do", () => {
    const staff = [person("li"), person("sun"), person("zhou")];
    expect(assign([clerkTask("a")], staff, day, { li: 4, sun: 2, zhou: 3 }).get("a")).toBe("sun");
  });

  it("keeps a verification from the complaint's owner", () => {
    const staff = [person("li"), person("sun")];
    expect(assign([clerkTask("v", { notBy: ["li"] })], staff, day, { sun: 9 }).get("v")).toBe("sun");
    expect(assign([clerkTask("v", { notBy: ["li"] })], [person("li")], day).get("v")).toBeNull();
  });

  it("lets equals take turns from day to day", () => {
    const staff = [person("li"), person("sun"), person("zhou")];
    const days = ["2026-11-20", "2026-11-21", "2026-11-22"];
    expect(new Set(days.map((each) => assign([clerkTask("a")], staff, each).get("a"))).size).toBe(3);
  });

  it("assigns nothing to people who are away, nor to advisors and managers", () => {
    const staff = [awayOn(day, person("li")), person("wu", "advisor"), person("wang", "manager")];
    expect(assign([clerkTask("a")], staff, day).get("a")).toBeNull();
  });

  const anyStaff = fc.uniqueArray(
    fc.record({
      code: fc.constantFrom("li", "sun", "zhou", "wu", "zheng"),
      clerk: fc.boolean(),
      absent: fc.boolean(),
    }),
    { selector: ({ code }) => code },
  );
  const anyTask = fc.record({
    by: fc.constantFrom("clerk", "consultant"),
    consultant: fc.constantFrom(undefined, "li", "zhou"),
    clerksFrom: fc.constantFrom(undefined, "2026-11-19", "2026-11-21"),
    notBy: fc.constantFrom<string[][]>([], ["li"], ["li", "sun"]),
  });

  it("never assigns to the absent or the excluded, and the same whatever the order of the staff", () => {
    fc.assert(
      fc.property(anyStaff, fc.array(anyTask), (people, facts) => {
        const staff = people.map(({ code, clerk, absent }) => {
          const who = person(code, clerk ? "clerk" : "consultant");
          return absent ? awayOn(day, who) : who;
        });
        const tasks = facts.map((fact, i) => ({ id: String(i), ...fact }));
        const assigned = assign(tasks, staff, day);
        expect(assign(tasks, staff.toReversed(), day)).toEqual(assigned);
        for (const task of tasks) {
          const code = assigned.get(task.id);
          const chosen = people.find((each) => each.code === code);
          if (code === null) continue;
          expect(chosen?.absent).toBe(false);
          expect(task.notBy).not.toContain(code);
          expect(chosen?.clerk || code === task.consultant).toBe(true);
        }
      }),
    );
  });

  it("spreads clerks' calls so that nobody has two more than another", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.nat(40), (clerks, calls) => {
        const staff = ["li", "sun", "zhou", "wu", "zheng"].slice(0, clerks).map((code) => person(code));
        const tasks = Array.from({ length: calls }, (_, i) => clerkTask(String(i)));
        const given = [...assign(tasks, staff, day).values()];
        const loads = staff.map(({ code }) => given.filter((each) => each === code).length);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
        expect(loads.reduce((a, b) => a + b)).toBe(calls);
      }),
    );
  });
});
