import { describe, expect, it } from "vitest";
import { Callback } from "../../models/callback.ts";
import { Customer } from "../../models/customer.ts";
import { Person } from "../../models/person.ts";
import { Point } from "../../models/point.ts";
import { Store } from "../../models/store.ts";
import { Visit } from "../../models/visit.ts";
import { planCallbacks, planDay } from "../../jobs/planCallbacks.ts";
import { planNew } from "../../jobs/planNew.ts";
import { contents, useDatabase } from "../database.ts";
import { at, callsOf, openStore, TUESDAY, visit } from "./storeDay.ts";

const friday = "2026-11-27";
const saturday = "2026-11-28";
const monday = "2026-11-30";
const night = at(`${monday} 21:00`);

describe("planning a day", () => {
  useDatabase();

  it("lists the service call of the third day the night before", async () => {
    const store = await openStore();
    const customer = await visit(saturday);
    expect(await planCallbacks(store, night)).toMatchObject({
      day: TUESDAY,
      visits: { created: 1 },
      list: { conversations: 1 },
    });
    expect(await callsOf(customer)).toMatchObject([
      { kind: "service", dueDay: TUESDAY, day: TUESDAY, status: "planned", assignee: expect.any(String) },
    ]);
  });

  it("changes nothing the second time", async () => {
    const store = await openStore();
    for (let i = 0; i < 5; i++) await visit(saturday, i % 2 ? {} : { type: "delivery", consultant: "chen" });
    await planDay(store, TUESDAY, night);
    const before = await contents();
    const again = await planDay(store, TUESDAY, night);
    expect(again).toMatchObject({
      visits: { visits: 0, created: 0 },
      list: { placed: 0, held: 0, merged: 0 },
    });
    expect(await contents()).toEqual(before);
  });

  it("lists a day once, whoever asks", async () => {
    await openStore();
    expect(await planCallbacks(await Store.named("cd01"), night)).not.toBeNull();
    expect(await planCallbacks(await Store.named("cd01"), at(`${monday} 23:10`))).toBeNull();
  });

  it("gives the calls in turn to the clerks who are there", async () => {
    const store = await openStore();
    await Person.setAway("cd01", "zhao", [{ from: TUESDAY, until: TUESDAY }]);
    for (let i = 0; i < 3; i++) await visit(saturday);
    await planDay(store, TUESDAY, night);
    const assigned = await Callback.onDay("cd01", TUESDAY);
    expect(assigned.map(({ assignee }) => assignee)).toEqual(["li", "li", "li"]);
  });

  it("shares the calls evenly", async () => {
    const store = await openStore();
    for (let i = 0; i < 6; i++) await visit(saturday);
    await planDay(store, TUESDAY, night);
    const assigned = await Callback.onDay("cd01", TUESDAY);
    expect(assigned.filter(({ assignee }) => assignee === "li")).toHaveLength(3);
  });

  it("gives the 3-day call to the consultant who sold the car", async () => {
    const store = await openStore();
    const customer = await visit(saturday, { type: "delivery", consultant: "chen" });
    await planDay(store, TUESDAY, night);
    const [threeDay] = await callsOf(customer);
    expect(threeDay).toMatchObject({ kind: "delivery3d", day: TUESDAY, assignee: "chen" });
  });

  it("holds one conversation with a customer who has two calls", async () => {
    const store = await openStore();
    const customer = await visit(saturday);
    await visit(saturday, { type: "delivery", consultant: "chen", phone: customer.phone! });
    await planDay(store, TUESDAY, night);
    const [lead, joined] = (await callsOf(customer))
      .filter(({ day }) => day === TUESDAY)
      .sort((a, b) => b.also.length - a.also.length);
    expect(lead).toMatchObject({ kind: "service" });
    expect(joined!.lead).toEqual(lead!._id);
  });

  it("calls in the slot that the customer asked for", async () => {
    const store = await openStore();
    const customer = await visit(saturday, { customer: { slot: { "mon-fri": "16:00-17:00" } } });
    await planDay(store, TUESDAY, night);
    const [call] = await callsOf(customer);
    expect(call).toMatchObject({
      ownSlot: true,
      window: { from: at(`${TUESDAY} 16:00`), to: at(`${TUESDAY} 17:00`) },
    });
  });

  it("leaves a customer in peace after a conversation", async () => {
    const store = await openStore();
    const customer = await visit(saturday);
    await Customer.spoke("cd01", customer._id, at(`${monday} 15:00`));
    await planDay(store, TUESDAY, night);
    expect(await callsOf(customer)).toMatchObject([{ day: "2026-12-02", dueDay: TUESDAY }]);
  });

  it("asks the advisor for a number that nobody wrote down", async () => {
    const store = await openStore();
    const customer = await visit(saturday, { advisor: "wang" });
    await Customer.updateOne({ _id: customer._id }, { $unset: { phone: 1 }, $set: { nameless: "x" } });
    await planDay(store, TUESDAY, night);
    const [point] = await Point.find({ store: "cd01" });
    expect(point).toMatchObject({ kind: "number", owner: "wang", until: "2026-12-07" });
    expect(await callsOf(customer)).toMatchObject([
      { status: "waiting", waitingFor: { what: "number", point: point!._id } },
    ]);
  });

  it("calls nobody who does not want it", async () => {
    const store = await openStore();
    const customer = await visit(saturday, { customer: { consent: "no" } });
    await planDay(store, TUESDAY, night);
    expect(await callsOf(customer)).toEqual([]);
  });

  it("ends the call of a customer who has taken his consent back", async () => {
    const store = await openStore();
    const customer = await visit(saturday);
    await planDay(store, TUESDAY, night);
    await customer.setWishes({ by: "wish", at: night, person: "wang" }, { consent: "no" });
    await planDay(store, TUESDAY, night);
    expect(await callsOf(customer)).toMatchObject([{ status: "done", outcome: "refusedHard" }]);
  });

  it("ends what nobody tried in time", async () => {
    const store = await openStore();
    const customer = await visit(saturday);
    await planDay(store, TUESDAY, night);
    await planDay(store, "2026-12-08", at("2026-12-07 21:00"));
    expect(await callsOf(customer)).toMatchObject([{ status: "done", outcome: "missed" }]);
  });

  it("takes the 3-day call over into the 7-day call", async () => {
    const store = await openStore();
    const customer = await visit(friday, { type: "delivery", consultant: "chen" });
    await planDay(store, monday, at(`${saturday} 21:00`));
    // Nobody called until the 7-day call's day, a stop of the whole week.
    await Callback.updateMany(
      { customer: customer._id, kind: "delivery3d" },
      { $set: { latestDay: "2026-12-10" } },
    );
    await planDay(store, "2026-12-04", at("2026-12-03 21:00"));
    expect(await callsOf(customer)).toMatchObject([
      { kind: "delivery3d", outcome: "merged" },
      { kind: "delivery7d", day: "2026-12-04", status: "planned" },
    ]);
  });

  it("plans a visit that comes in during the day", async () => {
    const store = await openStore();
    await planCallbacks(store, night);
    const customer = await visit(saturday);
    expect(await planNew(await Store.named("cd01"), at(`${TUESDAY} 10:00`))).toMatchObject({
      visits: { created: 1 },
    });
    expect(await callsOf(customer)).toMatchObject([{ day: TUESDAY, assignee: expect.any(String) }]);
    expect(await planNew(await Store.named("cd01"), at(`${TUESDAY} 10:01`))).toBeNull();
  });

  it("corrects the call of a changed visit, and withdraws it from an internal order", async () => {
    const store = await openStore();
    const customer = await visit(saturday);
    await planDay(store, TUESDAY, night);
    const [planned] = await callsOf(customer);
    const stored = await Visit.named("cd01", planned!.visit!);
    const change = (data: object) =>
      Visit.record("cd01", [
        {
          type: "repair",
          key: stored.key,
          data: { at: stored.at, vehicle: stored.vehicle, owner: customer._id, ...data },
        },
      ]);
    await change({ at: at(`${monday} 11:00`) });
    await planDay(store, TUESDAY, night);
    expect(await callsOf(customer)).toMatchObject([{ dueDay: "2026-12-03", day: "2026-12-03" }]);
    await change({ workKinds: ["internal"] });
    await planDay(store, TUESDAY, night);
    expect(await callsOf(customer)).toMatchObject([{ status: "done", outcome: "ineligible" }]);
  });
});
