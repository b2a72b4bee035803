import { type Doc } from "../bson.ts";
import { type QueryOptions } from "./options.ts";

export const hasProjection = (_projection: unknown): _projection is Doc => {
  throw new Error("soon");
};

export function compileProjection(
  _projection: Doc,
  _filter: Doc,
  _options?: QueryOptions,
): (doc: Doc) => Doc {
  throw new Error("soon");
}
