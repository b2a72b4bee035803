import { type Doc } from "../bson.ts";
import { type QueryOptions } from "./options.ts";

/** One stage, or a whole pipeline: documents go in by batches, and out as soon as they can. */
export interface PipelineStage {
  /** Takes a batch of at most 256 documents and gives what can be passed on at once. */
  push(docs: Doc[]): Doc[];
  /** What is left when no more documents come; lazy, so that the caller may pause within it. */
  end(): Iterable<Doc>;
  /** Further documents would change nothing ($limit is reached). */
  readonly done: boolean;
}

export function compilePipeline(_stages: unknown, _options?: QueryOptions): PipelineStage {
  throw new Error("soon");
}
