import type { Recorded, RecordOptions } from "./customerFields.ts";
import { isDuplicate } from "./duplicate.ts";
import type { VehicleEntry, VehicleFields, VehicleModel } from "./vehicleFields.ts";
import { VehicleRegister } from "./vehicleRegister.ts";

// Whoever writes at the same moment wins one round; after it his files are there to be found.
const MOST_ROUNDS = 5;

/** Identifies many cars, each as if after the one before, and writes what is new about them. */
export async function recordVehicles(
  model: VehicleModel,
  store: string,
  entries: readonly VehicleEntry[],
  { dryRun = false }: RecordOptions = {},
): Promise<Recorded<VehicleFields>[]> {
  for (let round = 1; ; round++) {
    const register = await VehicleRegister.load(model, store, entries, dryRun);
    try {
      const recorded: Recorded<VehicleFields>[] = [];
      for (const entry of entries) recorded.push(await register.record(entry));
      await register.flush();
      return recorded.map(({ document, applied }) => ({ document: register.asItStands(document), applied }));
    } catch (error) {
      if (!isDuplicate(error) || round === MOST_ROUNDS) throw error;
    }
  }
}
