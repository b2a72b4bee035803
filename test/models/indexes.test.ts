import mongoose from "mongoose";
import { beforeEach, describe, expect, it } from "vitest";
import { AuditEntry } from "../../models/auditEntry.ts";
import { Callback } from "../../models/callback.ts";
import { Complaint } from "../../models/complaint.ts";
import { Customer } from "../../models/customer.ts";
import { Day } from "../../models/day.ts";
import { finishAllFollows } from "../../models/follows.ts";
import { newId } from "../../models/id.ts";
import { Person } from "../../models/person.ts";
import { Point } from "../../models/point.ts";
import { Questionnaire } from "../../models/questionnaire.ts";
import { Response } from "../../models/response.ts";
import { Store } from "../../models/store.ts";
import { submitCall } from "../../models/submitCall.ts";
import { Vehicle } from "../../models/vehicle.ts";
import { Visit } from "../../models/visit.ts";
import { contents, useDatabase } from "../database.ts";
import {
  act,
  buildClaimedCallback,
  buildComplaint,
  buildOpenCallback,
  buildPoint,
  buildStaff,
  buildStore,
  buildVehicle,
  buildVerification,
  later,
  today,
  tuesday,
} from "../factories.ts";
import { inFull, questionsOf, workOf } from "../queries.ts";

useDatabase();

const NOISE = 60;
/** So many documents may be looked at in vain. */
const FEW = 5;

/** What years of a store leave behind: much that is over, in the same store, of each noun. */
const over: Record<string, (i: number) => object> = {
  stores: (i) => ({ _id: `other${i}` }),
  persons: (i) => ({ code: `x${i}`, active: false, slack: `S${i}`, telegram: `T${i}` }),
  customers: (i) => ({ phone: `+8613700${String(i).padStart(6, "0")}`, name: `郑${i}` }),
  vehicles: (i) => ({ plate: `京Z${10000 + i}`, ends: { plate: `${10000 + i}Z京` }, owner: newId() }),
  visits: (i) => ({ key: `OLD-${i}`, toPlan: false, vehicle: newId() }),
  callbacks: (i) => ({
    ...{ cause: `visit:old${i}`, status: "done", day: "2025-01-02", dueDay: "2025-01-02" },
    ...{ customer: newId(), vehicle: newId(), stale: false, listDay: "2025-01-01", assignee: "x" },
  }),
  questionnaires: (i) => ({ version: 100 + i, key: `old${i}`, kind: "sales" }),
  responses: (i) => ({
    ...{ callback: newId(), vehicle: newId(), submittedAt: new Date(+tuesday - i * 86_400_000 - 1) },
    also: [newId()],
  }),
  complaints: (i) => ({
    ...{ cause: `entry:old${i}`, state: "closed", vehicle: newId(), stale: false },
    ...{ since: new Date("2025-01-02"), closeDue: new Date("2025-01-05") },
  }),
  points: () => ({ state: "settled", customer: newId(), vehicle: newId(), stale: false }),
  days: (i) => ({ day: `2025-01-${i}`, postedAt: tuesday, closedAt: tuesday, stale: false }),
  audit_entries: (i) => ({ key: `old${i}`, at: new Date("2025-01-02") }),
};

async function addNoise(): Promise<void> {
  for (const [name, [document]] of Object.entries(await contents())) {
    const made = Array.from({ length: NOISE }, (_, i) => ({ ...document, _id: newId(), ...over[name]!(i) }));
    await mongoose.connection.db!.collection<object>(name).insertMany(made);
  }
}

beforeEach(async () => {
  await buildStore();
  await buildStaff();
});

