import { readFile } from "node:fs/promises";
import { AppError } from "../locales/appError.ts";
import type { AddCommand, Context } from "./context.ts";
import { readNow } from "./moment.ts";

/** `huifang store apply FILE|show`: a store as one file. */
export const addStore: AddCommand = (program, action) => {
  const store = program.command("store").description("a store as one file");
  store
    .command("apply")
    .description("make a store what its file says; applying it twice changes nothing")
    .argument("<file>", "a YAML file")
    .option("--now <iso>", "work as if it were that moment")
    .option("--json", "print one JSON document")
    .action(
      action((context, file: string, flags: { now?: string }) => apply(context, file, readNow(flags.now))),
    );
  store
    .command("show")
    .description("the store's file, as it stands")
    .option("--store <code>", "the store, where there is more than one")
    .option("--json", "print one JSON document")
    .action(
      action((context, flags: { store?: string }) =>
        context.withDatabase(async () => {
          const { stringify } = await import("yaml");
          const { chosenStore } = await import("./chosenStore.ts");
          const { writeStoreFile } = await import("../jobs/writeStoreFile.ts");
          const file = await writeStoreFile(await chosenStore(flags.store));
          context.report(file, [stringify(file).trimEnd()]);
        }),
      ),
    );
};

async function apply(context: Context, file: string, now: Date): Promise<void> {
  const { readStoreFile } = await import("../jobs/storeFile.ts");
  const content = await readFile(file, "utf8").catch((error: unknown) => {
    throw new AppError("storeFile.missingFile", { file }, { cause: error });
  });
  const read = readStoreFile(content);
  if ("faults" in read) {
    const faults = read.faults.map(({ line, key, params }) =>
      context.text("storeFile.line", { line, fault: context.text(key, params) }),
    );
    throw new AppError("storeFile.faulty", { file, faults: faults.join("; ") });
  }
  await context.withDatabase(async () => {
    const { applyStore } = await import("../jobs/applyStore.ts");
    const counts = await applyStore(read.setup, now);
    context.report(counts, [context.text("storeFile.done", { store: read.setup.store._id, ...counts })]);
  });
}
