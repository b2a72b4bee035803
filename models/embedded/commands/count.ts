import { type Doc } from "../bson.ts";
import { compileFilter } from "../query/filter.ts";
import { toNumber } from "../number.ts";
import { type Operation } from "../operation.ts";
import { type Collection } from "../storage/collection.ts";
import { countDocuments } from "../storage/countDocuments.ts";
import { findRows, type FindOptions } from "../storage/find.ts";
import { type Command } from "./command.ts";
import { checkCollation, count as wholeNumber, queryOptions } from "./general.ts";

/** Answers with how many documents match. */
export const count: Command = {
  fields: {
    count: "string",
    query: "object",
    skip: "number",
    limit: "number",
    hint: ["string", "object"],
    collation: "object",
    fields: "any", // sent by old shells, and meaningless
  },
  async run(context, request) {
    checkCollation(request.collation);
    const query: Doc = request.query ?? {};
    const options = { ...queryOptions(request, context.clock), sort: undefined };
    compileFilter(query, options);
    const skip = wholeNumber(request.skip, "skip", 0);
    const limit = Math.abs(toNumber(request.limit ?? 0)) || Infinity;
    const collection = context.catalog.get(context.db, request.count);
    const found = collection ? await countRows(context.operation, collection, query, options) : 0;
    return { n: Math.min(Math.max(0, found - skip), limit), ok: 1 };
  },
};

/** How many documents match a filter; without one, none of them is read. */
export async function countRows(
  operation: Operation,
  collection: Collection,
  filter: Doc,
  options: FindOptions,
): Promise<number> {
  let found = 0;
  if (Object.keys(filter).length || options.hint !== undefined) {
    await operation.all(findRows(collection, filter, options), () => found++);
  } else await operation.all(countDocuments(collection), (some) => (found += some));
  return found;
}
