import { type Doc } from "../bson.ts";
import { compileFilter } from "../query/filter.ts";
import { Distinct } from "../query/distinct.ts";
import { findRows } from "../storage/find.ts";
import { type Command } from "./command.ts";
import { checkCollation, queryOptions } from "./general.ts";

/** Answers with the values that a field has in the documents that match. */
export const distinct: Command = {
  fields: {
    distinct: "string",
    key: "string",
    query: "object",
    hint: ["string", "object"],
    collation: "object",
  },
  async run(context, request) {
    checkCollation(request.collation);
    const query: Doc = request.query ?? {};
    const options = { ...queryOptions(request, context.clock), sort: undefined };
    compileFilter(query, options);
    const distinct = new Distinct(request.key);
    const collection = context.catalog.get(context.db, request.distinct);
    if (collection) {
      await context.operation.all(findRows(collection, query, options), (row) => distinct.add(row.doc));
    }
    return { values: distinct.values, ok: 1 };
  },
};
