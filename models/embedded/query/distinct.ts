import { type Doc } from "../bson.ts";

/** Collects the distinct values of a field, the items of arrays each for itself, in order of first sight. */
export class Distinct {
  readonly values: unknown[] = [];
  constructor(_path: string) {
    throw new Error("soon");
  }
  /** Throws 17217 past 16 MB. */
  add(_doc: Doc): void {
    throw new Error("soon");
  }
}
