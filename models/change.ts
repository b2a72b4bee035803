import { AppError } from "../locales/appError.ts";
import type { Deed } from "./act.ts";
import type { Id } from "./id.ts";
import type { Stored } from "./noun.ts";

/**
 * How many keys of changes a noun keeps. A replay comes while the event that asked for the change is still in hand,
 * and the events of one noun are worked off one after the other: so many changes never lie between the two.
 */
export const KEYS_KEPT = 40;

// Each round lost means that another change won, so that all of them move on.
const MOST_ROUNDS = 100;

/** The operators of an update. */
export type Operators = Partial<
  Record<"$set" | "$unset" | "$push" | "$addToSet" | "$pull" | "$inc" | "$max", object>
>;

/** A change of one document, and the states from which it starts. */
export interface Change<D extends Changed> {
  /** Names the state from which it starts, for the database. */
  from: object;
  /** What is changed; worked out from the document, it is written only if that is still the newest. */
  update: Operators | ((current: D) => Operators);
  /** Why the change cannot be made from this state; null if it can. */
  refuse(current: D): AppError | null | Promise<AppError | null>;
  /** Whether it was made before, under whatever key. */
  already?(current: D): boolean;
  /** No card shows it. */
  quiet?: true;
}

/** A document that can be changed. */
export interface Changed {
  _id: Id;
  done: string[];
  revision: number;
}

/**
 * Changes a document by one atomic update that names the state it starts from and leaves the key of its cause. Where
 * that key has been before, the document is returned as if changed. Throws what `refuse` says, or `store.vanished`.
 */
export async function change<D extends Changed>(
  document: D & { stored: Stored<D> },
  { by }: Pick<Deed, "by">,
  { from, update, refuse, already, quiet }: Change<D>,
): Promise<D> {
  let current: D | null = document;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (!current) throw new AppError("store.vanished");
    if (current.done.includes(by) || already?.(current)) return current;
    const refusal = await refuse(current);
    // The document in hand may be older than the database's: only a fresh one can refuse.
    if (refusal && round > 0) throw refusal;
    if (!refusal) {
      const derived = typeof update === "function";
      const changed = await document.stored.findOneAndUpdate(
        { ...from, _id: current._id, done: { $ne: by }, ...(derived && { revision: current.revision }) },
        signed(derived ? update(current) : update, by, quiet),
      );
      if (changed) return changed;
    }
    current = await document.stored.anew.findById(current._id);
  }
  throw new AppError("store.contended");
}

/** The update with its cause's key and, unless no card shows it, the next revision. */
function signed(update: Operators, by: string, quiet?: true): Operators {
  return {
    ...update,
    $push: { ...update.$push, done: { $each: [by], $slice: -KEYS_KEPT } },
    ...(!quiet && { $inc: { ...update.$inc, revision: 1 }, $set: { ...update.$set, stale: true } }),
  };
}

/** The object without what is undefined: an update would write it as null. */
export function given<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
