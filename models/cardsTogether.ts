import { randomInt } from "node:crypto";
import type mongoose from "mongoose";
import type { CardFields, Subject } from "./cardFields.ts";
import { together } from "./together.ts";

// A card's leases stay numbers for as many presses as it can have.
const MAX_STEP = 2 ** 30;

/** A card to be taken as it was found. */
export interface Taking {
  found: CardFields;
  /** What it has to show. */
  revision: number;
  now: Date;
  until: Date;
}

/** A card that shows what was wished for, under that lease. */
export interface Finished extends Pick<CardFields, "_id" | "lease"> {
  set: Pick<CardFields, "shown"> & Partial<CardFields>;
}

/** What is asked of cards, and written to them, with every press: one command for all who press at that moment. */
export function cardsTogether(cards: () => mongoose.Collection) {
  return {
    /** Every card of a subject. */
    of: together(async (all: readonly { store: string; subject: Subject }[]) => {
      const subjects = {
        store: { $in: all.map(({ store }) => store) },
        subject: { $in: all.map(({ subject }) => subject) },
      };
      const found = await cards().find<CardFields>(subjects).toArray();
      return all.map(({ store, subject }) =>
        found.filter((card) => card.store === store && card.subject === subject),
      );
    }),

    /** Takes those that are as they were found; null for one that is not. */
    taken: together(async (all: readonly Taking[]) => {
      // So unlike every other that it tells who holds the card.
      const steps = all.map(() => randomInt(2, MAX_STEP));
      const writes = all.map(({ found: { _id, lease, shown }, revision, now, until }, index) => ({
        updateOne: {
          filter: { _id, lease, shown, notBefore: { $lte: now } },
          update: {
            ...{ $max: { wanted: revision }, $set: { due: true, notBefore: until } },
            $inc: { lease: steps[index]! },
          },
        },
      }));
      const { matchedCount } = await cards().bulkWrite(writes, { ordered: false });
      const taken = all.map(({ found, revision, until }, index): CardFields => {
        const wanted = Math.max(found.wanted, revision);
        return { ...found, wanted, due: true, notBefore: until, lease: found.lease + steps[index]! };
      });
      if (matchedCount === all.length) return taken;
      // Which one it was is not told.
      const ids = { $in: taken.map(({ _id }) => _id) };
      const held = await cards().find<CardFields>({ _id: ids }).toArray();
      return taken.map(
        ({ _id, lease }) => held.find((card) => card._id.equals(_id) && card.lease === lease) ?? null,
      );
    }),

    /** Says of each that it shows what was wished for; false where that may have been more. */
    finished: together(async (all: readonly Finished[]) => {
      const writes = all.map(({ _id, lease, set }) => ({
        updateOne: {
          filter: { _id, lease, wanted: { $lte: set.shown } },
          update: { $set: set, $unset: { due: 1, sending: 1, dead: 1 } },
        },
      }));
      const { matchedCount } = await cards().bulkWrite(writes, { ordered: false });
      // Which one it was is not told; those that were finished bear to be written once more.
      return all.map(() => matchedCount === all.length);
    }),
  };
}
