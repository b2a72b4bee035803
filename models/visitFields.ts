import type { Recorded, RecordOptions } from "./customerFields.ts";
import type { Id, IdLike } from "./id.ts";
import type { Found, NounModel } from "./noun.ts";
import type { StaffCode } from "./rules/kinds.ts";
import type { WorkKind } from "./rules/visitWork.ts";

/** What is known of a delivery or a repair besides its name. */
export interface VisitData {
  /** When the car was handed back or handed over. */
  at: Date;
  vehicle: Id;
  owner?: Id;
  /** Who brought the car, if not the owner (送修人). */
  bringer?: Id;
  consultant?: StaffCode;
  advisor?: StaffCode;
  /** What was done, in the workshop's words. */
  work?: string;
  workKinds?: WorkKind[];
  byAppointment?: boolean;
  waitedParts?: boolean;
  /** Repeat repair (返修). */
  rework?: boolean;
  /** Its quality is to be tracked. */
  track?: boolean;
  mileage?: number;
  /** The import that brought it. */
  source?: string;
}

/** A new car handed over, or a work order closed; unique by store, type and key. */
export interface VisitFields extends VisitData {
  _id: Id;
  store: string;
  type: "delivery" | "repair";
  /** The number or, for a delivery without one, `vin:day`. */
  key: string;
  number?: string;
  /** New or changed since its calls were planned. */
  toPlan: boolean;
  /** Grows by one with every change. */
  revision: number;
}

/** A visit as a row or a person brings it. */
export interface VisitEntry {
  type: "delivery" | "repair";
  key: string;
  number?: string;
  data: VisitData;
}

/** The questions that the product asks about visits. */
export interface VisitStatics {
  named(store: string, id: IdLike): Promise<Visit>;
  /** Many at once, at most 1,000, each as if written after the one before; see `Customer.record`. */
  record(
    store: string,
    entries: readonly VisitEntry[],
    options?: RecordOptions,
  ): Promise<Recorded<VisitFields>[]>;
  /** Those whose calls are to be planned anew, of one store, the earliest handover first; so many at a time. */
  toPlan(store: string, size: number): AsyncIterable<Visit[]>;
  /** Says that the calls of that revision are planned; false when it changed meanwhile. */
  planned(id: IdLike, revision: number): Promise<boolean>;
  /** A car's visits, the latest first. */
  ofVehicle(store: string, vehicle: IdLike, limit?: number): Promise<Visit[]>;
  among(store: string, ids: readonly IdLike[]): Promise<Visit[]>;
}

/** A visit as the database gave it. */
export type Visit = Found<VisitFields>;

/** The visits. */
export type VisitModel = NounModel<VisitFields, VisitStatics>;
