import { MongoBackend } from "@agendajs/mongo-backend";
import { Agenda, type Job as AgendaJob } from "agenda";
import type { Clock, Job } from "./job.ts";

/** The running schedule. */
export interface Schedule {
  /** Lets running jobs finish for at most that long; what is cut short falls due again at once, for any process. */
  stop(graceMs: number): Promise<void>;
}

/** How the schedule is kept. */
export interface ScheduleOptions {
  /** The database in which Agenda keeps its collection: the driver's own handle. */
  db: ConstructorParameters<typeof MongoBackend>[0] extends infer C
    ? C extends { mongo: infer D }
      ? D
      : never
    : never;
  clock: Clock;
  /** Told of each job that failed; the job itself comes round again. */
  onError(error: Error, job: string): void;
  /** How long a job of a process that was killed stays locked, in milliseconds. */
  lockMs?: number;
  /** How often the schedule is looked at, in milliseconds. */
  pollMs?: number;
}

/** Keeps the jobs running at their times in one process at a time, however many processes there are. */
export async function startSchedule(jobs: Job[], options: ScheduleOptions): Promise<Schedule> {
  const { db, clock, onError, lockMs = 60_000, pollMs = 5_000 } = options;
  const stopping = new AbortController();
  const agenda = new Agenda({
    backend: new MongoBackend({ mongo: db, collection: "agendaJobs" }),
    processEvery: pollMs,
    defaultLockLifetime: lockMs,
  });
  agenda.on("error", (error: Error) => onError(error, "agenda"));
  agenda.on("fail", (error: Error | string, job) => {
    if (!stopping.signal.aborted) onError(error instanceof Error ? error : new Error(error), nameOf(job));
  });
  for (const job of jobs) {
    const work = (running: AgendaJob) =>
      renewing(running, lockMs, () => job.run({ now: clock(), signal: stopping.signal }));
    // A job that a stop has cut short is due again at once; one that failed waits for its next time.
    const backoff = () => (stopping.signal.aborted ? 0 : null);
    agenda.define(job.name, work, { concurrency: 1, lockLimit: 1, backoff });
  }
  await agenda.start();
  for (const { name, every, zone } of jobs) await agenda.every(every, name, undefined, { timezone: zone });
  return {
    async stop(graceMs) {
      stopping.abort(new Error("the process stops"));
      // Not agenda.stop(): it unlocks what still runs without making it due, and so would lose that run.
      await agenda.drain({ timeout: graceMs, closeConnection: false });
    },
  };
}

/** Renews the lock while the work lasts, so that a long job keeps it and a killed one soon loses it. */
async function renewing(running: AgendaJob, lockMs: number, work: () => Promise<unknown>): Promise<void> {
  const renewal = setInterval(() => void running.touch().catch(() => undefined), lockMs / 3);
  try {
    await work();
  } finally {
    clearInterval(renewal);
  }
}

const nameOf = (job: { attrs: { name: string } } | { jobName: string }): string =>
  "attrs" in job ? job.attrs.name : job.jobName;
