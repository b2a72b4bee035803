import type { Callback, CallbackFields, CallbackMethods, NewCallback } from "./callbackFields.ts";
import type { Id, IdLike } from "./id.ts";
import type { NounModel } from "./noun.ts";
import type { CallbackStatus } from "./rules/callbackStates.ts";
import type { CallbackKind, Day, StaffCode } from "./rules/kinds.ts";
import type { Outcome } from "./rules/outcomes.ts";
import type { ShownStatics } from "./shown.ts";

/** The questions that the product asks about callbacks. */
export interface CallbackStatics extends ShownStatics<Callback> {
  /** Makes those of these callbacks that do not exist yet; returns the ids of all, in the same order, and how many are new. */
  plan(plans: readonly NewCallback[]): Promise<{ ids: Id[]; created: number }>;
  /** Writes those of these down that do not exist yet, as they stand; returns how many are new. */
  write(callbacks: readonly CallbackFields[]): Promise<number>;
  /** The callback with that id in that store; throws `callback.unknown`. */
  named(store: string, id: IdLike): Promise<Callback>;
  /** Of a visit or a complaint: every one, the planned and the done. */
  ofCause(store: string, cause: string): Promise<Callback[]>;
  /** Everything in a day's list, by the time of handover. */
  onDay(store: string, day: Day): Promise<Callback[]>;
  /** What still has to be called in a day's list, leads alone, in the order of calling; with a person, his alone. */
  queueOf(store: string, day: Day, now: Date, person?: StaffCode): Promise<Callback[]>;
  /** Planned ones whose list is to be drawn up by that day. */
  toList(store: string, day: Day): Promise<Callback[]>;
  /** Due for the first time between two days, both included; reports count these. */
  dueBetween(store: string, from: Day, to: Day): Promise<Callback[]>;
  /** A customer's callbacks that are not done. */
  openOf(store: string, customer: IdLike): Promise<Callback[]>;
  /** A vehicle's callbacks, the latest due first, at most so many. */
  ofVehicle(store: string, vehicle: IdLike, limit?: number): Promise<Callback[]>;
  /** Waiting ones of all stores whose time has come. */
  waitingUntil(now: Date): Promise<Callback[]>;
  /** Those waiting for a number or a name that should have been found by the day before. */
  askedBefore(store: string, day: Day): Promise<Callback[]>;
  /** Taken and not yet submitted. */
  claimed(store: string): Promise<Callback[]>;
  /** Left over from days before this one, leads alone. */
  leftBefore(store: string, day: Day): Promise<Callback[]>;
  /** Those of all stores with something left to be done elsewhere. */
  pending(): Promise<Callback[]>;
  /** How many stand how on a day, leads and joined ones alike. */
  countOn(
    store: string,
    day: Day,
  ): Promise<{ kind: CallbackKind; status: CallbackStatus; outcome?: Outcome; count: number }[]>;
}

/** The callbacks. */
export type CallbackModel = NounModel<CallbackFields, CallbackStatics, CallbackMethods>;
