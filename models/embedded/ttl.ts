import { changeManySlowly } from "./commands/changeMany.ts";
import { type CommandContext } from "./commands/command.ts";
import { removeRow } from "./commands/delete.ts";
import { type Doc } from "./bson.ts";
import { type Collection } from "./storage/collection.ts";
import { type IndexSpec } from "./storage/indexSpec.ts";

/** Removes what TTL indexes say is out of date, making way for others; gives how many documents that was. */
export async function removeExpired(context: Omit<CommandContext, "db">): Promise<number> {
  let removed = 0;
  for (const collection of context.catalog.all()) {
    for (const index of collection.indexes.filter(isExpiring)) {
      const target = {
        collection: collection.spec.name,
        filter: expired(index, context.clock()),
        options: { hint: index.name },
      };
      const { matched } = await changeManySlowly({ ...context, db: dbOf(collection) }, target, removeRow);
      removed += matched;
    }
  }
  return removed;
}

const dbOf = ({ spec }: Collection): string => spec.db;

const isExpiring = ({ expireAfterSeconds, building }: IndexSpec): boolean =>
  expireAfterSeconds !== undefined && !building;

function expired({ key, expireAfterSeconds = 0, partialFilterExpression }: IndexSpec, now: number): Doc {
  const field = Object.keys(key)[0]!;
  const old = { [field]: { $lt: new Date(now - expireAfterSeconds * 1000) } };
  return partialFilterExpression ? { $and: [old, partialFilterExpression] } : old;
}
