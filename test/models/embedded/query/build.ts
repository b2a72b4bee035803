import { serialize } from "bson";
import fc from "fast-check";
import { decode, encode, type Doc } from "../../../../models/embedded/bson.ts";
import { MongoError } from "../../../../models/embedded/errors.ts";
import { compileFilter } from "../../../../models/embedded/query/filter.ts";
import { type QueryOptions } from "../../../../models/embedded/query/options.ts";
import { compilePipeline } from "../../../../models/embedded/query/pipeline.ts";
import { applyUpdate, type UpdateRequest } from "../../../../models/embedded/query/update.ts";

/** A document as the server would read it. */
export const stored = (doc: Doc): Doc => decode(serialize(doc));

/** The code of the error that the work ends in, or what it gives when it ends well. */
export function codeOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (error instanceof MongoError) return error.code;
    throw error;
  }
}

export const matches = (doc: Doc, filter: Doc): boolean => compileFilter(stored(filter))(stored(doc));

/** The document after an update. */
export function updated(doc: Doc, update: Doc | Doc[], more: Partial<UpdateRequest> = {}): Doc {
  const request = stored({ update, filter: {}, ...more });
  return decode(applyUpdate(encode(doc), request as unknown as UpdateRequest));
}

/** What a pipeline makes of documents that come in batches of two. */
export function aggregated(docs: Doc[], stages: Doc[], options: QueryOptions = {}): Doc[] {
  const pipeline = compilePipeline(stored({ stages }).stages, options);
  const results: Doc[] = [];
  for (let i = 0; i < docs.length && !pipeline.done; i += 2) {
    results.push(...pipeline.push(docs.slice(i, i + 2).map(stored)));
  }
  return [...results, ...pipeline.end()].filter((doc) => doc !== undefined);
}

/** The value of an expression for a document. */
export function valueOf(expression: unknown, doc: Doc = {}, options: QueryOptions = {}): unknown {
  const [result] = aggregated([doc], [{ $replaceWith: { value: expression } }], options);
  return result?.value;
}

/** Scalars, with many that are equal or near to each other. */
export const scalars = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(0.5, -0.5, 2.5, NaN, Infinity),
  fc.constantFrom("", "a", "b", "ab", "！", "😀"),
  fc.boolean(),
  fc.constant(null),
  fc.integer({ min: 0, max: 3 }).map((ms) => new Date(ms)),
);
