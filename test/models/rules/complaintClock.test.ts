import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ClockedComplaint,
  dueReminders,
  type Reminder,
  runningClocks,
} from "../../../models/rules/complaintClock.ts";
import { ackDue, closeDue, planDue } from "../../../models/rules/complaintDeadlines.ts";
import { isOpen } from "../../../models/rules/openTime.ts";
import { at, hours } from "./hours.ts";

const office = hours({ "mon-sat": ["09:00-18:00"] });
const superiors = { heads: ["wang"], gms: ["gao"] };

/** A complaint raised on a Friday at three in the afternoon, whose deadlines follow from what is given. */
function complaint(given: Partial<ClockedComplaint> = {}): ClockedComplaint {
  const since = given.since ?? at("2026-11-20 15:00");
  const loopSince = given.loopSince ?? since;
  const { plan, extensions = [] } = given;
  return {
    state: "open",
    level: "general",
    urgent: false,
    owner: "wu",
    since,
    loop: 0,
    loopSince,
    ackDue: ackDue(since, office),
    planDue: planDue(loopSince),
    closeDue: closeDue({ loopSince, plan, extensions }),
    extensions,
    promised: [],
    told: [],
    ...given,
  };
}
const due = (of: ClockedComplaint, when: string, people = superiors) =>
  dueReminders(of, people, at(when), office).map(({ clock, share, person }) => `${clock} ${share} ${person}`);
const told = (...people: string[]) =>
  people.map((person) => ({ clock: "ack", person, at: at("2026-11-20 16:00") }));
const plan = { at: at("2026-11-21 10:00"), until: at("2026-11-25 10:00") };

describe("runningClocks", () => {
  const clocks = (given: Partial<ClockedComplaint>) =>
    runningClocks(complaint(given)).map(({ clock }) => clock);

  it("runs for what is still to be done", () => {
    expect(clocks({ state: "open" })).toEqual(["ack", "plan"]);
    expect(clocks({ state: "acknowledged" })).toEqual(["plan"]);
    expect(clocks({ state: "planned", plan })).toEqual(["close"]);
    expect(clocks({ state: "informed", plan })).toEqual(["close"]);
    expect(clocks({ state: "verifying", plan })).toEqual([]);
    expect(clocks({ state: "closed", plan })).toEqual([]);
  });

  it("runs for every promise that is not kept, until the end", () => {
    const promised = [
      { id: "p1", at: at("2026-11-20 16:00"), due: at("2026-11-21 16:00") },
      {
        id: "p2",
        at: at("2026-11-20 16:00"),
        due: at("2026-11-21 12:00"),
        keptAt: at("2026-11-21 11:00"),
      },
    ];
    expect(clocks({ state: "verifying", promised })).toEqual(["p1"]);
    expect(clocks({ state: "closed", promised })).toEqual([]);
  });

  it("begins anew with a reopening, without another acknowledgement", () => {
    const reopened = complaint({
      state: "reopened",
      loop: 1,
      loopSince: at("2026-11-27 09:00"),
      plan: undefined,
    });
    expect(runningClocks(reopened)).toEqual([
      { clock: "plan", since: at("2026-11-27 09:00"), due: at("2026-11-30 09:00") },
    ]);
  });
});

