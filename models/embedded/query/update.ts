import {
  checkDepth,
  decode,
  encode,
  isOperatorDoc,
  isPlain,
  MAX_DEPTH,
  MAX_DOCUMENT_BYTES,
  type Doc,
} from "../bson.ts";
import { failedToParse, location, MongoError } from "../errors.ts";
import { compareValues } from "./order.ts";
import { idFirst } from "./fields.ts";
import { operatorTable } from "./operators.ts";
import { type QueryOptions } from "./options.ts";
import { compilePipeline } from "./pipeline.ts";
import { compileModifiers } from "./updates/modifiers.ts";
import { compilePatch } from "./updates/patch.ts";

/** An update as a command asks for it. */
export interface UpdateRequest extends QueryOptions {
  filter: Doc;
  /** Modifiers, a whole document, or a pipeline. */
  update: Doc | Doc[];
  arrayFilters?: Doc[];
}

/**
 * An update to be applied to a stored document, of which it gives the bytes; `raw` itself when nothing
 * changes.
 */
export type Update = (raw: Buffer) => Buffer;

/**
 * Compiles an update. Throws what is wrong with it whatever the document: 9 for an unknown modifier or a
 * wrong shape, 40 for paths that conflict, 2 and 14 for arguments that a modifier does not take. Applying
 * throws 2, 14, 28 and 34 for values that a modifier does not work on, 66 for a change of _id, 17419 past 16
 * MB. With `inserting`, the document is being made by an upsert: `$setOnInsert` counts, and _id may be set.
 */
export function compileUpdate(request: UpdateRequest, inserting = false): Update {
  const apply = compileKind(request, inserting);
  const patch = isPlain(request.update) ? compilePatch(request.update) : undefined;
  return (raw) => {
    const after = patch?.(raw) ?? apply(raw);
    if (after.equals(raw)) return raw;
    if (after.length > MAX_DOCUMENT_BYTES)
      throw location(17419, `Resulting document after update is larger than ${MAX_DOCUMENT_BYTES}`);
    return after;
  };
}

/** Applies an update to one document; as `compileUpdate`. */
export const applyUpdate = (raw: Buffer, request: UpdateRequest): Buffer => compileUpdate(request)(raw);

/** Throws what `compileUpdate` throws, and 9 for a whole document that would replace many. */
export function checkUpdate(update: Doc | Doc[], arrayFilters?: Doc[], multi = false): void {
  if (multi && isPlain(update) && !isOperatorDoc(update)) {
    throw failedToParse("multi update is not supported for replacement-style update");
  }
  // The values of `let` are not known here; a pipeline that uses them is compiled with them later.
  if (!Array.isArray(update)) compileUpdate({ filter: {}, update, ...(arrayFilters && { arrayFilters }) });
  else for (const stage of update) checkStage(stage);
}

const PIPELINE_STAGES = operatorTable<true>("updatePipeline", {
  $set: true,
  $addFields: true,
  $unset: true,
  $replaceWith: true,
  $replaceRoot: true,
  $project: true,
});

function compileKind(request: UpdateRequest, inserting: boolean): Update {
  const { update, arrayFilters } = request;
  if (isOperatorDoc(update)) return compileModifiers(update, request, inserting);
  if (arrayFilters?.length) throw failedToParse("arrayFilters may not be specified for this kind of update");
  if (Array.isArray(update)) return compileStages(update, request);
  if (isPlain(update)) return compileReplacement(update);
  throw failedToParse("Update argument must be either an object or an array");
}

function compileStages(stages: Doc[], options: QueryOptions): Update {
  for (const stage of stages) checkStage(stage);
  // None of these stages keeps anything from one document to the next.
  const pipeline = compilePipeline(stages, options);
  return (raw) => {
    const before = decode(raw);
    const [after] = pipeline.push([before]);
    return keepId(before, after ?? before);
  };
}

function checkStage(stage: unknown): void {
  const [name = ""] = isPlain(stage) ? Object.keys(stage) : [];
  if (PIPELINE_STAGES.has(name)) return;
  if (!name.startsWith("$")) throw failedToParse("Each element of an update pipeline must be a stage");
  compilePipeline([stage]);
  throw new MongoError(72, "InvalidOptions", `${name} is not allowed to be used within an update`);
}

function compileReplacement(replacement: Doc): Update {
  const strange = Object.keys(replacement).find((name) => name.startsWith("$"));
  if (strange !== undefined) {
    const why = `The dollar ($) prefixed field '${strange}' is not allowed in the context of an update's replacement document.`;
    throw new MongoError(52, "DollarPrefixedFieldName", why);
  }
  return (raw) => keepId(decode(raw), { ...replacement });
}

/** The document with the _id that it had, first among the fields. Throws 66 for another one. */
function keepId(before: Doc, after: Doc): Buffer {
  checkDepth(after, MAX_DEPTH);
  if (!Object.hasOwn(before, "_id")) return encode(idFirst(after));
  if (Object.hasOwn(after, "_id") && compareValues(after._id, before._id) !== 0) {
    throw new MongoError(
      66,
      "ImmutableField",
      "After applying the update, the (immutable) field '_id' was found to have been altered",
    );
  }
  const { _id: _, ...rest } = after;
  return encode({ _id: before._id, ...rest });
}
