import { type Doc } from "../bson.ts";
import { type QueryOptions } from "./options.ts";

export type Predicate = (doc: Doc) => boolean;

export function compileFilter(_filter: unknown, _options?: QueryOptions): Predicate {
  throw new Error("soon");
}
