import { type Doc } from "../bson.ts";
import { type QueryOptions } from "./options.ts";

export interface UpdateRequest extends QueryOptions {
  filter: Doc;
  /** Operators, a whole document, or a pipeline. */
  update: Doc | Doc[];
  arrayFilters?: Doc[];
}

/** Throws what is wrong with an update before any document is seen. */
export function checkUpdate(_update: unknown, _arrayFilters: Doc[] = [], _multi = false): void {
  throw new Error("soon");
}

/** The stored document after an update, encoded; `raw` itself when nothing changed. */
export function applyUpdate(raw: Buffer, request: UpdateRequest): Buffer {
  return compileUpdate(request)(raw);
}

/** An update to be applied to many documents. */
export function compileUpdate(_request: UpdateRequest): (raw: Buffer) => Buffer {
  throw new Error("soon");
}
