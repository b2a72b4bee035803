import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Contact, contactPlan, type OpenCallback } from "../../../models/rules/contactGovernor.ts";
import { addDays, dayOf } from "../../../models/rules/days.ts";
import { at, hours, shanghai } from "./hours.ts";

const windows = hours({ "mon-sun": ["09:30-11:30", "14:00-17:00"] });
const friday = "2026-11-20";
const open = (kind: OpenCallback["kind"], rest: Partial<OpenCallback> = {}): OpenCallback => ({
  id: kind,
  kind,
  cause: `visit:${kind}`,
  day: friday,
  lastDay: "2026-11-30",
  ...rest,
});
const planned = (callbacks: OpenCallback[], rest: Partial<Contact> = {}, day = friday) =>
  contactPlan({ mayBeCalled: true, callbacks, ...rest }, day, { windows, quietDays: 2 });
const spoke = (when: string) => ({ lastConversationAt: at(when) });

describe("contactPlan", () => {
  it("makes one call of one callback", () => {
    expect(planned([open("service")])).toEqual({
      conversation: { lead: "service", also: [], by: "clerk", questionnaire: "service" },
      held: [],
      merged: [],
      excluded: [],
    });
  });

  it("has nothing to do on a day for which nothing is planned", () => {
    expect(planned([open("service", { day: "2026-11-21" })])).toEqual({
      conversation: null,
      held: [],
      merged: [],
      excluded: [],
    });
  });

  it("joins what falls due together, led by the call with the questionnaire", () => {
    expect(planned([open("verification"), open("delivery3d"), open("service")]).conversation).toEqual({
      lead: "service",
      also: ["delivery3d", "verification"],
      by: "clerk",
      questionnaire: "service",
    });
  });

  it("leaves a 3-day call by itself to the consultant", () => {
    expect(planned([open("delivery3d")]).conversation).toMatchObject({
      by: "consultant",
      questionnaire: null,
    });
  });

  it("asks one questionnaire, the one whose last day comes first, and holds the other", () => {
    const plan = planned([
      open("delivery7d", { lastDay: "2026-11-27" }),
      open("service", { lastDay: "2026-11-22" }),
    ]);
    expect(plan.conversation).toMatchObject({ lead: "service", also: [] });
    expect(plan.held).toEqual([{ id: "delivery7d", until: at("2026-11-21 09:30") }]);
  });

  it("lets the other wait out the quiet gap once the conversation was had", () => {
    const plan = planned([open("delivery7d")], spoke("2026-11-20 10:00"));
    expect(plan.conversation).toBeNull();
    expect(plan.held).toEqual([{ id: "delivery7d", until: at("2026-11-22 10:00") }]);
  });

  it("ends the other as merged where the quiet gap passes its last day", () => {
    const plan = planned([open("service", { lastDay: "2026-11-21" })], spoke("2026-11-20 10:00"));
    expect(plan).toMatchObject({ conversation: null, held: [], merged: [{ id: "service" }] });
  });

  it("ends the other as merged on its last day, and keeps it until then if nobody was reached", () => {
    const both = [
      open("service", { lastDay: "2026-11-21" }),
      open("delivery7d", { day: "2026-11-20", lastDay: "2026-11-21" }),
    ];
    expect(planned(both).held).toMatchObject([{ id: "service" }]);
    const tomorrow = both.map((each) => ({ ...each, day: "2026-11-21" }));
    expect(planned(tomorrow, {}, "2026-11-21").merged).toEqual([{ id: "service", into: "delivery7d" }]);
  });

  it("hands an open 3-day call over to the 7-day call on its day", () => {
    const three = open("delivery3d", { cause: "visit:car", day: "2026-11-19" });
    const seven = open("delivery7d", { cause: "visit:car" });
    expect(planned([three, seven])).toMatchObject({
      conversation: { lead: "delivery7d", also: [], by: "clerk" },
      merged: [{ id: "delivery3d", into: "delivery7d" }],
    });
    expect(planned([three, { ...seven, day: "2026-11-21" }])).toMatchObject({
      conversation: { lead: "delivery3d" },
      merged: [],
    });
  });

  it("keeps the 3-day call of another car", () => {
    const calls = [
      open("delivery3d", { cause: "visit:second" }),
      open("delivery7d", { cause: "visit:first" }),
    ];
    expect(planned(calls)).toMatchObject({
      conversation: { lead: "delivery7d", also: ["delivery3d"] },
      merged: [],
    });
  });

  it("lets the 7-day call inherit the time agreed in the 3-day call", () => {
    const seven = open("delivery7d", { cause: "visit:car" });
    const three = (when: string) =>
      open("delivery3d", { cause: "visit:car", day: when.slice(0, 10), agreedAt: at(when) });
    expect(planned([three("2026-11-20 15:00"), seven]).conversation).toMatchObject({
      lead: "delivery7d",
      agreedAt: at("2026-11-20 15:00"),
    });
    expect(planned([three("2026-11-22 15:00"), seven])).toMatchObject({
      conversation: null,
      merged: [{ id: "delivery3d", into: "delivery7d" }],
      held: [{ id: "delivery7d", until: at("2026-11-22 15:00"), agreed: true }],
    });
  });

  it("lets complaint follow-ups, agreed times and broken-off calls through the quiet gap", () => {
    const calls = [
      open("verification"),
      open("service", { agreedAt: at("2026-11-20 15:00") }),
      open("delivery3d", { brokenOff: true }),
    ];
    expect(planned(calls, spoke("2026-11-19 15:00"))).toMatchObject({
      conversation: { lead: "service", also: ["delivery3d", "verification"] },
      held: [],
    });
  });

  it("adds nothing to such a call while the quiet gap lasts", () => {
    const plan = planned([open("verification"), open("service")], spoke("2026-11-19 15:00"));
    expect(plan.conversation).toMatchObject({ lead: "verification", also: [], questionnaire: null });
    expect(plan.held).toEqual([{ id: "service", until: at("2026-11-21 15:00") }]);
  });

  it("calls on the day on which the gap ends, not before its hour", () => {
    expect(planned([open("service")], spoke("2026-11-18 10:00")).conversation).toMatchObject({
      notBefore: at("2026-11-20 10:00"),
    });
    expect(planned([open("service")], spoke("2026-11-18 17:00"))).toMatchObject({
      conversation: null,
      held: [{ until: at("2026-11-21 09:30") }],
    });
  });

  it("goes on first with what was agreed or begun", () => {
    const plan = planned([
      open("delivery7d", { agreedAt: at("2026-11-20 15:00") }),
      open("service", { lastDay: "2026-11-22" }),
    ]);
    expect(plan.conversation).toMatchObject({ lead: "delivery7d", agreedAt: at("2026-11-20 15:00") });
  });

  it("calls nobody who said stop, not even about his complaint", () => {
    const calls = [open("verification"), open("service", { agreedAt: at("2026-11-20 15:00") })];
    expect(planned(calls, { mayBeCalled: false })).toEqual({
      conversation: null,
      held: [],
      merged: [],
      excluded: ["verification", "service"],
    });
  });

  const anyCallback = fc.record({
    kind: fc.constantFrom("delivery3d", "delivery7d", "service", "verification"),
    cause: fc.constantFrom("visit:a", "visit:b"),
    offset: fc.integer({ min: -3, max: 1 }),
    grace: fc.integer({ min: 0, max: 9 }),
    agreed: fc.constantFrom(undefined, "15:00"),
    brokenOff: fc.constantFrom(undefined, true as const),
  });
  const anyContact = fc.record({
    callbacks: fc.uniqueArray(anyCallback, { selector: ({ kind, cause }) => `${kind} ${cause}` }),
    spoken: fc.option(fc.integer({ min: 0, max: 5 * 24 * 60 }), { nil: undefined }),
  });

  it("loses nobody, asks one questionnaire at most and keeps the quiet gap", () => {
    fc.assert(
      fc.property(anyContact, ({ callbacks, spoken }) => {
        const calls = callbacks.map(({ offset, grace, agreed, ...rest }): OpenCallback => {
          const day = addDays(friday, offset);
          return {
            id: `${rest.kind} ${rest.cause}`,
            ...rest,
            day,
            lastDay: addDays(friday, grace),
            ...(agreed && { agreedAt: at(`${day} ${agreed}`) }),
          };
        });
        const lastConversationAt = spoken && new Date(+at("2026-11-20 08:00") - spoken * 60_000);
        const contact = lastConversationAt ? { lastConversationAt } : {};
        const { conversation, held, merged } = planned(calls, contact);
        const made = conversation ? [conversation.lead, ...conversation.also] : [];
        const named = [...made, ...held.map(({ id }) => id), ...merged.map(({ id }) => id)];
        expect(new Set(named).size).toBe(named.length);
        for (const { id, day } of calls) if (day <= friday) expect(named).toContain(id);
        for (const { until } of held) expect(dayOf(until, shanghai) > friday).toBe(true);
        const asked = calls.filter(({ id, kind }) => made.includes(id) && /7d|service/.test(kind));
        expect(asked.length).toBeLessThanOrEqual(1);
        const quiet = lastConversationAt && new Date(+lastConversationAt + 2 * 24 * 3_600_000);
        if (!quiet || quiet < at("2026-11-20 17:00")) return;
        const inherits = (each: OpenCallback) =>
          calls.some((other) => other.cause === each.cause && (other.agreedAt ?? other.brokenOff));
        for (const each of calls.filter(({ id }) => made.includes(id))) {
          expect(each.kind === "verification" || inherits(each)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
