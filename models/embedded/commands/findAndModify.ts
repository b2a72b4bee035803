import { decode, type Doc } from "../bson.ts";
import { MongoError } from "../errors.ts";
import { compileFilter } from "../query/filter.ts";
import { compileProjection, hasProjection } from "../query/projection.ts";
import { checkUpdate, compileUpdate, type UpdateRequest } from "../query/update.ts";
import { upsertDocument } from "../query/upsert.ts";
import { isTrue } from "./batch.ts";
import { changeOneNow, changeOneSlowly, type Change } from "./changeOne.ts";
import { type Command, type CommandContext } from "./command.ts";
import { checkCollation, queryOptions } from "./general.ts";
import { prepare } from "./prepare.ts";
import { TOO_LONG } from "./statements.ts";
import { replaceRow } from "./update.ts";

/** Changes or removes one document, and answers with it as it was or as it is now. */
export const findAndModify: Command = {
  fields: {
    findAndModify: "string",
    findandmodify: "string",
    query: "object",
    sort: "object",
    update: ["object", "array"],
    remove: "bool",
    new: "bool",
    upsert: "bool",
    fields: "object",
    arrayFilters: "array",
    hint: ["string", "object"],
    collation: "object",
    let: "object",
    bypassDocumentValidation: "bool", // there are no validators to pass by
  },
  async run(context, request) {
    const { target, change } = parse(context, request);
    const answer = await context.store.write(() => changeOneNow(context, target, change));
    return answer === TOO_LONG ? changeOneSlowly(context, target, change) : answer;
  },
};

function parse(context: CommandContext, request: Doc) {
  const { query: filter = {}, update, arrayFilters, fields } = request;
  const flags = {
    remove: isTrue(request.remove),
    after: isTrue(request.new),
    upsert: isTrue(request.upsert),
  };
  checkCollation(request.collation);
  checkFlags(flags, update);
  const options = queryOptions(request, context.clock);
  compileFilter(filter, options);
  const { variables, now } = options;
  const requested: UpdateRequest = {
    filter,
    update,
    ...(arrayFilters && { arrayFilters }),
    ...(variables && { variables }),
    ...(now && { now }),
  };
  if (!flags.remove) checkUpdate(update, arrayFilters);
  const show = hasProjection(fields) ? compileProjection(fields, filter, options) : (doc: Doc) => doc;
  const collection: string = request.findAndModify ?? request.findandmodify;
  const change = changing(context, collection, requested, flags, show);
  return { target: { collection, filter, options }, change };
}

interface Flags {
  remove: boolean;
  after: boolean;
  upsert: boolean;
}

function checkFlags({ remove, after, upsert }: Flags, update: unknown): void {
  const wrong = remove
    ? (update !== undefined && "Cannot specify both an update and remove=true") ||
      (upsert && "Cannot specify both upsert=true and remove=true") ||
      (after && "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document")
    : update === undefined && "Either an update or remove=true must be specified";
  if (wrong) throw new MongoError(9, "FailedToParse", wrong);
}

function changing(
  context: CommandContext,
  name: string,
  requested: UpdateRequest,
  flags: Flags,
  show: (doc: Doc) => Doc,
): Change<Doc> {
  const apply = flags.remove ? undefined : compileUpdate(requested);
  return (row, collection) => {
    if (row && collection && apply) {
      const raw = apply(row.raw);
      const value = show(flags.after ? decode(raw) : row.doc); // may throw, so before anything is written
      replaceRow(collection, row, raw);
      return { lastErrorObject: { n: 1, updatedExisting: true }, value, ok: 1 };
    }
    if (row && collection) {
      const value = show(row.doc);
      collection.remove(row);
      return { lastErrorObject: { n: 1 }, value, ok: 1 };
    }
    if (flags.remove) return { lastErrorObject: { n: 0 }, value: null, ok: 1 };
    if (!flags.upsert) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null, ok: 1 };
    const { raw, doc } = prepare(upsertDocument(requested));
    const value = flags.after ? show(doc) : null;
    context.catalog.getOrCreate(context.db, name).insert(raw, doc);
    return { lastErrorObject: { n: 1, updatedExisting: false, upserted: doc._id }, value, ok: 1 };
  };
}
