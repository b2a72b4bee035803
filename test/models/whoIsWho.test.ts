import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { Callback } from "../../models/callback.ts";
import { Customer } from "../../models/customer.ts";
import type { CustomerEntry } from "../../models/customerFields.ts";
import { Vehicle } from "../../models/vehicle.ts";
import type { VehicleEntry } from "../../models/vehicleFields.ts";
import { Visit } from "../../models/visit.ts";
import { contents, restore, useDatabase } from "../database.ts";
import {
  act,
  buildCallback,
  buildCustomer,
  buildStore,
  buildVehicle,
  buildVisit,
  tuesday,
} from "../factories.ts";
import { inFull } from "../queries.ts";

useDatabase();
beforeEach(async () => {
  await buildStore();
});

const refused = (code: string) => expect.objectContaining({ code });
const [v1, v2, v3] = ["LSVAA49J132000001", "LSVAA49J132000002", "LSVAA49J132000003"] as const;
const [p1, p2, p3] = ["川A12345", "川A54321", "川B00001"] as const;

describe("a vehicle", () => {
  it("is its VIN, however often its plate changes", async () => {
    const first = await Vehicle.identify("cd01", { vin: v1, plate: p1 });
    const second = await Vehicle.identify("cd01", { vin: v1, plate: p2 });
    expect(second.id).toBe(first.id);
    expect(second).toMatchObject({ plate: p2, formerPlates: [p1] });
  });

  it("without a VIN is its plate", async () => {
    const first = await Vehicle.identify("cd01", { plate: p1 });
    expect((await Vehicle.identify("cd01", { plate: p1 })).id).toBe(first.id);
    expect((await Vehicle.identify("cd02", { plate: p1 })).id).not.toBe(first.id);
  });

  it("takes its plate from the car that bore it, and the two stay two", async () => {
    const first = await Vehicle.identify("cd01", { vin: v1, plate: p1 });
    const second = await Vehicle.identify("cd01", { vin: v2, plate: p1 });
    expect(second.id).not.toBe(first.id);
    const before = await Vehicle.named("cd01", first._id);
    expect(before.plate).toBeUndefined();
    expect(before).toMatchObject({ vin: v1, formerPlates: [p1] });
  });

  it("gathers what hung on a file begun without VIN", async () => {
    const unnamed = await buildVehicle({ plate: p1, data: { model: "朗逸", mileage: 9000 } });
    const visit = await buildVisit({ data: { vehicle: unnamed._id } });
    const callback = await buildCallback({ visit: visit._id });
    await buildVehicle({ vin: v1, data: { colour: "白", mileage: 7000 } });
    const car = await Vehicle.identify("cd01", { vin: v1, plate: p1 });
    expect(car).toMatchObject({ vin: v1, plate: p1, model: "朗逸", colour: "白", mileage: 9000 });
    expect((await Visit.named("cd01", visit._id)).vehicle).toEqual(car._id);
    expect((await Callback.named("cd01", callback._id)).vehicle).toEqual(car._id);
    expect((await Vehicle.named("cd01", unnamed._id)).id).toBe(car.id);
  });

  it("learns what is new; its mileage only grows", async () => {
    const entry = { vin: v1, data: { model: "朗逸", mileage: 9000 } };
    const say = async (data: VehicleEntry["data"]) =>
      (await Vehicle.record("cd01", [{ vin: v1, data: data! }]))[0]!.applied;
    expect((await Vehicle.record("cd01", [entry]))[0]!.applied).toBe("created");
    expect(await say(entry.data)).toBe("unchanged");
    expect(await say({ mileage: 8000 })).toBe("unchanged");
    expect(await say({ colour: "白" })).toBe("updated");
    expect(await Vehicle.identify("cd01", { vin: v1 })).toMatchObject({ mileage: 9000, colour: "白" });
  });

  it("without any name is refused", async () => {
    await expect(Vehicle.identify("cd01", {})).rejects.toEqual(refused("vehicle.nameless"));
  });

  it("is found by plate, VIN or the end of either", async () => {
    const car = await Vehicle.identify("cd01", { vin: v1, plate: p1 });
    await Vehicle.identify("cd01", { vin: v2, plate: p2 });
    for (const text of ["川a·12345", "2345", v1, "000001"]) {
      expect((await Vehicle.search("cd01", text)).map(({ id }) => id)).toEqual([car.id]);
    }
    expect(await Vehicle.search("cd01", "345")).toEqual([]);
    expect(await Vehicle.search("cd02", p1)).toEqual([]);
  });

  it("is made once by ten who name it at once", async () => {
    const found = await Promise.all(
      Array.from({ length: 10 }, () => Vehicle.identify("cd01", { vin: v1, plate: p1 })),
    );
    expect(new Set(found.map(({ id }) => id)).size).toBe(1);
  });
});

