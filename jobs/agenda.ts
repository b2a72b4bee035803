import { MongoBackend, type MongoBackendConfig } from "@agendajs/mongo-backend";
import { Agenda, type Job as AgendaJob } from "agenda";
import type { Clock, Job } from "./job.ts";

/** The running schedule. */
export interface Schedule {
  /** Keeps these jobs running at their times too; one that is kept already stays as it is. */
  keep(jobs: readonly Job[]): Promise<void>;
  /** Lets running jobs finish for at most that long; what is cut short falls due again at once, for any process. */
  stop(graceMs: number): Promise<void>;
}

/** How the schedule is kept. */
export interface ScheduleOptions {
  /** The database in which Agenda keeps its collection: the driver's own handle. */
  db: Extract<MongoBackendConfig, { mongo: unknown }>["mongo"];
  clock: Clock;
  /** Told of each job that failed; the job itself comes round again. */
  onError(error: Error, job: string): void;
  /** How long a job of a process that was killed stays locked, in milliseconds. */
  lockMs?: number;
  /** How often the schedule is looked at, in milliseconds. */
  pollMs?: number;
}

/** Keeps the jobs running at their times in one process at a time, however many processes there are. */
export async function startSchedule(jobs: readonly Job[], options: ScheduleOptions): Promise<Schedule> {
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
  const keep = async (job: Job) => {
    if (agenda.definitions[job.name]) return;
    const work = (running: AgendaJob) =>
      dueUntilDone(running, stopping.signal, () =>
        renewing(running, lockMs, () => job.run({ now: clock(), signal: stopping.signal })),
      );
    agenda.define(job.name, work, { concurrency: 1, lockLimit: 1 });
    if (!(await isScheduled(agenda, job))) {
      await agenda.every(job.every, job.name, undefined, { timezone: job.zone });
    }
  };

  await agenda.start();
  for (const job of jobs) await keep(job);
  return {
    async keep(more) {
      for (const job of more) await keep(job);
    },
    async stop(graceMs) {
      stopping.abort(new Error("the process stops"));
      // Not agenda.stop(): it unlocks what still runs without making it due, and so would lose that run.
      await agenda.drain({ timeout: graceMs, closeConnection: false });
    },
  };
}

/**
 * Whether the schedule stands in the database as it is wanted. Asked first, because `every` would unlock the job:
 * one that another process runs would run twice, and one whose process was killed would lose its run.
 */
async function isScheduled(agenda: Agenda, { name, every, zone }: Job): Promise<boolean> {
  const { jobs } = await agenda.queryJobs({ name });
  return jobs.some((job) => job.repeatInterval === every && (job.repeatTimezone ?? undefined) === zone);
}

/**
 * Keeps the job due while it works. Agenda moves it to its next time before it begins, so the run of a process that
 * was killed, or that a stop cuts short, would be lost; like this the next process takes it up.
 */
async function dueUntilDone(
  job: AgendaJob,
  stopping: AbortSignal,
  work: () => Promise<unknown>,
): Promise<void> {
  const { nextRunAt, lastRunAt } = job.attrs;
  job.attrs.nextRunAt = lastRunAt ?? null;
  await job.touch();
  try {
    await work();
  } catch (error) {
    if (!stopping.aborted) job.attrs.nextRunAt = nextRunAt;
    throw error;
  }
  job.attrs.nextRunAt = nextRunAt;
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
