import { isPlain, type Doc } from "../bson.ts";
import { encode } from "../bson.ts";
import { type CommandContext, type Command } from "./command.ts";
import { compileFilter } from "../query/filter.ts";
import { compileProjection, hasProjection } from "../query/projection.ts";
import { mapSteps, sliceSteps } from "../steps.ts";
import { findRows } from "../storage/find.ts";
import { toNumber } from "../number.ts";
import { checkCollation, count, queryOptions } from "./general.ts";
import { only, type Shape } from "./shape.ts";

/** How many documents the first answer brings unless the client says otherwise. */
export const FIRST_BATCH = 101;

/** Fields of a find, which explain needs too. */
export const FIND_FIELDS: Shape = {
  find: "string",
  filter: "object",
  projection: "object",
  sort: "object",
  hint: ["string", "object"],
  skip: "number",
  limit: "number",
  batchSize: "number",
  singleBatch: "bool",
  collation: "object",
  let: "object",
  allowDiskUse: "bool", // leave to use the disk, of which no use is made
  allowPartialResults: "bool", // there are no shards of which results could be missing
  tailable: only(false),
  awaitData: only(false),
  oplogReplay: only(false),
  noCursorTimeout: only(false),
  returnKey: only(false),
  showRecordId: only(false),
};

/** Answers with a cursor over the documents that match. */
export const find: Command = {
  fields: FIND_FIELDS,
  run(context, request) {
    const { rows, batchSize, single } = findPlan(context, request);
    const ns = `${context.db}.${request.find}`;
    return context.cursors.first(context.operation, context.connectionId, ns, rows, { batchSize, single });
  },
};

function findPlan(context: CommandContext, request: Doc) {
  const filter: Doc = request.filter ?? {};
  const projection: unknown = request.projection;
  checkCollation(request.collation);
  const options = queryOptions(request, context.clock);
  compileFilter(filter, options); // a filter out of shape is an error even where there is nothing to match
  const skip = count(request.skip, "skip", 0);
  const single = Boolean(request.singleBatch) || toNumber(request.limit) < 0;
  const limit = Math.abs(toNumber(request.limit ?? 0));
  const batchSize = count(request.batchSize, "batchSize", limit ? Infinity : FIRST_BATCH);
  const project =
    isPlain(projection) && hasProjection(projection) && compileProjection(projection, filter, options);
  const collection = context.catalog.get(context.db, request.find);
  const found = collection
    ? findRows(collection, filter, { ...options, ...(limit && { limit: skip + limit }) })
    : [];
  const rows = sliceSteps(found, skip, limit);
  const documents = mapSteps(rows, project ? (row) => encode(project(row.doc)) : (row) => row.raw);
  return { rows: documents, batchSize, single };
}
