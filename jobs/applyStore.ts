import { Person } from "../models/person.ts";
import { Questionnaire } from "../models/questionnaire.ts";
import { groupOwner } from "../models/questionnaireOwner.ts";
import { Store } from "../models/store.ts";
import type { Applied } from "../models/storeFields.ts";
import type { StoreSetup } from "./storeFile.ts";

/** How many of a file's things, the store and its people, were written. */
export type AppliedCounts = Record<Applied, number>;

/**
 * Makes a store what its file says; applying it twice changes nothing. Whoever it names no more has left. A new store
 * gets the two questionnaires that come with the product, and so does the head office of a new group.
 */
export async function applyStore({ store, staff }: StoreSetup, now: Date): Promise<AppliedCounts> {
  const counts: AppliedCounts = { created: 0, updated: 0, unchanged: 0 };
  counts[await Store.put(store)] += 1;
  for (const person of staff) counts[await Person.put(store._id, person)] += 1;
  const left = await Person.retireOthers(
    store._id,
    staff.map(({ code }) => code),
  );
  counts.updated += left.length;
  await Questionnaire.ensureBuiltIn(store._id, now);
  if (store.group !== undefined) await Questionnaire.ensureBuiltIn(groupOwner(store.group), now);
  return counts;
}
