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
  /** Says that the cards were told of that revision; false when there is a newer one meanwhile. */
  told(id: Id | string, revision: number): Promise<boolean>;
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
    return this.find({ stale: true }).sort({ _id: 1 }).limit(limit);
  },

  async told<D>(this: Stored<D>, id: Id | string, revision: number): Promise<boolean> {
    const { matchedCount } = await this.updateOne({ _id: id, revision }, { $set: { stale: false } });
    return matchedCount === 1;
  },
};
