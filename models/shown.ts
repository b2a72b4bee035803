import type mongoose from "mongoose";
import type { Id } from "./id.ts";
import type { Stored } from "./noun.ts";

/** What every noun bears that stands on a card. */
export interface Shown {
  /** Grows by one with every change that a card may show. */
  revision: number;
  /** Its cards have not yet been told of the last change. */
  stale: boolean;
  /** The keys of its last changes, by which a replay is known. */
  done: string[];
}

/** What the dispatcher asks every shown noun. */
export interface ShownStatics<T> {
  /** The nouns whose cards have to be told, longest known first, at most so many. */
  stale(limit: number): Promise<T[]>;
  /** Says that the cards were told of these revisions; one of which there is a newer one meanwhile stays stale. */
  told(nouns: readonly Pick<Shown & { _id: Id | string }, "_id" | "revision">[]): Promise<void>;
}

/** Schema paths of a shown noun. */
export const shownPaths = {
  revision: { type: Number, required: true, default: 1 },
  stale: { type: Boolean, required: true, default: true },
  done: { type: [String], default: [] },
};

/** The index by which the dispatcher finds stale nouns without looking at the others. */
export const staleIndex = [
  { stale: 1, _id: 1 },
  { name: "stale", partialFilterExpression: { stale: true } },
] as const;

/** The statics of a shown noun. */
export const shownStatics = {
  async stale<D>(this: Stored<D>, limit: number): Promise<D[]> {
    return this.anew.find({ stale: true }).sort({ _id: 1 }).limit(limit);
  },

  async told<D>(this: Stored<D>, nouns: readonly { _id: Id | string; revision: number }[]): Promise<void> {
    if (nouns.length === 0) return;
    const update = { $set: { stale: false } };
    const writes = nouns.map(({ _id, revision }) => ({ updateOne: { filter: { _id, revision }, update } }));
    await this.writeAsIs(writes as mongoose.mongo.AnyBulkWriteOperation[]);
  },
};
