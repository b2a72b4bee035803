import { AppError } from "../locales/appError.ts";
import type { Recorded } from "./customerFields.ts";
import { newId } from "./id.ts";
import { whoIs } from "./rules/whoIsWho.ts";
import { endings, newerData } from "./vehicleData.ts";
import type { VehicleEntry, VehicleFields, VehicleModel } from "./vehicleFields.ts";
import { movePlate } from "./vehicleMove.ts";

/**
 * The files that a batch of entries may meet, as they stand after each of them. What is new is gathered and written
 * together; only where a plate changes hands, everything before it is written first and the move by itself.
 */
export class VehicleRegister {
  readonly #model: VehicleModel;
  readonly #store: string;
  readonly #dryRun: boolean;
  readonly #byVin = new Map<string, VehicleFields>();
  readonly #byPlate = new Map<string, VehicleFields>();
  readonly #joined = new Map<VehicleFields, VehicleFields>();
  readonly #made = new Set<VehicleFields>();
  readonly #changed = new Map<VehicleFields, Partial<VehicleFields>>();

  private constructor(model: VehicleModel, store: string, dryRun: boolean) {
    this.#model = model;
    this.#store = store;
    this.#dryRun = dryRun;
  }

  /** Reads every file that bears a VIN or plate of these entries. */
  static async load(
    model: VehicleModel,
    store: string,
    entries: readonly VehicleEntry[],
    dryRun: boolean,
  ): Promise<VehicleRegister> {
    const register = new VehicleRegister(model, store, dryRun);
    const vins = entries.flatMap(({ vin }) => vin ?? []);
    const plates = entries.flatMap(({ plate }) => plate ?? []);
    const [ofVin, ofPlate] = await Promise.all([
      vins.length > 0 ? model.find({ store, vin: { $in: vins } }) : [],
      plates.length > 0 ? model.find({ store, plate: { $in: plates } }) : [],
    ]);
    const known = new Map([...ofVin, ...ofPlate].map((file) => [file.id, file.toObject()]));
    for (const file of known.values()) register.#enter(file);
    return register;
  }

  /** Which car an entry means, and what came of it; throws `vehicle.nameless`. */
  async record(entry: VehicleEntry): Promise<Recorded<VehicleFields>> {
    const { vin, plate, data = {} } = entry;
    if (!vin && !plate) throw new AppError("vehicle.nameless");
    const verdict = whoIs(entry, {
      ofVin: (vin && this.#byVin.get(vin)) || null,
      ofPlate: (plate && this.#byPlate.get(plate)) || null,
    });
    const { file, gains } = verdict;
    const other = verdict.from ?? verdict.joins;
    if (!file) {
      const made = this.#make({ ...gains, ...(other && { plate: undefined }), ...data });
      if (other) await this.#move(other, made, plate!, false);
      return { document: made, applied: "created" };
    }
    const { plate: gained, ...vinGained } = gains;
    const changes = { ...vinGained, ...newerData(file, data) };
    this.#change(file, changes);
    if (other) await this.#move(other, file, plate!, other === verdict.joins);
    else if (gained !== undefined) await this.#bear(file, gained);
    const changed = gained !== undefined || Object.keys(changes).length > 0;
    return { document: file, applied: changed ? "updated" : "unchanged" };
  }

  /** Writes what was gathered. */
  async flush(): Promise<void> {
    const made = [...this.#made].map((document) => ({ insertOne: { document } }));
    const changed = [...this.#changed].map(([{ _id }, set]) => ({
      updateOne: { filter: { _id }, update: { $set: set } },
    }));
    this.#made.clear();
    this.#changed.clear();
    const writes = [...made, ...changed];
    if (writes.length > 0 && !this.#dryRun) await this.#model.writeAsIs(writes);
  }

  /** The file that this one has become. */
  asItStands(file: VehicleFields): VehicleFields {
    const into = this.#joined.get(file);
    return into ? this.asItStands(into) : file;
  }

  #enter(file: VehicleFields): void {
    if (file.vin !== undefined) this.#byVin.set(file.vin, file);
    if (file.plate !== undefined) this.#byPlate.set(file.plate, file);
  }

  #make(fields: Partial<VehicleFields>): VehicleFields {
    const { plate, ...rest } = fields;
    const names = { ...rest, ...(plate !== undefined && { plate }) };
    const file = { _id: newId(), store: this.#store, formerPlates: [], ...names, ends: endings(names) };
    this.#made.add(file);
    this.#enter(file);
    return file;
  }

  #change(file: VehicleFields, changes: Partial<VehicleFields>): void {
    if (Object.keys(changes).length === 0) return;
    Object.assign(file, changes);
    const named = { ...changes, ...("vin" in changes || "plate" in changes ? { ends: endings(file) } : {}) };
    Object.assign(file, named);
    if (!this.#made.has(file)) this.#changed.set(file, { ...this.#changed.get(file), ...named });
    this.#enter(file);
  }

  /** The file bears a plate that nobody bears; the one before it is free from now on. */
  async #bear(file: VehicleFields, plate: string): Promise<void> {
    const { plate: before, formerPlates } = file;
    // Another file may take that plate in this same batch, which is written in no order.
    if (before !== undefined) await this.flush();
    this.#leave(file);
    this.#change(file, {
      plate,
      ...(before !== undefined && { formerPlates: [...formerPlates, before] }),
    });
    if (before !== undefined) await this.flush();
  }

  async #move(from: VehicleFields, to: VehicleFields, plate: string, joins: boolean): Promise<void> {
    await this.flush();
    if (!this.#dryRun) await movePlate(this.#model, { from, to, plate, joins });
    this.#leave(from);
    this.#leave(to);
    if (joins) this.#joined.set(from, to);
    if (!joins) from.formerPlates = [...from.formerPlates, plate];
    if (to.plate !== undefined) to.formerPlates = [...to.formerPlates, to.plate];
    delete from.plate;
    to.plate = plate;
    this.#enter(to);
  }

  #leave({ plate }: VehicleFields): void {
    if (plate !== undefined) this.#byPlate.delete(plate);
  }
}
