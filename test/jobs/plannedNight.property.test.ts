import fc from "fast-check";
import mongoose from "mongoose";
import { describe, expect, it } from "vitest";
import { carryOver } from "../../jobs/carryOver.ts";
import { dayToCall } from "../../jobs/dayTimes.ts";
import { drawUp } from "../../jobs/plan/drawUp.ts";
import { planVisits } from "../../jobs/plan/planVisits.ts";
import { type DayPlanned, planDay } from "../../jobs/planCallbacks.ts";
import { Callback } from "../../models/callback.ts";
import { Customer } from "../../models/customer.ts";
import { newId } from "../../models/id.ts";
import { Day } from "../../models/day.ts";
import { finishAllFollows } from "../../models/follows.ts";
import { Person } from "../../models/person.ts";
import { addDays } from "../../models/rules/days.ts";
import type { Store } from "../../models/storeFields.ts";
import { Visit } from "../../models/visit.ts";
import { crashingAfter } from "../crash.ts";
import { type Contents, contents, restore, useDatabase } from "../database.ts";
import { buildComplaint, buildVehicle } from "../factories.ts";
import { at, openStore, TUESDAY, visit } from "./storeDay.ts";

const night = at("2026-11-30 21:00");
const before = at("2026-11-29 21:00");

/** A car that came; some belong to the same customers. */
const handedBack = fc.record({
  customer: fc.integer({ min: 0, max: 7 }),
  daysAgo: fc.constantFrom(3, 3, 3, 4, 7, 1),
  type: fc.constantFrom("repair", "repair", "delivery"),
  consultant: fc.constantFrom("chen", undefined),
  rework: fc.boolean(),
  /** In the list of the night before already. */
  known: fc.boolean(),
  /** Brought again with other words, before its calls were planned or after. */
  changed: fc.boolean(),
});

/** What is known of each customer. */
const person = fc.record({
  slot: fc.constantFrom(undefined, undefined, { "mon-fri": "16:00-17:00" }, { wed: "10:00-11:00" }),
  consent: fc.constantFrom("unknown", "yes", "unknown", "no"),
  spokeHoursAgo: fc.constantFrom(undefined, undefined, 5, 30, 47),
  nameless: fc.boolean(),
});

/** What became of calls that were listed before. */
const deed = fc.record({
  call: fc.nat({ max: 20 }),
  what: fc.constantFrom("claimed", "waiting", "done", "open"),
});

const scene = fc.record({
  visits: fc.array(handedBack, { minLength: 1, maxLength: 14 }),
  persons: fc.array(person, { minLength: 8, maxLength: 8 }),
  deeds: fc.array(deed, { maxLength: 5 }),
  away: fc.boolean(),
  verifications: fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 2 }),
});

type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never;

