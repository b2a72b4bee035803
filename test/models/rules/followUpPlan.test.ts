import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callHours } from "../../../models/rules/callWindow.ts";
import { addDays, dayOf, daysBetween } from "../../../models/rules/days.ts";
import {
  callbackKey,
  type FollowUpEvent,
  type HandedOver,
  type PlanSettings,
  planFollowUps,
} from "../../../models/rules/followUpPlan.ts";
import { followUpRows } from "../../../models/rules/followUpRows.ts";
import { isOpenDay } from "../../../models/rules/openHours.ts";
import { workKinds } from "../../../models/rules/visitWork.ts";
import { parseWeek } from "../../../models/rules/week.ts";
import { at, chineseHours, hours, shanghai } from "./hours.ts";

const everyDay = hours({ "mon-sun": ["09:30-11:30", "14:00-17:00"] });
const store = (rest: Partial<PlanSettings> = {}): PlanSettings => ({
  store: "cd01",
  windows: everyDay,
  serviceDays: 3,
  ...rest,
});
const visit = (type: HandedOver["type"], when: string, rest: Partial<HandedOver> = {}): HandedOver => ({
  type,
  visit: "v1",
  at: at(when),
  ...rest,
});
const planned = (event: FollowUpEvent, settings = store(), now = event.at) =>
  planFollowUps(event, settings, now).callbacks;

