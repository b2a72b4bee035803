import type { Recorded, RecordOptions } from "./customerFields.ts";
import type { Id, IdLike } from "./id.ts";
import type { Found, NounModel } from "./noun.ts";
import type { CarName } from "./rules/whoIsWho.ts";
import type { Day } from "./rules/kinds.ts";

/** What is known of a car [001]; all of it may be missing. */
export interface VehicleData {
  model?: string;
  colour?: string;
  equipment?: string;
  purchasedOn?: Day;
  warrantyUntil?: Day;
  firstVisitOn?: Day;
  firstMileage?: number;
  mileage?: number;
  owner?: Id;
}

/** A car's file (一车一档): its VIN, or its plate while nobody knows the VIN [004]. */
export interface VehicleFields extends VehicleData {
  _id: Id;
  store: string;
  /** Normalised; unique in the store, and never changed. */
  vin?: string;
  /** Normalised; unique in the store: a plate bears one car at a time. */
  plate?: string;
  /** VIN and plate from behind, so that an index finds them by their last characters. */
  ends: CarName;
  /** Plates it bore before. */
  formerPlates: string[];
  /** A file begun without VIN that turned out to be this car; what hung on it hangs there now. */
  joined?: Id;
  /** Where its plate has to go, and what hangs on it if it was joined; worked off by `finishMoves`. */
  move?: { plate: string; to: Id };
  pending?: boolean;
}

/** What a row or a person says of a car; one of the two names it. */
export interface VehicleEntry {
  vin?: string;
  plate?: string;
  data?: VehicleData;
}

/** The questions that the product asks about vehicles. */
export interface VehicleStatics {
  named(store: string, id: IdLike): Promise<Vehicle>;
  /**
   * Which car this is, made if it is new: by VIN, else by plate; a plate that comes with another VIN moves, a file
   * begun without VIN is joined, two VINs never are. Data replaces what was known. Throws `vehicle.nameless`.
   */
  identify(store: string, entry: VehicleEntry): Promise<Vehicle>;
  /** Many at once, at most 1,000, each as if identified after the one before; see `Customer.record`. */
  record(
    store: string,
    entries: readonly VehicleEntry[],
    options?: RecordOptions,
  ): Promise<Recorded<VehicleFields>[]>;
  /** By plate or VIN, or the last characters of one (at least 4); at most 20. */
  search(store: string, text: string): Promise<Vehicle[]>;
  ofOwner(store: string, owner: IdLike): Promise<Vehicle[]>;
  among(store: string, ids: readonly IdLike[]): Promise<Vehicle[]>;
  /** Does what a crash left undone of a plate's move or a join; of all stores. */
  finishMoves(): Promise<number>;
}

/** A vehicle as the database gave it. */
export type Vehicle = Found<VehicleFields>;

/** The vehicles. */
export type VehicleModel = NounModel<VehicleFields, VehicleStatics>;