describe("dueReminders", () => {
  it("tells the owner after one office hour, the head at 80 %, the GM at two hours", () => {
    const open = complaint();
    expect(due(open, "2026-11-20 15:59")).toEqual([]);
    expect(due(open, "2026-11-20 16:00")).toEqual(["ack 50 wu"]);
    const ownerTold = complaint({ told: told("wu") });
    expect(due(ownerTold, "2026-11-20 16:35")).toEqual([]);
    expect(due(ownerTold, "2026-11-20 16:36")).toEqual(["ack 80 wang"]);
    expect(due(complaint({ told: told("wu", "wang") }), "2026-11-20 17:00")).toEqual(["ack 100 gao"]);
  });

  it("counts the acknowledgement's shares in office hours", () => {
    const evening = complaint({ since: at("2026-11-20 17:30"), loopSince: at("2026-11-20 17:30") });
    expect(due(evening, "2026-11-21 09:29")).toEqual([]);
    expect(due(evening, "2026-11-21 09:30")).toEqual(["ack 50 wu"]);
  });

  it("counts the plan's shares on the wall clock", () => {
    const acknowledged = complaint({ state: "acknowledged" });
    expect(due(acknowledged, "2026-11-21 17:00")).toEqual([]);
    expect(due(acknowledged, "2026-11-23 09:00")).toEqual(["plan 80 wu", "plan 80 wang"]);
    expect(due(acknowledged, "2026-11-23 15:00")).toEqual(["plan 100 wu", "plan 100 wang", "plan 100 gao"]);
  });

  it("lets the night wait for the opening, unless the complaint is major or urgent", () => {
    const monday = { since: at("2026-11-16 15:00"), state: "acknowledged" } as const;
    expect(due(complaint(monday), "2026-11-18 03:00")).toEqual([]);
    expect(due(complaint(monday), "2026-11-18 09:00")).toEqual(["plan 50 wu"]);
    expect(due(complaint({ ...monday, level: "major" }), "2026-11-18 03:00")).toEqual(["plan 50 wu"]);
    expect(due(complaint({ ...monday, urgent: true }), "2026-11-18 03:00")).toEqual(["plan 50 wu"]);
    expect(due(complaint({ ...monday, level: "complex" }), "2026-11-18 03:00")).toEqual([]);
  });

  it("tells a person once who is owner, head and GM in one", () => {
    const own = complaint({ owner: "wang" });
    const people = { heads: ["wang"], gms: ["wang", "gao"] };
    expect(due(own, "2026-11-20 17:00", people)).toEqual(["ack 100 wang", "ack 100 gao"]);
    expect(due({ ...own, told: told("wang") }, "2026-11-20 16:40", people)).toEqual([]);
  });

  it("tells the head in the place of an owner who is not named yet", () => {
    expect(due(complaint({ owner: undefined }), "2026-11-20 16:00")).toEqual(["ack 50 wang"]);
  });

  it("watches a promise like any deadline", () => {
    const promised = [{ id: "p1", at: at("2026-11-21 10:00"), due: at("2026-11-21 16:00") }];
    const informed = complaint({ state: "done", plan, promised });
    expect(due(informed, "2026-11-21 12:59")).toEqual([]);
    expect(due(informed, "2026-11-21 13:00")).toEqual(["p1 50 wu"]);
  });

  it("begins anew after an approved extension, and only then", () => {
    const heard = [{ clock: "close", person: "wu", at: at("2026-11-23 10:00") }];
    const asked = { at: at("2026-11-24 09:00"), until: at("2026-11-28 10:00"), state: "asked" } as const;
    const planned = { state: "planned", plan, told: heard } as const;
    expect(due(complaint({ ...planned, extensions: [asked] }), "2026-11-24 10:00")).toEqual([]);
    const granted = {
      ...asked,
      state: "approved",
      decided: { at: at("2026-11-24 10:00") },
    } as const;
    const more = complaint({ ...planned, extensions: [granted] });
    expect(due(more, "2026-11-26 09:59")).toEqual([]);
    expect(due(more, "2026-11-26 10:00")).toEqual(["close 50 wu"]);
  });

  it("tells of the new loop whoever was told of the old one", () => {
    const reopened = complaint({
      state: "reopened",
      loop: 1,
      loopSince: at("2026-11-16 09:00"),
      told: [{ clock: "plan", person: "wu", at: at("2026-11-13 10:00") }],
    });
    expect(due(reopened, "2026-11-17 21:00")).toEqual([]);
    expect(due(reopened, "2026-11-18 09:00")).toEqual(["plan 50 wu"]);
  });

  it("tells everybody exactly once by the end, however often and late it looks", () => {
    const looks = fc.array(fc.integer({ min: 1, max: 40 * 60 }), { minLength: 1, maxLength: 30 });
    const facts = fc.record({
      state: fc.constantFrom("open", "acknowledged"),
      level: fc.constantFrom("general", "major"),
      owner: fc.constantFrom("wu", "wang", "gao", undefined),
    });
    fc.assert(
      fc.property(facts, looks, (given, steps) => {
        let stands = complaint(given);
        let now = stands.since;
        const seen: Reminder[] = [];
        for (const step of [...steps, 5 * 24 * 60]) {
          now = new Date(+now + step * 60_000);
          if (step > 40 * 60) now = at("2027-02-01 10:00");
          const reminders = dueReminders(stands, superiors, now, office);
          if (given.level === "general" && !isOpen(now, office)) expect(reminders).toEqual([]);
          seen.push(...reminders);
          stands = {
            ...stands,
            told: [...stands.told, ...reminders.map((each) => ({ ...each, at: now }))],
          };
        }
        const expected = new Set([given.owner ?? "wang", "wang", "gao"]);
        for (const { clock } of runningClocks(stands)) {
          const heard = seen.filter((each) => each.clock === clock).map(({ person }) => person);
          expect(heard.toSorted()).toEqual([...expected].toSorted());
        }
        expect(dueReminders(stands, superiors, now, office)).toEqual([]);
      }),
    );
  });
});
