import type { CallRow } from "../jobs/callRows.ts";
import { AppError } from "../locales/appError.ts";
import type { AddCommand, Context } from "./context.ts";
import { readDay, readNow } from "./moment.ts";

/** `huifang plan`: draws up the calls of a day, as the night's job does the day before. */
export const addPlan: AddCommand = (program, action) => {
  program
    .command("plan")
    .description("draw up the calls of a day: today's, or after its end tomorrow's")
    .option("--store <code>", "the store, where there is more than one")
    .option("--date <day>", "the day, such as 2026-12-01")
    .option("--now <iso>", "work as if it were that moment")
    .option("--json", "print one JSON document")
    .action(
      action((context, flags: { store?: string; date?: string; now?: string }) =>
        context.withDatabase(async () => {
          const { chosenStore } = await import("./chosenStore.ts");
          const { dayToCall } = await import("../jobs/dayTimes.ts");
          const { planDay } = await import("../jobs/planCallbacks.ts");
          const { callRows } = await import("../jobs/callRows.ts");
          const now = readNow(flags.now);
          const store = await chosenStore(flags.store);
          const date = readDay(flags.date) ?? dayToCall(store, now);
          if (date < store.today(now)) throw new AppError("plan.past", { date });
          await planDay(store, date, now);
          const rows = (await callRows(store, date)).filter(({ status }) => status !== "done");
          const callbacks = rows.map(({ id, kind, due, window, plate, customer, assignee }) => ({
            ...{ id, kind, due, window, plate, customer, assignee },
          }));
          context.report({ date, planned: rows.length, callbacks }, [
            context.text("plan.done", { date, count: rows.length }),
            ...rows.map((row) => callLine(context, row)),
          ]);
        }),
      ),
    );
};

/** One call in a line for a person; no telephone number stands in it. */
export function callLine({ text }: Context, { kind, plate, customer, assignee }: CallRow): string {
  return [plate ?? "–", customer ?? "–", text(`kind.${kind}`), assignee ?? "–"].join("  ");
}
