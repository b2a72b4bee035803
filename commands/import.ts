import { Option } from "commander";
import type { ImportReport, OnRejected } from "../jobs/import/report.ts";
import type { AddCommand, Context } from "./context.ts";
import { readNow } from "./moment.ts";
import { progressLine } from "./progressLine.ts";

/** What the command line says besides the file. */
interface ImportFlags {
  store?: string;
  kind: "visits" | "customers";
  type?: "delivery" | "repair";
  map?: string;
  rejected?: string;
  dryRun?: boolean;
  now?: string;
}

/** A person reads so many rejected rows on the terminal; all of them are in the JSON and in the saved file. */
const MOST_SHOWN = 20;

/** `huifang import FILE`: visits or customers from a dealer system's export. */
export const addImport: AddCommand = (program, action) => {
  program
    .command("import")
    .description("import visits or customers from a CSV or XLSX file")
    .argument("<file>")
    .option("--store <code>", "the store, where there is more than one")
    .addOption(
      new Option("--kind <kind>", "what the rows are").choices(["visits", "customers"]).default("visits"),
    )
    .addOption(
      new Option("--type <type>", "what the visits are, where no column says it").choices([
        "repair",
        "delivery",
      ]),
    )
    .option("--map <file>", "JSON that names the columns of fields; remembered for the store")
    .option("--rejected <file>", "save the rejected rows, to be mended and imported again (.csv or .xlsx)")
    .option("--dry-run", "change nothing and report what would change")
    .option("--now <iso>", "work as if it were that moment")
    .option("--json", "print one JSON document")
    .action(
      action((context, file: string, flags: ImportFlags) =>
        context.withDatabase(() => run(context, file, flags)),
      ),
    );
};

async function run(context: Context, file: string, flags: ImportFlags): Promise<void> {
  const { chosenStore } = await import("./chosenStore.ts");
  const { readMappingFile } = await import("../jobs/import/columns/mapping.ts");
  const { importFile } = await import("../jobs/import/importFile.ts");
  const { presentReport } = await import("../jobs/import/report.ts");
  const { kind, type, map, dryRun = false } = flags;
  const store = await chosenStore(flags.store);
  const now = readNow(flags.now);
  const mapping = map === undefined ? undefined : await readMappingFile(map);
  await savingRejected(context, flags.rejected, async (onRejected) => {
    const progress = progressLine(context.terminal);
    const report = await importFile(store, file, { kind, type, mapping, dryRun, now, onRejected, progress });
    context.report(presentReport(report, context.config.LOCALE), summary(context, report, dryRun));
  });
}

/** Runs the work and saves what it rejects; a work that fails leaves no file behind. */
async function savingRejected(
  { config: { LOCALE }, terminal, text }: Context,
  file: string | undefined,
  work: (onRejected: OnRejected) => Promise<void>,
): Promise<void> {
  if (file === undefined) return work(() => undefined);
  const { openRejectedFile } = await import("../jobs/import/write/rejectedFile.ts");
  const saved = await openRejectedFile(file, LOCALE);
  try {
    await work((table, row) => saved.add(table, row));
    if (await saved.close()) terminal.err(`${text("import.rejectedSaved", { file })}\n`);
  } catch (error) {
    await saved.abandon();
    throw error;
  }
}

function summary({ text }: Context, report: ImportReport, dryRun: boolean): string[] {
  const { rejected, warnings, ...counts } = report;
  const shown = rejected.slice(0, MOST_SHOWN).map(({ row, sheet, column, code, params }) => {
    const message = text(code, params);
    return text("import.rejectedRow", {
      row: sheet === undefined ? row : `${sheet} ${row}`,
      column,
      message,
    });
  });
  const more = rejected.length - shown.length;
  const codes = [...new Set(warnings.map(({ code }) => code))];
  return [
    text("import.done", { ...counts, rejected: rejected.length }),
    ...(dryRun ? [text("import.dryRun")] : []),
    ...shown,
    ...(more > 0 ? [text("import.more", { count: more })] : []),
    ...codes.map((code) => {
      const [first, ...others] = warnings.filter((warning) => warning.code === code);
      return text("import.warned", { count: others.length + 1, message: text(code, first!.params) });
    }),
  ];
}
