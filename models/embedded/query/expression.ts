import { type Doc } from "../bson.ts";

/** The values of a command's `let`, whose expressions see no document. */
export function evaluateLet(_variables: Doc): Doc {
  throw new Error("soon");
}
