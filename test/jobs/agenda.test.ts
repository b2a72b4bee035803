import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startSchedule, type Schedule, type ScheduleOptions } from "../../jobs/agenda.ts";
import type { Job } from "../../jobs/job.ts";
import { nativeDatabase, openDatabase, type Database } from "../../models/database.ts";
import { temporaryFolder, type TemporaryFolder } from "../temporaryFolder.ts";

const noon = new Date("2026-11-24T04:00:00Z");

/** A job, and a promise of its first run. */
function watched(run: Job["run"] = async () => {}): { job: Job; ran: Promise<unknown> } {
  const first = deferred<undefined>();
  const job: Job = {
    name: "watched",
    every: "1 hour",
    run: (context) => {
      first.resolve(undefined);
      return run(context);
    },
  };
  return { job, ran: first.promise };
}

function deferred<T>(): { promise: Promise<T>; resolve(value: T): void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}

describe("the schedule", () => {
  let folder: TemporaryFolder;
  let database: Database;
  let schedules: Schedule[];
  beforeEach(() => {
    folder = temporaryFolder();
    schedules = [];
  });
  afterEach(async () => {
    await Promise.all(schedules.map((schedule) => schedule.stop(0)));
    await database.close();
    folder.remove();
  });

  async function open(): Promise<void> {
    database = await openDatabase({ directory: folder.path, role: "server" });
  }

  async function start(job: Job, options: Partial<ScheduleOptions> = {}): Promise<Schedule> {
    const schedule = await startSchedule([job], {
      db: nativeDatabase(),
      clock: () => noon,
      onError: () => {},
      pollMs: 100,
      ...options,
    });
    schedules.push(schedule);
    return schedule;
  }

  it("runs a job at the product's time", async () => {
    await open();
    const seen = deferred<Date>();
    await start({ name: "clock", every: "1 hour", run: async ({ now }) => seen.resolve(now) });
    expect(await seen.promise).toEqual(noon);
  });

  it("tells of a job that failed", async () => {
    await open();
    const told = deferred<[string, string]>();
    await start(
      { name: "broken", every: "1 hour", run: () => Promise.reject(new Error("no paper")) },
      { onError: (error, job) => told.resolve([job, error.message]) },
    );
    expect(await told.promise).toEqual(["broken", "no paper"]);
  });

  it("hands a job that a stop has cut short over at once", async () => {
    await open();
    const cut = watched(({ signal }) => once(signal, "abort").then(() => signal.throwIfAborted()));
    const first = await start(cut.job);
    await cut.ran;
    await first.stop(5_000);
    const second = watched();
    await start(second.job);
    await second.ran;
  });

  it("lets a job finish when it can within the grace, and leaves it for its next time", async () => {
    await open();
    let finished = false;
    const slow = watched(async ({ signal }) => {
      await once(signal, "abort");
      finished = true;
    });
    const first = await start(slow.job);
    await slow.ran;
    await first.stop(5_000);
    expect(finished).toBe(true);
    const jobs = await nativeDatabase().collection("agendaJobs").find().toArray();
    expect(jobs).toMatchObject([{ name: "watched", lockedAt: null }]);
    expect(jobs[0]!.nextRunAt.getTime()).toBeGreaterThan(Date.now());
  });

  it("takes over the job of a process that was killed, when its lock has run out", async () => {
    const child = spawn(process.execPath, ["--import", "tsx", "test/fakes/hangingJob.ts", folder.path], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "exit");
    await open();
    const next = watched();
    await start(next.job, { lockMs: 1_500 });
    await next.ran;
  });
});
