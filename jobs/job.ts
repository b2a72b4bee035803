/** What a job is given at each run. */
export interface JobRun {
  /** The moment that the job works for: the product's clock, or what `--now` says. */
  now: Date;
  /** Aborted when the process is asked to stop: finish the step in hand and throw its reason. */
  signal: AbortSignal;
}

/** Something done again and again; twice in a row changes nothing, whoever did it the first time. */
export interface Job {
  name: string;
  /** An interval in words ("1 minute") or a cron line, read in `zone`. */
  every: string;
  zone?: string;
  /** Does the work; what it returns is shown by `huifang job run`. */
  run(run: JobRun): Promise<unknown>;
}

/** The moment it is: the wall clock, or that of a demo or a test. */
export type Clock = () => Date;