describe("a night that writes calls down with their places", () => {
  useDatabase();

  it("ends as one that writes them down first and places them then, and so does doing it again", async () => {
    await fc.assert(
      fc.asyncProperty(scene, async (made) => {
        const store = await set(made);
        const start = await contents();
        const atOnce = [await planDay(store, TUESDAY, night), await contents()];
        const again = [await planDay(store, TUESDAY, night), await contents()];

        await restore(start);
        expect(atOnce).toEqual([await inTwoSteps(store), await contents()]);
        expect(again).toEqual([await inTwoSteps(store), await contents()]);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it("comes to the same when it breaks off at any write, and then changes nothing more", async () => {
    await fc.assert(
      fc.asyncProperty(scene, fc.nat({ max: 12 }), async ({ visits, ...rest }, writes) => {
        const store = await set({ ...rest, visits: visits.map((each) => ({ ...each, known: false })) });
        const start = await contents();
        await planDay(store, TUESDAY, night);
        const undisturbed = await contents();
        await planDay(store, TUESDAY, night);
        expect(await contents()).toEqual(undisturbed);

        await restore(start);
        await crashingAfter(writes, () => planDay(store, TUESDAY, night));
        // As the schedule does every minute.
        await finishAllFollows();
        await planDay(store, TUESDAY, night);
        expect(settled(await contents())).toEqual(settled(undisturbed));
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  it("goes on where thousands of calls broke off, with the same callers", async () => {
    await Promise.all(Object.values(mongoose.models).map((model) => model.deleteMany({})));
    const store = await openStore();
    for (const first of [0, 900, 1_800]) await handBackMany(first, 900);
    const start = await contents();
    await planDay(store, TUESDAY, night);
    const undisturbed = await contents();
    expect(undisturbed.callbacks).toHaveLength(2_700);

    for (const writes of [1, 2, 3]) {
      await restore(start);
      expect(await crashingAfter(writes, () => planDay(store, TUESDAY, night))).toBe(true);
      await planDay(store, TUESDAY, night);
      expect(await contents()).toEqual(undisturbed);
    }
  }, 120_000);
});

/** Cars of as many customers, handed back one after the other on the third day before. */
async function handBackMany(first: number, count: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, i) => first + i);
  const customers = await Customer.record(
    "cd01",
    numbers.map((n) => ({ phone: `+86138${String(n).padStart(8, "0")}`, data: {} })),
  );
  const day = +at("2026-11-28 15:00");
  await Visit.record(
    "cd01",
    numbers.map((n, i) => ({
      ...{ type: "repair" as const, key: `${n}` },
      data: { at: new Date(day + (n % 7) * 60_000), vehicle: newId(), owner: customers[i]!.document._id },
    })),
  );
}

/** The store as it stands in that night. */
async function set({ visits, persons, deeds, away, verifications }: Scene): Promise<Store> {
  await Promise.all(Object.values(mongoose.models).map((model) => model.deleteMany({})));
  const store = await openStore();
  if (away) await Person.setAway("cd01", "zhao", [{ from: TUESDAY, until: TUESDAY }]);
  await Day.of("cd01", TUESDAY);
  await bring(visits.filter(({ known }) => known));
  await planDay(store, "2026-11-30", before);
  for (const { call, what } of deeds) {
    const calls = await Callback.find({ store: "cd01" }).sort({ _id: 1 });
    const one = calls[call % (calls.length || 1)];
    if (one) await Callback.updateOne({ _id: one._id }, { $set: became[what] });
  }
  await bring(visits.filter(({ known }) => !known));
  await bring(visits.filter(({ changed }) => changed).map((each) => ({ ...each, rework: !each.rework })));
  for (const number of verifications) await verify(number);
  for (const [number, { slot, consent, spokeHoursAgo, nameless }] of persons.entries()) {
    const lastConversationAt = spokeHoursAgo && new Date(+night - spokeHoursAgo * 3_600_000);
    const wishes = { consent, ...(slot && { slot }), ...(lastConversationAt && { lastConversationAt }) };
    const nobodys = nameless && { $unset: { phone: 1 } };
    await Customer.updateOne(
      { phone: phoneOf(number) },
      { $set: { ...wishes, ...(nameless && { nameless: `x${number}` }) }, ...nobodys },
    );
  }
  return store;
}

/** Stands that a call may have come to, as far as a plan looks at them. */
const became = {
  open: { status: "open" },
  claimed: { status: "claimed", claimed: { person: "li", at: before, renewedAt: before } },
  done: { status: "done", outcome: "completed", finalAt: before },
  waiting: { status: "waiting", agreed: true, nextAt: at(`${TUESDAY} 15:00`), day: TUESDAY },
};

const phoneOf = (number: number): string => `+861390000000${number}`;

async function bring(visits: readonly Scene["visits"][number][]): Promise<void> {
  for (const { customer, daysAgo, type, consultant, rework } of visits) {
    const day = addDays(TUESDAY, -daysAgo);
    const sold = type === "delivery" && consultant !== undefined ? { consultant } : {};
    await visit(day, { type, phone: phoneOf(customer), rework, advisor: "wang", ...sold });
  }
}

/** Whether he is satisfied now is asked by anybody but the one who owns his complaint. */
async function verify(number: number): Promise<void> {
  const customer = await Customer.byPhone("cd01", phoneOf(number), {});
  const vehicle = await buildVehicle();
  const complaint = await buildComplaint({ customer: customer._id, vehicle: vehicle._id, owner: "li" });
  await Callback.plan([
    {
      ...{ store: "cd01", kind: "verification", occurrence: 0, topics: [], questionnaire: null },
      ...{ listDay: "2026-11-30", dueDay: TUESDAY, latestDay: "2026-12-14", retryUntil: "2026-12-14" },
      cause: { type: "complaint", id: complaint.id },
      ...{ customer: customer._id, vehicle: vehicle._id, complaint: complaint._id, handedOverAt: before },
    },
  ]);
}

/** The night as it is where every call is written down before its place is known. */
async function inTwoSteps(store: Store): Promise<DayPlanned> {
  const visits = await planVisits(store, night);
  if (dayToCall(store, night) === TUESDAY) await carryOver(store, night);
  const { created: _none, ...list } = await drawUp(store, TUESDAY, night);
  return { day: TUESDAY, visits, list };
}

/** What a night is for; how often something was written on the way to it does not count, nor who got which call. */
function settled({ callbacks = [], visits = [] }: Contents): unknown {
  return {
    calls: callbacks.map(({ revision: _r, done: _d, stale: _s, assignee, ...call }) => ({
      ...call,
      given: assignee !== undefined,
    })),
    toPlan: visits.filter(({ toPlan }) => toPlan === true).length,
  };
}
