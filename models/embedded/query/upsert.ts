import { type UpdateRequest } from "./update.ts";

/** The document that an upsert inserts, encoded, _id first. */
export function upsertDocument(_request: UpdateRequest): Buffer {
  throw new Error("soon");
}
