import { type Doc } from "../bson.ts";

/** One stage, or a whole pipeline: documents go in by batches, and come out as soon as they can. */
export interface PipelineStage {
  /** Takes a batch of at most 256 documents and gives what can be passed on at once. */
  push(docs: Doc[]): Doc[];
  /**
   * What is left when no more documents come; lazy, so that the caller may pause within it, and undefined
   * where a step gives nothing yet. Called once.
   */
  end(): Iterable<Doc | undefined>;
  /** Further documents would change nothing, as `$limit` is reached. */
  readonly done: boolean;
}

/** A stage that makes of each batch another one and keeps nothing back. */
export const passing = (push: (docs: Doc[]) => Doc[]): PipelineStage => ({
  push,
  end: () => [],
  done: false,
});
