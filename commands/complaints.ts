import type { AddCommand } from "./context.ts";

/** `huifang complaints`: the complaints and their deadlines. */
export const addComplaints: AddCommand = (program, action) => {
  program
    .command("complaints")
    .description("the complaints and their deadlines")
    .option("--store <code>", "the store, where there is more than one")
    .option("--open", "only those that are not closed")
    .option("--json", "print one JSON document")
    .action(
      action((context, flags: { store?: string; open?: boolean }) =>
        context.withDatabase(async () => {
          const { chosenStore } = await import("./chosenStore.ts");
          const { Complaint } = await import("../models/complaint.ts");
          const { Vehicle } = await import("../models/vehicle.ts");
          const { _id: store } = await chosenStore(flags.store);
          const found = flags.open
            ? await Complaint.open(store)
            : await Complaint.find({ store }).sort({ since: 1 });
          const cars = await Vehicle.among(
            store,
            found.map(({ vehicle }) => vehicle),
          );
          const plates = new Map(cars.map(({ id, plate }) => [id, plate]));
          const complaints = found.map((complaint) => {
            const { id, state, level, department, owner = null, loop } = complaint;
            const { since, ackDue, planDue } = complaint;
            const plate = plates.get(String(complaint.vehicle)) ?? null;
            return { ...{ id, state, level, department, owner, plate }, since, ackDue, planDue, loop };
          });
          context.report(
            { complaints },
            complaints.map(({ state, level, department, owner, plate, planDue }) =>
              [
                plate ?? "–",
                context.text(`state.${state}`),
                context.text(`card.level.${level}`),
                department,
                owner ?? "–",
                planDue.toISOString(),
              ].join("  "),
            ),
          );
        }),
      ),
    );
};
