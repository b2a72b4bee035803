import { describe, expect, it } from "vitest";
import { eachStore } from "../../jobs/eachStore.ts";
import { jobs } from "../../jobs/index.ts";
import type { Job } from "../../jobs/job.ts";
import { planDay } from "../../jobs/planCallbacks.ts";
import { planNew } from "../../jobs/planNew.ts";
import { keepStores, storeJobs } from "../../jobs/storeJobs.ts";
import { Callback } from "../../models/callback.ts";
import { Store } from "../../models/store.ts";
import { useDatabase } from "../database.ts";
import {
  act,
  buildInformedComplaint,
  buildPerson,
  buildStaff,
  buildStore,
  later,
  today,
} from "../factories.ts";

const signal = new AbortController().signal;

describe("the jobs of the stores", () => {
  useDatabase();

  it("come in each store's own zone, under names that tell the stores apart", async () => {
    const cd = await buildStore();
    const la = await buildStore({ _id: "la01", timezone: "America/Los_Angeles" });
    const names = [...storeJobs(cd), ...storeJobs(la)].map(({ name, zone }) => `${name} ${zone}`);
    expect(names).toContain("planCallbacks:cd01 Asia/Shanghai");
    expect(names).toContain("postDay:la01 America/Los_Angeles");
    expect(new Set(names).size).toBe(6);
  });

  it("include those of a store that is new, without a restart", async () => {
    const kept: string[] = [];
    const job = keepStores(async (more: readonly Job[]) => void kept.push(...more.map(({ name }) => name)));
    await job.run({ now: later(0), signal });
    expect(kept).toEqual([]);
    await buildStore();
    await job.run({ now: later(1), signal });
    expect(kept).toContain("closeDay:cd01");
  });

  it("go on with the other stores when one fails, and tell of it", async () => {
    await buildStore({ _id: "a01" });
    await buildStore({ _id: "b01" });
    const worked: string[] = [];
    const job = eachStore("sweep", async ({ _id }) => {
      if (_id === "a01") throw new RangeError("no such zone");
      worked.push(_id);
    });
    await expect(job.run({ now: later(0), signal })).rejects.toThrow("sweep failed for 1 stores");
    expect(worked).toEqual(["b01"]);
  });

  it("have something to say of every store, as data", async () => {
    await buildStore();
    const catchUp = jobs.find(({ name }) => name === "catchUp")!;
    expect(await catchUp.run({ now: later(0), signal })).toMatchObject({
      cd01: { planned: { day: today }, day: { day: today, tasks: 0 }, closed: [] },
    });
  });

  it("leave off between two stores when the process stops", async () => {
    await buildStore();
    const stopped = AbortSignal.abort(new Error("the process stops"));
    const work = eachStore("sweep", async () => expect.unreachable());
    await expect(work.run({ now: later(0), signal: stopped })).rejects.toThrow("the process stops");
  });
});

describe("a measure that is done", () => {
  useDatabase();

  it("brings its follow-up call the same day, to a clerk who does not own the complaint", async () => {
    await buildStore();
    await buildStaff();
    await buildPerson({ code: "li", roles: ["clerk", "manager"], department: "service" });
    await planDay(await Store.named("cd01"), today, later(0));
    await Store.markDone("cd01", "planCallbacks", today);
    const complaint = await (await buildInformedComplaint()).handOver(act("wang"), "li");
    await complaint.measureDone(act("li", { at: later(30) }));
    await planNew(await Store.named("cd01"), later(31));
    const [call] = await Callback.find({ kind: "verification" });
    expect(call).toMatchObject({ day: today, assignee: "zhao", status: "planned" });
  });
});
