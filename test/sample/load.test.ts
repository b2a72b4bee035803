import { beforeAll, describe, expect, it } from "vitest";
import { Callback } from "../../models/callback.ts";
import { Complaint } from "../../models/complaint.ts";
import { Questionnaire } from "../../models/questionnaire.ts";
import { Response } from "../../models/response.ts";
import { checkAnswers } from "../../models/rules/answerCheck.ts";
import { isOpen } from "../../models/rules/openTime.ts";
import { itemMeans } from "../../models/rules/scoring.ts";
import { Store } from "../../models/store.ts";
import { Vehicle } from "../../models/vehicle.ts";
import { Visit } from "../../models/visit.ts";
import { draw } from "../../models/rules/draw.ts";
import { sampleCars } from "../../sample/cars.ts";
import { type Loaded, loadSample } from "../../sample/load.ts";
import { seeded } from "../../sample/random.ts";
import { useDatabaseOnce } from "./database.ts";

const tuesday = new Date("2026-12-01T09:25:00+08:00");

describe("the sample store", () => {
  useDatabaseOnce();
  let loaded: Loaded;
  let store: Store;
  beforeAll(async () => {
    loaded = await loadSample(tuesday, 1);
    store = await Store.named("cd01");
  }, 90_000);

  it("has a dealership's cars, visits, calls and complaints", () => {
    expect(loaded.vehicles).toBeGreaterThan(1_100);
    expect(loaded.visits).toBeGreaterThan(1_400);
    expect(loaded.responses).toBeGreaterThan(1_200);
    expect(loaded.complaints).toBe(37);
  });

  it("called nobody outside the windows, the customer's own time excepted", async () => {
    const callbacks = await Callback.find({ store: "cd01", kind: { $ne: "verification" } });
    const windows = store.callHours();
    const tried = callbacks.flatMap(({ attempts }) => attempts.slice(0, 1));
    const outside = tried.filter(({ at, seconds }) => !isOpen(new Date(+at - seconds * 1_000), windows));
    expect(tried.length).toBeGreaterThan(1_300);
    expect(outside.length).toBeLessThan(tried.length * 0.06);
  });

  it("tried nobody oftener than the rule allows", async () => {
    const callbacks = await Callback.find({ store: "cd01" });
    const oftener = callbacks.filter(({ attempts }) => attempts.length > store.limits.attempts);
    expect(oftener.every(({ attempts }) => attempts.some(({ agreedAt }) => agreedAt))).toBe(true);
  });

  it("plans again exactly the callbacks that it has", async () => {
    const [known] = await Callback.find({ store: "cd01", kind: "service", status: "done" }).limit(1);
    const { kind, customer, vehicle, visit, handedOverAt, listDay, dueDay, latestDay, retryUntil } = known!;
    const plan = {
      store: "cd01",
      kind,
      customer,
      vehicle,
      handedOverAt,
      listDay,
      dueDay,
      latestDay,
      retryUntil,
    };
    const { created } = await Callback.plan([
      {
        ...plan,
        ...{ visit: visit!, occurrence: 0, topics: [], questionnaire: "service" },
        cause: { type: "visit", id: String(visit) },
      },
    ]);
    expect(created).toBe(0);
  });

  it("holds only answers that the questionnaire takes", async () => {
    const { definition } = await Questionnaire.current("cd01", "service");
    const responses = await Response.find({ store: "cd01", "questionnaire.kind": "service" });
    for (const { answers, callback } of responses.slice(0, 200)) {
      const items = Object.fromEntries(Object.entries(answers).filter(([key]) => !key.includes(":")));
      expect(checkAnswers(definition, items, draw(definition, String(callback)).drawn)).toEqual([]);
    }
  });

  it("is weak where it should be: waiting and the bill", async () => {
    const { definition } = await Questionnaire.current("cd01", "service");
    const responses = await Response.find({ store: "cd01", "questionnaire.kind": "service" });
    const means = itemMeans(
      definition,
      responses.map(({ answers }) => answers),
    );
    const weakest = means.toSorted((a, b) => (a.mean ?? 10) - (b.mean ?? 10)).slice(0, 4);
    const names = weakest.map(({ item }) => item);
    expect(names).toContain("waiting");
    expect(names).toContain("bill");
  });

  it("has complaints on every part of their way", async () => {
    const states = new Set((await Complaint.find({ store: "cd01" })).map(({ state }) => state));
    for (const state of ["open", "acknowledged", "planned", "informed", "verifying", "reopened", "closed"])
      expect(states).toContain(state);
  });

  it("leaves today's calls to the planner, and three of the last day to be carried over", async () => {
    expect(await Callback.countDocuments({ store: "cd01", status: "open" })).toBe(3);
    expect(await Visit.countDocuments({ store: "cd01", toPlan: true })).toBeGreaterThan(30);
  });

  it("finds a car by the end of its plate, as the models keep it", async () => {
    const [car] = await Vehicle.find({ store: "cd01", plate: { $exists: true } }).limit(1);
    const found = await Vehicle.search("cd01", car!.plate!.slice(-5));
    expect(found.map(({ id }) => id)).toContain(car!.id);
  });
});

describe("the sample's cars", () => {
  it("are the same from the same seed", () => {
    expect(sampleCars(20, seeded(7))).toEqual(sampleCars(20, seeded(7)));
  });
});