describe("many vehicles in any order", () => {
  const entry = fc.record(
    { vin: fc.constantFrom(v1, v2, v3), plate: fc.constantFrom(p1, p2, p3) },
    { requiredKeys: [] },
  );
  const named = entry.filter(({ vin, plate }) => Boolean(vin ?? plate));
  const batches = fc.array(fc.array(named, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 });

  it("keep one bearer for each plate, never merge two VINs, and name the right car for every row", async () => {
    const empty = await contents();
    await fc.assert(
      fc.asyncProperty(batches, async (imports) => {
        await restore(empty);
        const vinOf = new Map<string, string>();
        for (const rows of imports) {
          const recorded = await Vehicle.record("cd01", rows);
          for (const [i, { document }] of recorded.entries()) {
            const { vin } = rows[i]!;
            const now = await Vehicle.named("cd01", document._id);
            expect(now.joined).toBeUndefined();
            if (vin) expect(now.vin).toBe(vin);
          }
          const last = rows.at(-1)!;
          const bearer = await Vehicle.named("cd01", recorded.at(-1)!.document._id);
          if (last.plate) expect(bearer.plate).toBe(last.plate);
        }
        for (const { id, vin, plate, pending, joined } of await Vehicle.find({})) {
          expect(pending).toBeUndefined();
          if (joined) expect([vin, plate]).toEqual([undefined, undefined]);
          if (vin) {
            expect(vinOf.has(vin)).toBe(false);
            vinOf.set(vin, id);
          }
        }
        const said = new Set(imports.flat().flatMap(({ vin }) => vin ?? []));
        expect(new Set(vinOf.keys())).toEqual(said);
      }),
      { numRuns: 30 },
    );
  });

  it("come to the same in one batch, in a dry run, and one by one", async () => {
    const empty = await contents();
    const shape = async () =>
      (await Vehicle.find({ joined: { $exists: false } }))
        .map(({ vin, plate, formerPlates }) => ({ vin, plate, formerPlates }))
        .sort((a, b) => `${a.vin}${a.plate}`.localeCompare(`${b.vin}${b.plate}`));
    await fc.assert(
      fc.asyncProperty(fc.array(named, { minLength: 1, maxLength: 8 }), async (rows) => {
        await restore(empty);
        const dry = await Vehicle.record("cd01", rows, { dryRun: true });
        expect(await contents()).toEqual(empty);
        const applied = await Vehicle.record("cd01", rows);
        expect(dry.map((one) => one.applied)).toEqual(applied.map((one) => one.applied));
        const together = await shape();
        await restore(empty);
        for (const row of rows) await Vehicle.record("cd01", [row]);
        expect(await shape()).toEqual(together);
      }),
      { numRuns: 30 },
    );
  });
});

