import { type Doc } from "../bson.ts";
import { MongoError } from "../errors.ts";
import { compileFilter } from "../query/filter.ts";
import { toNumber } from "../number.ts";
import { type Collection } from "../storage/collection.ts";
import { type Row } from "../storage/row.ts";
import { checkStatements, isOrdered } from "./batch.ts";
import { changeManyNow, changeManySlowly, type Changed } from "./changeMany.ts";
import { changeOneNow, changeOneSlowly, type Target } from "./changeOne.ts";
import { type Command, type CommandContext } from "./command.ts";
import { checkCollation, queryOptions } from "./general.ts";
import { runStatements } from "./statements.ts";

/** Removes documents: the first that matches, or all. */
export const remove: Command = {
  fields: { delete: "string", deletes: "array", ordered: "bool", let: "object" },
  async run(context, request) {
    const statements = checkStatements("delete.deletes", request.deletes, {
      q: "object",
      limit: "number",
      hint: ["string", "object"],
      collation: "object",
    });
    const { results, errors } = await runStatements(context, statements, isOrdered(request), {
      now(statement) {
        const { target, single } = parse(context, request, statement);
        return single ? changeOneNow(context, target, removeOne) : changeManyNow(context, target, removeRow);
      },
      slowly(statement) {
        const { target, single } = parse(context, request, statement);
        return single
          ? changeOneSlowly(context, target, removeOne)
          : changeManySlowly(context, target, removeRow);
      },
    });
    return { n: [...results.values()].reduce((sum, { matched }) => sum + matched, 0), ...errors, ok: 1 };
  },
};

/** Always makes a difference. */
export function removeRow(collection: Collection, row: Row): true {
  collection.remove(row);
  return true;
}

function removeOne(row: Row | undefined, collection?: Collection): Changed {
  const n = Number(row && collection ? removeRow(collection, row) : false);
  return { matched: n, modified: n };
}

function parse({ clock }: CommandContext, request: Doc, statement: Doc): { target: Target; single: boolean } {
  const { q: filter = {}, hint, limit, collation } = statement;
  checkCollation(collation);
  const most = toNumber(limit);
  if (most !== 0 && most !== 1) {
    throw new MongoError(
      9,
      "FailedToParse",
      `The limit field in delete objects must be 0 or 1. Got ${limit}`,
    );
  }
  const options = { ...queryOptions({ let: request.let, hint }, clock), sort: undefined };
  compileFilter(filter, options);
  return { target: { collection: request.delete, filter, options }, single: most === 1 };
}