describe("planFollowUps", () => {
  it("plans the 3-day call by the consultant and the 7-day call by a clerk after a delivery", () => {
    expect(planned(visit("delivery", "2026-11-10 15:00"))).toEqual([
      {
        store: "cd01",
        kind: "delivery3d",
        cause: { type: "visit", id: "v1" },
        occurrence: 0,
        by: "consultant",
        clerksFrom: "2026-11-14",
        listDay: "2026-11-12",
        dueDay: "2026-11-13",
        latestDay: "2026-11-16",
        retryUntil: "2026-11-16",
        questionnaire: null,
        topics: [],
      },
      {
        store: "cd01",
        kind: "delivery7d",
        cause: { type: "visit", id: "v1" },
        occurrence: 0,
        by: "clerk",
        listDay: "2026-11-16",
        dueDay: "2026-11-17",
        latestDay: "2026-11-24",
        retryUntil: "2026-11-24",
        questionnaire: "sales",
        topics: [],
      },
    ]);
  });

  it("plans the service call on the third day after a repair", () => {
    expect(planned(visit("repair", "2026-11-10 15:00"))).toMatchObject([
      {
        kind: "service",
        by: "clerk",
        listDay: "2026-11-12",
        dueDay: "2026-11-13",
        latestDay: "2026-11-15",
        questionnaire: "service",
      },
    ]);
  });

  it.each([
    [1, "2026-11-11"],
    [5, "2026-11-15"],
    [9, "2026-11-15"],
    [0, "2026-11-11"],
  ])("follows the store's setting of %i days within the five", (serviceDays, dueDay) => {
    const [service] = planned(visit("repair", "2026-11-10 15:00"), store({ serviceDays }));
    expect(service).toMatchObject({ dueDay, listDay: addDays(dueDay, -1), latestDay: "2026-11-15" });
  });

  it("counts days in the store's zone", () => {
    const event = { ...visit("repair", "2026-11-10 15:00"), at: new Date("2026-11-10T16:30:00Z") };
    expect(planned(event)).toMatchObject([{ dueDay: "2026-11-14" }]);
    const berlin = store({ windows: { ...everyDay, zone: "Europe/Berlin" } });
    expect(planned(event, berlin)).toMatchObject([{ dueDay: "2026-11-13" }]);
  });

  it("asks on the service call about a repeat repair and a repair to be tracked", () => {
    const event = visit("repair", "2026-11-10 15:00", { rework: true, qualityTrack: true });
    expect(planned(event)).toMatchObject([{ topics: ["rework", "qualityTrack"] }]);
  });

  it("plans the verification for the day on which the measure is done, once for each loop", () => {
    const done = (loop: number): FollowUpEvent => ({
      type: "measureDone",
      complaint: "c1",
      at: at("2026-11-10 10:00"),
      loop,
    });
    const [first, again] = [done(0), done(1)].map((event) => planned(event)[0]!);
    expect(first).toMatchObject({
      kind: "verification",
      cause: { type: "complaint", id: "c1" },
      dueDay: "2026-11-10",
      listDay: "2026-11-10",
      latestDay: "2026-11-24",
      questionnaire: null,
    });
    expect(callbackKey(first!)).not.toBe(callbackKey(again!));
  });

  it("moves a verification to the next day when the windows are over", () => {
    const event: FollowUpEvent = {
      type: "measureDone",
      complaint: "c1",
      at: at("2026-11-10 17:30"),
      loop: 0,
    };
    expect(planned(event)).toMatchObject([{ dueDay: "2026-11-11" }]);
  });

  it.each(["internal", "preDelivery", "partsCounter"] as const)("calls nobody after %s", (kind) => {
    expect(
      planFollowUps(visit("repair", "2026-11-10 15:00", { work: [kind] }), store(), at("2026-11-10 16:00")),
    ).toEqual({
      callbacks: [],
      warnings: [],
    });
  });

  it("calls nobody about the past and warns of it", () => {
    const plan = (type: HandedOver["type"], now: string) =>
      planFollowUps(visit(type, "2026-11-10 15:00"), store(), at(now));
    expect(plan("repair", "2026-11-15 10:00").callbacks).toHaveLength(1);
    expect(plan("repair", "2026-11-16 10:00")).toEqual({
      callbacks: [],
      warnings: [{ code: "visit.tooOld" }],
    });
    expect(plan("delivery", "2026-11-17 10:00")).toMatchObject({
      callbacks: [{ kind: "delivery7d" }],
      warnings: [],
    });
    expect(plan("delivery", "2026-11-25 10:00").warnings).toEqual([{ code: "visit.tooOld" }]);
  });

  it("plans the call for a day on which the customer's slot is open", () => {
    const { week: slot } = parseWeek({ sat: ["10:00-11:00"] });
    expect(planned(visit("repair", "2026-11-11 15:00"), store({ slot }))).toMatchObject([
      { dueDay: "2026-11-14" },
    ]);
  });

  it("takes another kind of call as one more row", () => {
    const week = {
      ...followUpRows[1]!,
      due: 30,
      listed: 29,
      latest: 44,
      retryUntil: 44,
      questionnaire: null,
    };
    const event = visit("delivery", "2026-11-10 15:00");
    expect(planFollowUps(event, store(), event.at, [week]).callbacks).toMatchObject([
      { dueDay: "2026-12-10" },
    ]);
  });

  const anyWindows = fc.constantFrom(
    everyDay,
    hours(),
    chineseHours(),
    chineseHours({ "mon-sat": ["09:00-18:00"] }),
    chineseHours({ sun: ["10:00-12:00"] }, { closed: ["2026-12-24"], open: ["2026-10-05"] }),
  );
  const any = fc.record({
    type: fc.constantFrom("delivery", "repair"),
    minutes: fc.integer({ min: 0, max: 400 * 24 * 60 }),
    age: fc.integer({ min: 0, max: 20 * 24 * 60 }),
    windows: anyWindows,
    serviceDays: fc.integer({ min: 0, max: 8 }),
    slot: fc.constantFrom(undefined, { sat: [{ from: 600, to: 660 }] }, { wed: [{ from: 1080, to: 1140 }] }),
    work: fc.array(fc.constantFrom(...workKinds), { maxLength: 2 }),
  });

  it("keeps every promise about days, whatever the calendar", () => {
    fc.assert(
      fc.property(any, ({ type, minutes, age, windows, serviceDays, slot, work }) => {
        const start = at("2026-01-01 00:00");
        const event = { type, visit: "v1", at: new Date(+start + minutes * 60_000), work } as const;
        const now = new Date(+event.at + age * 60_000);
        const settings = store({ windows, serviceDays, slot });
        const { callbacks, warnings } = planFollowUps(event, settings, now);
        const handedOver = dayOf(event.at, shanghai);
        for (const callback of callbacks) {
          const { dueDay, latestDay, retryUntil, listDay, late } = callback;
          const offset = daysBetween(handedOver, dueDay);
          expect(isOpenDay(dueDay, callHours(windows, slot))).toBe(true);
          expect(dueDay >= dayOf(now, shanghai)).toBe(true);
          expect(listDay < dueDay && dueDay <= latestDay && latestDay <= retryUntil).toBe(true);
          if (callback.kind === "service") expect(offset >= 1 && (offset <= 5 || late)).toBeTruthy();
          if (callback.kind === "delivery3d") expect(offset).toBeGreaterThanOrEqual(3);
          if (callback.kind === "delivery7d") expect(offset).toBeGreaterThanOrEqual(7);
          if (late === "holiday" && callback.kind === "service") {
            const days = [1, 2, 3, 4, 5].map((n) => addDays(handedOver, n));
            expect(days.some((day) => isOpenDay(day, windows))).toBe(false);
          }
        }
        expect(new Set(callbacks.map(callbackKey)).size).toBe(callbacks.length);
        expect(callbacks.length > 0 && warnings.length > 0).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it("plans the same calls again until the day of the first has come", () => {
    fc.assert(
      fc.property(any, ({ type, minutes, age, windows, serviceDays, slot }) => {
        const start = at("2026-01-01 00:00");
        const event = { type, visit: "v1", at: new Date(+start + minutes * 60_000) } as const;
        const settings = store({ windows, serviceDays, slot });
        const once = planFollowUps(event, settings, event.at);
        const dayOne = at(`${once.callbacks[0]!.dueDay} 00:00`);
        const later = new Date(Math.min(+event.at + age * 60_000, +dayOne));
        expect(planFollowUps(event, settings, later)).toEqual(once);
      }),
    );
  });
});
