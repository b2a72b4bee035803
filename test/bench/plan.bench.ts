import { describe, expect, it } from "vitest";
import { Callback } from "../../models/callback.ts";
import { nativeDatabase } from "../../models/database.ts";
import { Customer } from "../../models/customer.ts";
import { newId } from "../../models/id.ts";
import { Vehicle } from "../../models/vehicle.ts";
import { Visit } from "../../models/visit.ts";
import { planDay } from "../../jobs/planCallbacks.ts";
import { useDatabase } from "../database.ts";
import { at, openStore, TUESDAY } from "../jobs/storeDay.ts";

const VEHICLES = 50_000;
const DUE = 5_000;
const BATCH = 1_000;
const TIMES_RAW = 3;

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

    const { ms: planning, result } = await timed(() => planDay(store, TUESDAY, night));
    expect(result).toMatchObject({ visits: { created: DUE }, list: { conversations: DUE } });

    const callbacks = nativeDatabase().collection("callbacks");
    const documents = await callbacks.find({ store: store._id }).toArray();
    expect(documents).toHaveLength(DUE);
    await Callback.updateMany({}, { $set: { store: "elsewhere" } });
    const copies = documents.map((document) => ({ ...document, _id: newId() }));
    const { ms: writing } = await timed(() =>
      callbacks.bulkWrite(
        copies.map((document) => ({ insertOne: { document } })),
        { ordered: false },
      ),
    );
    const ratio = planning / writing;
    process.stderr.write(
      `planned in ${Math.round(planning)} ms (the first store in ${Math.round(firstPlanning)} ms), written raw in ${Math.round(writing)} ms: ratio ${ratio.toFixed(2)}\n`,
    );
    expect(ratio).toBeLessThanOrEqual(TIMES_RAW);
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
