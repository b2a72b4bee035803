import { AppError } from "../locales/appError.ts";
import { jobs } from "../jobs/index.ts";
import type { AddCommand } from "./context.ts";

/** `huifang job list|run NAME`: the scheduled jobs, and one of them now. */
export const addJob: AddCommand = (program, action) => {
  const job = program.command("job").description("the scheduled jobs");
  job
    .command("list")
    .option("--json", "print one JSON document")
    .action(
      action(async ({ report }) => {
        const list = jobs.map(({ name, every, zone }) => ({ name, every, zone }));
        report(
          { jobs: list },
          list.map(({ name, every }) => `${name}  ${every}`),
        );
      }),
    );
  job
    .command("run")
    .argument("<name>")
    .option("--now <iso>", "work as if it were that moment")
    .option("--json", "print one JSON document")
    .action(
      action(async ({ withDatabase, report, text }, name: string, options: { now?: string }) => {
        const wanted = jobs.find((known) => known.name === name);
        if (!wanted)
          throw new AppError("job.unknown", { name, names: jobs.map((known) => known.name).join(", ") });
        const now = options.now === undefined ? new Date() : new Date(options.now);
        if (Number.isNaN(now.getTime())) throw new AppError("now.invalid", { now: options.now! });
        await withDatabase(async () => {
          const start = performance.now();
          const result = (await wanted.run({ now, signal: new AbortController().signal })) ?? null;
          const ms = Math.round(performance.now() - start);
          report({ name, ok: true, ms, result }, [text("job.done", { name, ms })]);
        });
      }),
    );
};
