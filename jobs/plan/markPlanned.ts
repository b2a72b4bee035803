import { inChunks } from "../../models/among.ts";
import type { Visit as Visited } from "../../models/visitFields.ts";
import { Visit } from "../../models/visit.ts";

/** Of so many, in the order of their ids, a good part lie beside each other where a database keeps them. */
export const MARKED_AT_ONCE = 5_000;

/** Says that the calls of these visits are planned. One that changed meanwhile bears another revision and comes round again. */
export async function markPlanned(visits: readonly Pick<Visited, "_id" | "revision">[]): Promise<void> {
  for (const revision of new Set(visits.map((visit) => visit.revision))) {
    const ids = visits.filter((visit) => visit.revision === revision).map(({ _id }) => _id);
    for (const some of inChunks(ids, MARKED_AT_ONCE))
      await Visit.updateMany({ _id: { $in: some }, revision }, { $set: { toPlan: false } });
  }
}
