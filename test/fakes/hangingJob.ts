import { startSchedule } from "../../jobs/agenda.ts";
import { nativeDatabase, openDatabase } from "../../models/database.ts";

// A process that dies in the middle of a job: it says when the job has begun and never ends it.
await openDatabase({ directory: process.argv[2]!, role: "server" });
const hanging = {
  name: "watched",
  every: "1 hour",
  run: () => new Promise<void>(() => process.stdout.write("begun\n")),
};
await startSchedule([hanging], {
  db: nativeDatabase(),
  clock: () => new Date(),
  onError: (error) => process.stderr.write(`${error.message}\n`),
  lockMs: 1_500,
  pollMs: 100,
});
