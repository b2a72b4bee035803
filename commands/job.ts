import type { Config } from "../config.ts";
import type { Job } from "../jobs/job.ts";
import { AppError } from "../locales/appError.ts";
import type { AddCommand } from "./context.ts";
import { readNow } from "./moment.ts";

/** `huifang job list|run NAME`: the scheduled jobs, and one of them now. */
export const addJob: AddCommand = (program, action) => {
  const job = program.command("job").description("the scheduled jobs");
  job
    .command("list")
    .option("--json", "print one JSON document")
    .action(
      action(({ config, withDatabase, report }) =>
        withDatabase(async () => {
          const list = (await allJobs(config)).map(({ name, every, zone }) => ({ name, every, zone }));
          report(
            { jobs: list },
            list.map(({ name, every, zone }) => [name, every, zone].filter(Boolean).join("  ")),
          );
        }),
      ),
    );
  job
    .command("run")
    .argument("<name>", "such as complaintClocks, or of one store planCallbacks:cd01")
    .option("--store <code>", "the store of a daily job, where there is more than one")
    .option("--now <iso>", "work as if it were that moment")
    .option("--json", "print one JSON document")
    .action(
      action(
        async (
          { config, withDatabase, report, text },
          name: string,
          flags: { store?: string; now?: string },
        ) => {
          const now = readNow(flags.now);
          await withDatabase(async () => {
            const wanted = await jobNamed(config, name, flags.store);
            const start = performance.now();
            const result = (await wanted.run({ now, signal: new AbortController().signal })) ?? null;
            const ms = Math.round(performance.now() - start);
            report({ name: wanted.name, ok: true, ms, result }, [
              text("job.done", { name: wanted.name, ms }),
            ]);
          });
        },
      ),
    );
};

/** The product's jobs, then those of each store. Loaded here: a command without jobs does not pay for them. */
async function allJobs({ HOST, PORT, PUBLIC_URL }: Config): Promise<Job[]> {
  const { jobs } = await import("../jobs/index.ts");
  const { proposeQuestionnaires } = await import("../jobs/proposeQuestionnaires.ts");
  const { storeJobs } = await import("../jobs/storeJobs.ts");
  const { Store } = await import("../models/store.ts");
  const proposals = proposeQuestionnaires(PUBLIC_URL ?? `http://${HOST}:${PORT}`);
  return [...jobs, proposals, ...(await Store.all()).flatMap(storeJobs)];
}

/** A job by its name; a daily one also without its store, where there is one store or it is named. */
async function jobNamed(config: Config, name: string, store?: string): Promise<Job> {
  const all = await allJobs(config);
  const exact = all.find((known) => known.name === name);
  if (exact) return exact;
  if (all.some((known) => known.name.startsWith(`${name}:`))) {
    const { chosenStore } = await import("./chosenStore.ts");
    const { _id } = await chosenStore(store);
    return all.find((known) => known.name === `${name}:${_id}`)!;
  }
  throw new AppError("job.unknown", { name, names: all.map((known) => known.name).join(", ") });
}
