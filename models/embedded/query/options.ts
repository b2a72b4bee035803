import { type Doc } from "../bson.ts";

/** What surrounds a filter, an update or a pipeline. */
export interface QueryOptions {
  /** Values of the command's `let` (see `evaluateLet`), seen by expressions as `$$name`. */
  variables?: Doc;
  /** The time of `$$NOW` and `$currentDate`; the machine's when absent. */
  now?: Date;
}

/** The same with a time that does not move on while documents are worked on. */
export const withNow = (options: QueryOptions): QueryOptions & { now: Date } => ({
  ...options,
  now: options.now ?? new Date(),
});
