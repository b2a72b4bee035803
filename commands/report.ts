import { Argument } from "commander";
import type { WeekReport } from "../jobs/weekReport.ts";
import { AppError } from "../locales/appError.ts";
import { percent } from "../models/rules/rate.ts";
import type { AddCommand, Context } from "./context.ts";
import { readDay, readNow } from "./moment.ts";

const columns = [
  "report.column.code",
  "report.column.count",
  "report.column.shareOfProblems",
  "report.column.shareOfCalls",
] as const;

/** `huifang report week`: the weekly problem sheet, on the terminal or as a file [000]. */
export const addReport: AddCommand = (program, action) => {
  program
    .command("report")
    .description("the weekly problem sheet")
    .addArgument(new Argument("<period>", "which report").choices(["week", "month"]))
    .option("--store <code>", "the store, where there is more than one")
    .option("--date <day>", "a day of the period, such as 2026-12-01; today where it is left out")
    .option("--out <file>", "save it as .xlsx or .csv")
    .option("--now <iso>", "work as if it were that moment")
    .option("--json", "print one JSON document")
    .action(
      action(
        (context, period: string, flags: { store?: string; date?: string; out?: string; now?: string }) => {
          if (period !== "week") throw new AppError("report.notYet", { period });
          const { out } = flags;
          if (out !== undefined && !/\.(xlsx|csv)$/i.test(out))
            throw new AppError("report.badFormat", { file: out });
          return context.withDatabase(async () => {
            const { chosenStore } = await import("./chosenStore.ts");
            const { weekReport } = await import("../jobs/weekReport.ts");
            const now = readNow(flags.now);
            const store = await chosenStore(flags.store);
            const report = await weekReport(store, readDay(flags.date) ?? store.today(now));
            if (out !== undefined) await save(context, out, report);
            context.report(report, lines(context, report));
          });
        },
      ),
    );
};

async function save({ text, terminal }: Context, file: string, report: WeekReport): Promise<void> {
  const { writeTable } = await import("../jobs/writeTable.ts");
  const header = columns.map((column) => text(column));
  const rows = report.codes.map(({ code, count, shareOfProblems, shareOfCalls }) => [
    code,
    count,
    percent(shareOfProblems),
    percent(shareOfCalls),
  ]);
  try {
    await writeTable(file, [[summary(text, report)], header, ...rows]);
  } catch (error) {
    throw new AppError("report.cannotWrite", { file, reason: (error as Error).message }, { cause: error });
  }
  terminal.err(`${text("report.saved", { file })}\n`);
}

function lines({ text }: Context, report: WeekReport): string[] {
  const share = (value: number | null): string => (value === null ? "–" : `${percent(value)} %`);
  return [
    summary(text, report),
    ...report.codes.map(({ code, count, shareOfProblems, shareOfCalls }) =>
      text("report.line", {
        ...{ code, count },
        problems: share(shareOfProblems),
        calls: share(shareOfCalls),
      }),
    ),
  ];
}

function summary(text: Context["text"], { period: { from, to }, calls, problems }: WeekReport): string {
  return text("report.week", { from, to, calls, problems });
}
