import { type Doc } from "../bson.ts";

/** Fields and directions; undefined when there is nothing to sort by. Throws 2 and 15974 for a bad direction. */
export function asSort(_sort: unknown): Record<string, 1 | -1> | undefined {
  throw new Error("soon");
}

export function compareDocs(_sort: Record<string, 1 | -1>): (a: Doc, b: Doc) => number {
  throw new Error("soon");
}