describe("a customer", () => {
  it("is his number within the store", async () => {
    const first = await buildCustomer({ phone: "+8613900000001", name: "周先生" });
    const second = await Customer.byPhone("cd01", "+8613900000001", { name: "周女士" });
    expect(second.id).toBe(first.id);
    expect(second.name).toBe("周女士");
    expect((await Customer.byPhone("cd02", "+8613900000001")).id).not.toBe(first.id);
  });

  it("without a number is told apart by car and name", async () => {
    const vehicle = (await buildVehicle())._id;
    const record = async (name: string) => (await Customer.record("cd01", [{ vehicle, data: { name } }]))[0]!;
    const first = await record("周先生");
    expect(first.applied).toBe("created");
    expect((await record("周先生")).applied).toBe("unchanged");
    expect((await record("吴先生")).document._id).not.toEqual(first.document._id);
    await expect(Customer.record("cd01", [{ data: {} }])).rejects.toEqual(refused("person.nameless"));
  });

  it("who said no stays called by nobody, whatever is imported", async () => {
    const customer = await buildCustomer({ phone: "+8613900000001" });
    await customer.stopCalling(act("li"), "别再打了");
    await customer.setWishes(act("chen"), { consent: "no" });
    const consents = fc.array(fc.constantFrom("yes" as const, "unknown" as const, "no" as const));
    await fc.assert(
      fc.asyncProperty(consents, async (said) => {
        const rows: CustomerEntry[] = said.map((consent) => ({ phone: "+8613900000001", data: { consent } }));
        await Customer.record("cd01", rows);
        const now = await Customer.named("cd01", customer._id);
        expect([now.mayBeCalled(), now.consent]).toEqual([false, "no"]);
      }),
      { numRuns: 10 },
    );
    expect((await customer.allowCalls(act("chen"))).mayBeCalled()).toBe(true);
  });

  it("is unknown until he says, then yes or no", async () => {
    const say = async (consent: "yes" | "no" | "unknown") =>
      (await Customer.byPhone("cd01", "+8613900000001", { consent })).consent;
    expect([
      await say("unknown"),
      await say("yes"),
      await say("unknown"),
      await say("no"),
      await say("yes"),
    ]).toEqual(["unknown", "yes", "yes", "no", "no"]);
  });

  it("keeps all his numbers and the one on which he wants to be called", async () => {
    await buildCustomer({ phone: "+8613900000001", phones: ["+862811111111"] });
    const customer = await Customer.byPhone("cd01", "+8613900000001", { phones: ["+862822222222"] });
    expect(customer.phones).toEqual(["+862811111111", "+862822222222"]);
    expect(customer.number()).toBe("+8613900000001");
    const wishes = { preferredPhone: "+862811111111", slot: { mon: "18:00-19:00" } };
    const told = await customer.setWishes(act("chen"), wishes);
    expect(told.number()).toBe("+862811111111");
    expect(told.slotWeek()).toEqual({ mon: [{ from: 1080, to: 1140 }] });
  });

  it("is found by number, as dialled or as written, and by the beginning of his name", async () => {
    const customer = await buildCustomer({ phone: "+8613900000001", name: "周先生" });
    await buildCustomer({ name: "吴先生" });
    for (const text of ["139 0000 0001", "+86 13900000001", "8613900000001", "周"]) {
      expect((await Customer.search("cd01", text)).map(({ id }) => id)).toEqual([customer.id]);
    }
    expect(await Customer.search("cd01", " ")).toEqual([]);
  });

  it("remembers the last conversation, never an earlier one", async () => {
    const { _id } = await buildCustomer();
    await Customer.spoke("cd01", _id, tuesday);
    await Customer.spoke("cd01", _id, new Date("2026-11-01T10:00:00+08:00"));
    expect((await Customer.named("cd01", _id)).lastConversationAt).toEqual(tuesday);
  });

  it("in one batch comes to the same as one by one, and in a dry run nothing is written", async () => {
    const empty = await contents();
    const row = fc.record({
      phone: fc.constantFrom("+8613900000001", "+8613900000002"),
      data: fc.record(
        { name: fc.constantFrom("周", "吴"), consent: fc.constantFrom("yes" as const, "no" as const) },
        { requiredKeys: [] },
      ),
    });
    const shape = async () =>
      (await Customer.find({})).map(({ phone, name, consent }) => `${phone} ${name} ${consent}`).sort();
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
        await restore(empty);
        const dry = await Customer.record("cd01", rows, { dryRun: true });
        expect(await contents()).toEqual(empty);
        const applied = await Customer.record("cd01", rows);
        expect(dry.map((one) => one.applied)).toEqual(applied.map((one) => one.applied));
        const together = await shape();
        expect((await Customer.record("cd01", rows.slice(-1)))[0]!.applied).toBe("unchanged");
        await restore(empty);
        for (const each of rows) await Customer.record("cd01", [each]);
        expect(await shape()).toEqual(together);
      }),
      { numRuns: 25 },
    );
  });
});

describe("a visit", () => {
  it("is written once; the same again changes nothing, a changed one is planned anew", async () => {
    const visit = await buildVisit({ key: "WO-1" });
    const { vehicle, owner } = visit;
    const say = async (more: object) => {
      const data = { at: visit.at, advisor: "chen", vehicle, ...(owner && { owner }), ...more };
      return (await Visit.record("cd01", [{ type: "repair", key: "WO-1", data }]))[0]!.applied;
    };
    expect((await inFull(Visit.toPlan("cd01", 10))).map(({ id }) => id)).toEqual([visit.id]);
    expect(await Visit.planned(visit._id, visit.revision)).toBe(true);
    expect(await say({ source: "another import" })).toBe("unchanged");
    expect(await inFull(Visit.toPlan("cd01", 10))).toEqual([]);
    expect(await say({ work: "大保养" })).toBe("updated");
    const [changed] = await inFull(Visit.toPlan("cd01", 10));
    expect(changed).toMatchObject({ work: "大保养", revision: visit.revision + 1 });
    expect(await Visit.planned(visit._id, visit.revision)).toBe(false);
    expect(await inFull(Visit.toPlan("cd01", 10))).toHaveLength(1);
  });

  it("is a delivery or a repair of its own under the same number", async () => {
    const repair = await buildVisit({ key: "1" });
    const delivery = await buildVisit({ key: "1", type: "delivery" });
    expect(delivery.id).not.toBe(repair.id);
  });
});
