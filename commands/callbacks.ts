import { Option } from "commander";
import type { CallRow } from "../jobs/callRows.ts";
import type { TextKey } from "../locales/index.ts";
import type { AddCommand } from "./context.ts";
import { readDay, readNow } from "./moment.ts";
import { callLine } from "./plan.ts";

const statuses = {
  planned: "cli.status.planned",
  open: "cli.status.open",
  claimed: "cli.status.claimed",
  waiting: "cli.status.waiting",
  done: "cli.status.done",
} as const satisfies Record<CallRow["status"], TextKey>;

/** `huifang callbacks`: how the calls of a day stand. */
export const addCallbacks: AddCommand = (program, action) => {
  program
    .command("callbacks")
    .description("how the calls of a day stand")
    .option("--store <code>", "the store, where there is more than one")
    .option("--date <day>", "the day, such as 2026-12-01; today where it is left out")
    .addOption(new Option("--status <status>", "only those that stand so").choices(Object.keys(statuses)))
    .option("--now <iso>", "work as if it were that moment")
    .option("--json", "print one JSON document")
    .action(
      action((context, flags: { store?: string; date?: string; status?: string; now?: string }) =>
        context.withDatabase(async () => {
          const { chosenStore } = await import("./chosenStore.ts");
          const { callRows } = await import("../jobs/callRows.ts");
          const now = readNow(flags.now);
          const store = await chosenStore(flags.store);
          const date = readDay(flags.date) ?? store.today(now);
          const all = await callRows(store, date);
          const callbacks = all.filter(({ status }) => flags.status === undefined || status === flags.status);
          context.report(
            { date, callbacks },
            callbacks.map((row) =>
              [
                callLine(context, row),
                row.outcome ? context.text(`outcome.${row.outcome}`) : context.text(statuses[row.status]),
              ].join("  "),
            ),
          );
        }),
      ),
    );
};