describe("what is asked on a clock or a press", () => {
  it("is answered by an index, and nothing is sorted but what is given back", async () => {
    await Questionnaire.ensureBuiltIn("cd01", tuesday);
    const callback = await buildClaimedCallback();
    const { customer, vehicle, visit } = callback;
    const about = { customer, vehicle };
    await buildOpenCallback();
    const complaint = await buildComplaint({ ...about, cause: "entry:1" });
    await buildPoint({ ...about, promisedAt: tuesday });
    await buildVehicle({ vin: "LSVAA49J132000001", data: { owner: customer } });
    await Day.post("cd01", today, act());
    await AuditEntry.record("cd01", { act: "test" }, act());
    const { callback: verification, complaint: verifying } = await buildVerification();
    await submitCall(
      verification,
      {
        ...{ outcome: "completed", chat: "web" },
        verified: [{ complaint: verifying._id, satisfied: true, words: "" }],
      },
      act("li"),
    );
    await addNoise();

    const asked: Record<string, () => Promise<unknown>> = {
      "Store.named": () => Store.named("cd01"),
      "Store.markDone": () => Store.markDone("cd01", "postDay", today),
      "Person.named": () => Person.named("cd01", "li"),
      "Person.of": () => Person.of("cd01"),
      "Person.names": () => Person.names("cd01", ["li", "zhao"]),
      "Person.byChat slack": () => Person.byChat("slack", "S3"),
      "Person.byChat telegram": () => Person.byChat("telegram", "T3"),
      "Person.sawOn": () => Person.sawOn("cd01", "li", "slack"),
      "Customer.named": () => Customer.named("cd01", customer),
      "Customer.byPhone": () => Customer.byPhone("cd01", "+8613800000000", { name: "冯先生" }),
      "Customer.search by number": () => Customer.search("cd01", "13700000001"),
      "Customer.search by name": () => Customer.search("cd01", "郑1"),
      "Customer.spoke": () => Customer.spoke("cd01", customer, tuesday),
      "Vehicle.identify by VIN and plate": () =>
        Vehicle.identify("cd01", { vin: "LSVAA49J132000001", plate: "京Z10001" }),
      "Vehicle.search": () => Vehicle.search("cd01", "LSVAA49J132000001"),
      "Vehicle.search by its end": () => Vehicle.search("cd01", "000001"),
      "Vehicle.ofOwner": () => Vehicle.ofOwner("cd01", customer),
      "Visit.named": () => Visit.named("cd01", visit!),
      "Visit.record": () =>
        Visit.record("cd01", [{ type: "repair", key: "WO-new", data: { at: tuesday, vehicle } }]),
      "Visit.toPlan": () => inFull(Visit.toPlan("cd01", 10)),
      "Visit.ofVehicle": () => Visit.ofVehicle("cd01", vehicle, 5),
      "Callback.ofCause": () => Callback.ofCause("cd01", `visit:${String(visit)}`),
      "Callback.onDay": () => Callback.onDay("cd01", today),
      "Callback.queueOf": () => Callback.queueOf("cd01", today, tuesday),
      "Callback.queueOf one person": () => Callback.queueOf("cd01", today, tuesday, "li"),
      "Callback.toList": () => Callback.toList("cd01", today),
      "Callback.dueBetween": () => Callback.dueBetween("cd01", today, today),
      "Callback.openOf": () => Callback.openOf("cd01", customer),
      "Callback.ofVehicle": () => Callback.ofVehicle("cd01", vehicle, 3),
      "Callback.waitingUntil": () => Callback.waitingUntil(tuesday),
      "Callback.askedBefore": () => Callback.askedBefore("cd01", today),
      "Callback.claimed": () => Callback.claimed("cd01"),
      "Callback.leftBefore": () => Callback.leftBefore("cd01", "2026-12-02"),
      "Callback.countOn": () => Callback.countOn("cd01", today),
      "Callback.stale": () => Callback.stale(50),
      "saving a draft": () => callback.saveDraft(act("li"), { wait: 3 }),
      "a submitted call": () =>
        submitCall(
          callback,
          { outcome: "completed", chat: "web", complaints: [{ department: "service", points: [] }] },
          act("li", { at: later(1) }),
        ),
      "Questionnaire.current": () => Questionnaire.current("cd01", "service"),
      "Questionnaire.version": () => Questionnaire.version("cd01", "service", 1),
      "Response.ofCallback": () => Response.ofCallback("cd01", callback._id),
      "Response.between": () => Response.between("cd01", tuesday, later(2)),
      "Response.ofVehicle": () => Response.ofVehicle("cd01", vehicle, 3),
      "Response.lastOf": () => Promise.all([vehicle, newId()].map((id) => Response.lastOf("cd01", id))),
      "Complaint.open": () => Complaint.open("cd01"),
      "Complaint.ownedBy": () => Complaint.ownedBy("cd01", "wang"),
      "Complaint.ofVehicle": () => Complaint.ofVehicle("cd01", vehicle, 3),
      "Complaint.ofCause": () => Complaint.ofCause("cd01", "entry:1"),
      "Complaint.raisedBetween": () => Complaint.raisedBetween("cd01", tuesday, later(2)),
      "Complaint.dueBetween": () => Complaint.dueBetween("cd01", tuesday, later(9000)),
      "Complaint.stale": () => Complaint.stale(50),
      "acknowledging a complaint": () => complaint.acknowledge(act("wang")),
      "Point.openOf": () => Point.openOf("cd01", customer, vehicle),
      "Point.ownedBy": () => Point.ownedBy("cd01", "chen"),
      "Point.promisedUntil": () => Point.promisedUntil(tuesday),
      "Point.stale": () => Point.stale(50),
      "Day.of": () => Day.of("cd01", today),
      "Day.touch": () => Day.touch("cd01", today),
      "Day.unclosed": () => Day.unclosed("cd01"),
      "Day.stale": () => Day.stale(50),
      "AuditEntry.between": () => AuditEntry.between("cd01", tuesday, later(2)),
      finishAllFollows: () => finishAllFollows(),
    };
    const wrong: unknown[] = [];
    for (const [name, run] of Object.entries(asked)) {
      const questions = await questionsOf(run);
      expect(questions, name).not.toEqual([]);
      for (const question of questions) {
        const work = await workOf(question);
        const scans = work.stages.includes("COLLSCAN") || work.examined > work.returned + FEW;
        const sorts = work.stages.includes("SORT") && work.examined > work.returned;
        if (scans || sorts) wrong.push({ name, ...question, ...work });
      }
    }
    expect(wrong).toEqual([]);
  });
});

it("keeps every unique index within one store", () => {
  for (const { schema, modelName } of Object.values(mongoose.models)) {
    for (const [keys, options] of schema.indexes()) {
      if (options?.unique) expect([modelName, Object.keys(keys)[0]]).toEqual([modelName, "store"]);
    }
  }
});
