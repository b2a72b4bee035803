import { MongoBackend } from "@agendajs/mongo-backend";
import { Agenda, type Job } from "agenda";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type TestServer } from "./server.ts";

/** The scheduler keeps its jobs, runs each once and takes up what another has left. */
export function agendaContract(server: TestServer): void {
  const agendas: Agenda[] = [];
  const jobs = () => server.db.collection("agendaJobs");

  async function agenda(name: string): Promise<Agenda> {
    const made = new Agenda({ backend: new MongoBackend({ address: server.uri }), name, processEvery: 50 });
    await made.ready;
    agendas.push(made);
    return made;
  }

  beforeEach(() => jobs().deleteMany({}));
  afterEach(async () => {
    for (const made of agendas.splice(0)) await made.stop();
  });

  it("runs each job once, however many look for it", async () => {
    const runs: number[] = [];
    const all = 30;
    await new Promise<void>((resolve, reject) => {
      const work = (job: Job<{ n: number }>) => {
        runs.push(job.attrs.data.n);
        if (runs.length === all) resolve();
        return Promise.resolve();
      };
      const start = async () => {
        const both = [await agenda("first"), await agenda("second")];
        for (const one of both) one.define("once", work);
        for (let n = 0; n < all; n++) await both[0]!.now("once", { n });
        for (const one of both) await one.start();
      };
      start().catch(reject);
    });
    expect(runs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: all }, (_, n) => n));
  });

  it("keeps one document for a job that repeats, and runs it again and again", async () => {
    const one = await agenda("repeats");
    let runs = 0;
    await new Promise<void>((resolve, reject) => {
      one.define("tick", () => {
        if (++runs === 2) resolve();
        return Promise.resolve();
      });
      one
        .every("1 second", "tick")
        .then(() => one.every("1 second", "tick"))
        .then(() => one.start())
        .catch(reject);
    });
    expect(await jobs().countDocuments({ name: "tick" })).toBe(1);
  });

  it("writes down why a job failed, and unlocks it", async () => {
    const one = await agenda("fails");
    one.define("boom", () => Promise.reject(new Error("no fuel")));
    const failed = new Promise<void>((resolve) => one.on("fail:boom", () => resolve()));
    const completed = new Promise<void>((resolve) => one.on("complete:boom", () => resolve()));
    await one.now("boom");
    await one.start();
    await failed;
    await completed;
    expect(await jobs().findOne({ name: "boom" })).toMatchObject({
      failReason: "no fuel",
      failCount: 1,
      lockedAt: null,
    });
  });

  it("takes up a job whose keeper has died with it", async () => {
    await jobs().insertOne({
      name: "left",
      type: "normal",
      priority: 0,
      data: {},
      nextRunAt: new Date(0),
      lockedAt: new Date(0),
    });
    const one = await agenda("heir");
    const ran = new Promise<void>((resolve) =>
      one.define("left", () => Promise.resolve(resolve()), { lockLifetime: 1000 }),
    );
    await one.start();
    await ran;
  });

  it("leaves alone a job that another has locked just now, or that is disabled", async () => {
    const one = await agenda("careful");
    const ran: string[] = [];
    for (const name of ["locked", "disabled", "free"]) {
      one.define(name, () => {
        ran.push(name);
        return Promise.resolve();
      });
    }
    const due = { type: "normal", priority: 0, data: {}, nextRunAt: new Date(0), lockedAt: null };
    await jobs().insertMany([
      { ...due, name: "locked", lockedAt: new Date() },
      { ...due, name: "disabled", disabled: true },
    ]);
    const freeRan = new Promise<void>((resolve) => one.on("success:free", () => resolve()));
    await one.start();
    await one.now("free");
    await freeRan;
    expect(ran).toEqual(["free"]);
  });

  it("goes on after a restart with what was scheduled before", async () => {
    const before = await agenda("before");
    before.define("later", () => Promise.resolve());
    await before.schedule(new Date(Date.now() + 300), "later", { n: 1 });
    await before.stop();
    agendas.length = 0;
    const after = await agenda("after");
    const data = await new Promise((resolve, reject) => {
      after.define("later", (job: Job<{ n: number }>) => Promise.resolve(resolve(job.attrs.data)));
      after.start().catch(reject);
    });
    expect(data).toEqual({ n: 1 });
  });

  it("finds, counts and cancels jobs, and keeps one of those that are to be unique", async () => {
    const one = await agenda("books");
    one.define("book", () => Promise.resolve());
    for (let i = 0; i < 2; i++) {
      const job = one.create("book", { store: "s1" });
      await job.unique({ "data.store": "s1" }).schedule(new Date(8e12)).save();
    }
    await one.schedule(new Date(8e12), "book", { store: "s2" });
    expect((await one.queryJobs({ name: "book" })).total).toBe(2);
    expect((await one.queryJobs({ search: "BOO" })).total).toBe(2);
    expect(await one.getJobsOverview()).toMatchObject([{ name: "book", total: 2 }]);
    expect(await one.cancel({ name: "book", data: { store: "s1" } })).toBe(1);
    expect(await one.disable({ name: "book" })).toBe(1);
    expect((await jobs().find({ name: "book" }).toArray()).map(({ disabled }) => disabled)).toEqual([true]);
  });
}
