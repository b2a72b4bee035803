import type { AddCommand, Context } from "./context.ts";

/** `huifang data export|import FILE`: the backup, and the way from one kind of database to the other. */
export const addData: AddCommand = (program, action) => {
  const data = program.command("data").description("save or load the whole database");
  data
    .command("export")
    .description("write the whole database to a file")
    .argument("<file>")
    .option("--json", "print one JSON document")
    .action(
      action(async (context, file: string) => {
        await context.withDatabase(async () => {
          const { exportData } = await import("../models/dataExport.ts");
          show(context, await exportData(file, new Date(), progress(context)));
        });
      }),
    );
  data
    .command("import")
    .description("load a file into an empty database")
    .argument("<file>")
    .option("--replace", "drop what the database holds first")
    .option("--json", "print one JSON document")
    .action(
      action(async (context, file: string, options: { replace?: boolean }) => {
        await context.withDatabase(async () => {
          const { importData } = await import("../models/dataImport.ts");
          show(context, await importData(file, options.replace ?? false, progress(context)));
        });
      }),
    );
};

function show({ report, text }: Context, counts: Record<string, number>): void {
  report(
    counts,
    Object.entries(counts).map(([collection, count]) => text("data.count", { collection, count })),
  );
}

/** Shows how far the work is, in one line that is written over; each whole per cent once. */
function progress({ terminal }: Context): (done: number, total: number) => void {
  let shown = -1;
  return (done, total) => {
    const percent = Math.floor((done * 100) / Math.max(total, 1));
    if (!terminal.live || percent === shown) return;
    shown = percent;
    terminal.err(`\r${percent} % (${done}/${total})${done === total ? "\n" : ""}`);
  };
}
