import { isDeepStrictEqual } from "node:util";
import { encode, isPlain, type Doc } from "../bson.ts";
import { failedToParse, MongoError } from "../errors.ts";
import { compileFilter } from "../query/filter.ts";
import { compilePipeline } from "../query/pipeline.ts";
import { asSort } from "../query/sort.ts";
import { type PipelineStage } from "../query/stage.ts";
import { mapSteps, type Steps } from "../steps.ts";
import { findRows } from "../storage/find.ts";
import { type Sort } from "../storage/planner.ts";
import { toNumber } from "../number.ts";
import { type Command, type CommandContext } from "./command.ts";
import { countRows } from "./count.ts";
import { FIRST_BATCH } from "./find.ts";
import { checkCollation, count, queryOptions } from "./general.ts";
import { only, type Shape } from "./shape.ts";

/** Fields of an aggregation, which explain needs too. */
export const AGGREGATE_FIELDS: Shape = {
  aggregate: ["string", "number"],
  pipeline: "array",
  cursor: "object",
  explain: only(false),
  hint: ["string", "object"],
  collation: "object",
  let: "object",
  allowDiskUse: "bool", // leave to use the disk, of which no use is made
  bypassDocumentValidation: "bool", // nothing is written
};

/** Answers with a cursor over what a pipeline makes of a collection. */
export const aggregate: Command = {
  fields: AGGREGATE_FIELDS,
  async run(context, request) {
    if (!isPlain(request.cursor)) {
      throw failedToParse("The 'cursor' option is required, except for aggregate with the explain argument");
    }
    const batchSize = count(request.cursor.batchSize, "batchSize", FIRST_BATCH);
    const ns = `${context.db}.${request.aggregate}`;
    const documents = await results(context, request);
    const rows = mapSteps(documents, encode);
    return context.cursors.first(context.operation, context.connectionId, ns, rows, { batchSize });
  },
};

/** The first stages of a pipeline, as far as the store can serve them, and the rest. */
interface SplitPipeline {
  filter: Doc;
  sort: Sort | undefined;
  /** How many documents are wanted of the store, if not all. */
  limit: number;
  rest: unknown[];
}

/** Takes `$match`, `$sort` and `$limit` off the beginning of a pipeline; a `$limit` stays in the rest too. */
export function splitPipeline(pipeline: readonly unknown[]): SplitPipeline {
  const rest = [...pipeline];
  const take = (name: string): unknown => {
    const stage = rest[0];
    return isPlain(stage) && Object.hasOwn(stage, name) ? (rest.shift() as Doc)[name] : undefined;
  };
  const filter = take("$match") as Doc | undefined;
  const sort = asSort(take("$sort"));
  const next = rest[0];
  const limit = isPlain(next) && next.$limit !== undefined ? toNumber(next.$limit) : 0;
  return { filter: filter ?? {}, sort, limit, rest };
}

/** Throws what is wrong with a request before anything is read. */
export function checkPipeline(request: Doc, options: Parameters<typeof compilePipeline>[1]): void {
  const pipeline = request.pipeline as unknown[];
  if (pipeline.some((stage) => isPlain(stage) && Object.hasOwn(stage, "$changeStream"))) {
    // What a standalone server says; drivers know this error.
    throw new MongoError(40573, "Location40573", "The $changeStream stage is only supported on replica sets");
  }
  compilePipeline(pipeline, options);
  if (typeof request.aggregate !== "string") {
    throw new MongoError(
      73,
      "InvalidNamespace",
      "an aggregation of the embedded database needs a collection",
    );
  }
}

async function results(context: CommandContext, request: Doc): Promise<Steps<Doc>> {
  checkCollation(request.collation);
  const { sort: _sort, ...options } = queryOptions(request, context.clock);
  checkPipeline(request, options);
  const { filter, sort, limit, rest } = splitPipeline(request.pipeline);
  compileFilter(filter, options);
  const collection = context.catalog.get(context.db, request.aggregate);
  if (collection && isCount(rest)) {
    const n = await countRows(context.operation, collection, filter, options);
    return n ? [{ _id: 1, n }] : [];
  }
  const rows = collection ? findRows(collection, filter, { ...options, sort, limit }) : [];
  return piped(
    mapSteps(rows, (row) => row.doc),
    compilePipeline(rest, options),
  );
}

/** What drivers send for countDocuments: no document needs to be passed on. */
const isCount = (stages: unknown[]): boolean =>
  isDeepStrictEqual(stages, [{ $group: { _id: 1, n: { $sum: 1 } } }]);

/** So many documents go through the stages in one step. */
const BATCH = 32;

function* piped(docs: Steps<Doc>, pipeline: PipelineStage): Generator<Doc | undefined> {
  let batch: Doc[] = [];
  for (const doc of docs) {
    if (pipeline.done) break;
    if (doc === undefined || batch.push(doc) < BATCH) {
      yield undefined;
      continue;
    }
    yield* pipeline.push(batch);
    batch = [];
  }
  if (!pipeline.done) yield* pipeline.push(batch);
  yield* pipeline.end();
}
