import { describe, expect, it } from "vitest";
import { Callback } from "../../models/callback.ts";
import { nativeDatabase } from "../../models/database.ts";
import { Customer } from "../../models/customer.ts";
import { newId } from "../../models/id.ts";
import { Vehicle } from "../../models/vehicle.ts";
import { Visit } from "../../models/visit.ts";
import { planDay } from "../../jobs/planCallbacks.ts";
import { useDatabase } from "../database.ts";
import { median, report } from "./measure.ts";
import { at, openStore, TUESDAY } from "../jobs/storeDay.ts";

const VEHICLES = 50_000;
const DUE = 5_000;
const BATCH = 1_000;
const TIMES_RAW = 3;
/** One may fall into a moment in which the machine has other things to do. */
const NIGHTS = 7;

const night = at("2026-11-30 21:00");

describe("planning a day", () => {
  useDatabase();

  it(`of ${DUE} calls out of ${VEHICLES} vehicles takes at most ${TIMES_RAW} times as long as writing them down`, async () => {
    const store = await openStore();
    for (let first = 0; first < VEHICLES; first += BATCH) await handBack(store._id, first, VEHICLES / DUE);
    // What was handed back years ago was looked at long since.
    await Visit.updateMany({ at: { $lt: at("2024-01-01 00:00") } }, { $set: { toPlan: false } });

    // A server plans one store after the other, night by night; writing has had the documents of all that to learn by.
    const other = await openStore({ _id: "cd02" });
    for (let first = 0; first < DUE; first += BATCH) await handBack(other._id, first, 1);
    const { ms: firstPlanning } = await timed(() => planDay(other, TUESDAY, night));

    const callbacks = nativeDatabase().collection("callbacks");
    const planning: number[] = [];
    const writing: number[] = [];
    for (let each = 0; each < NIGHTS; each++) {
      const { ms, result } = await timed(() => planDay(store, TUESDAY, night));
      expect(result).toMatchObject({ visits: { created: DUE }, list: { conversations: DUE } });
      planning.push(ms);

      const documents = await callbacks.find({ store: store._id }).toArray();
      expect(documents).toHaveLength(DUE);
      await Callback.updateMany({ store: store._id }, { $set: { store: "elsewhere" } });
      const copies = documents.map((document) => ({ ...document, _id: newId() }));
      const raw = await timed(() =>
        callbacks.bulkWrite(
          copies.map((document) => ({ insertOne: { document } })),
          { ordered: false },
        ),
      );
      writing.push(raw.ms);

      // As it was before that night.
      await callbacks.deleteMany({ store: { $ne: other._id } });
      await Visit.updateMany(
        { store: store._id, at: { $gt: at("2024-01-01 00:00") } },
        { $set: { toPlan: true } },
      );
    }
    process.stderr.write(`the first store planned in ${Math.round(firstPlanning)} ms\n`);
    report(`planning ${DUE} calls, to writing them down`, median(planning), median(writing), TIMES_RAW);
  });
});

/** Cars that were handed back on the third day before, one in so many; the others years ago. */
async function handBack(store: string, first: number, oneIn: number): Promise<void> {
  const numbers = Array.from({ length: BATCH }, (_, i) => first + i);
  const customers = await Customer.record(
    store,
    numbers.map((n) => ({ phone: `+86138${String(n).padStart(8, "0")}`, data: { name: `客户${n}` } })),
  );
  const vehicles = await Vehicle.record(
    store,
    numbers.map((n) => ({ plate: `川A${String(n).padStart(5, "0")}` })),
  );
  await Visit.record(
    store,
    numbers.map((n, i) => ({
      type: "repair" as const,
      key: `${n}`,
      data: {
        at: n % oneIn === 0 ? at("2026-11-28 15:00") : at("2023-11-28 15:00"),
        vehicle: vehicles[i]!.document._id,
        owner: customers[i]!.document._id,
      },
    })),
  );
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}
