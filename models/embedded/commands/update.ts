import { type Doc } from "../bson.ts";
import { MongoError } from "../errors.ts";
import { compileFilter } from "../query/filter.ts";
import { checkUpdate, compileUpdate, type UpdateRequest } from "../query/update.ts";
import { upsertDocument } from "../query/upsert.ts";
import { type Collection } from "../storage/collection.ts";
import { type Row } from "../storage/row.ts";
import { checkStatements, isOrdered, isTrue } from "./batch.ts";
import { changeManyNow, changeManySlowly, type Changed } from "./changeMany.ts";
import { changeOneNow, changeOneSlowly, type Target } from "./changeOne.ts";
import { type Command, type CommandContext } from "./command.ts";
import { checkCollation, queryOptions } from "./general.ts";
import { prepare } from "./prepare.ts";
import { type Shape } from "./shape.ts";
import { runStatements, TOO_LONG, type StatementRunner } from "./statements.ts";

/** Fields of one statement of an update. */
const UPDATE_STATEMENT: Shape = {
  q: "object",
  u: ["object", "array"],
  c: "object",
  arrayFilters: "array",
  multi: "bool",
  upsert: "bool",
  hint: ["string", "object"],
  sort: "object",
  collation: "object",
};

/** Changes documents, or inserts one where none matches and `upsert` says so. */
export const update: Command = {
  fields: {
    update: "string",
    updates: "array",
    ordered: "bool",
    let: "object",
    bypassDocumentValidation: "bool", // there are no validators to pass by
  },
  async run(context, request) {
    const statements = checkStatements("update.updates", request.updates, UPDATE_STATEMENT);
    const runner = updateRunner(context, request);
    const { results, errors } = await runStatements(context, statements, isOrdered(request), runner);
    const upserted = [...results].flatMap(([index, { upserted: ids }]) => ids.map((_id) => ({ index, _id })));
    const all = [...results.values()];
    return {
      n: all.reduce((sum, { matched }) => sum + matched, 0),
      nModified: all.reduce((sum, { modified }) => sum + modified, 0),
      ...(upserted.length && { upserted }),
      ...errors,
      ok: 1,
    };
  },
};

interface Updated extends Changed {
  /** The _id of what was inserted, if anything was. */
  upserted: unknown[];
}

/** Puts an updated document in the place of a row, if it differs; returns whether it does. */
export function replaceRow(collection: Collection, row: Row, raw: Buffer): boolean {
  if (raw === row.raw) return false;
  collection.replace(row, raw);
  return true;
}

function updateRunner(context: CommandContext, request: Doc): StatementRunner<Doc, Updated> {
  return {
    now(statement) {
      const work = new UpdateStatement(context, request, statement);
      if (!work.multi) return changeOneNow(context, work.target, work.changeOne);
      const changed = changeManyNow(context, work.target, work.changeRow);
      if (changed === TOO_LONG) return TOO_LONG;
      return changed.matched ? { ...changed, upserted: [] } : work.changeOne(undefined);
    },
    async slowly(statement) {
      const work = new UpdateStatement(context, request, statement);
      if (!work.multi) return changeOneSlowly(context, work.target, work.changeOne);
      const changed = await changeManySlowly(context, work.target, work.changeRow);
      // None matched when each was looked at; whether one does now is found out where nothing can come between.
      if (!changed.matched && work.upserts) return changeOneSlowly(context, work.target, work.changeOne);
      return { ...changed, upserted: [] };
    },
  };
}

/** One statement of an update, checked and compiled. */
class UpdateStatement {
  readonly target: Target;
  readonly multi: boolean;
  readonly upserts: boolean;
  private readonly context: CommandContext;
  private readonly requested: UpdateRequest;
  private readonly apply: (raw: Buffer) => Buffer;

  constructor(context: CommandContext, request: Doc, statement: Doc) {
    const { q: filter = {}, u, c, arrayFilters, hint, sort } = statement;
    if (u === undefined)
      throw new MongoError(40414, "Location40414", "BSON field 'update.updates.u' is missing");
    if (c !== undefined && !Array.isArray(u)) {
      throw new MongoError(
        51198,
        "Location51198",
        "Constant values may only be specified for pipeline updates",
      );
    }
    checkCollation(statement.collation);
    const options = queryOptions({ let: { ...request.let, ...c }, hint, sort }, context.clock);
    const { variables, now } = options;
    this.context = context;
    this.multi = isTrue(statement.multi);
    this.upserts = isTrue(statement.upsert);
    if (this.multi && options.sort)
      throw new MongoError(9, "FailedToParse", "Cannot specify sort with multi=true");
    checkUpdate(u, arrayFilters, this.multi);
    compileFilter(filter, options);
    this.target = { collection: request.update, filter, options };
    this.requested = {
      filter,
      update: u,
      ...(arrayFilters && { arrayFilters }),
      ...(variables && { variables }),
      ...(now && { now }),
    };
    this.apply = compileUpdate(this.requested);
  }

  readonly changeRow = (collection: Collection, row: Row): boolean =>
    replaceRow(collection, row, this.apply(row.raw));

  readonly changeOne = (row: Row | undefined, collection?: Collection): Updated => {
    if (row && collection) {
      return { matched: 1, modified: Number(this.changeRow(collection, row)), upserted: [] };
    }
    if (!this.upserts) return { matched: 0, modified: 0, upserted: [] };
    const made = prepare(upsertDocument(this.requested));
    this.context.catalog.getOrCreate(this.context.db, this.target.collection).insert(made.raw, made.doc);
    return { matched: 1, modified: 0, upserted: [made.doc._id] };
  };
}
