import { hash } from "node:crypto";
import mongoose from "mongoose";

/** What names a document; written as 24 hexadecimal digits where it leaves the database. */
export type Id = mongoose.Types.ObjectId;

/** An id as it came: from the database, or as text from a cause, a token or a page. */
export type IdLike = Id | string;

/** The id that a text writes; null where it writes none. */
export function readId(text: IdLike): Id | null {
  if (typeof text !== "string") return text;
  return /^[0-9a-f]{24}$/.test(text) ? new mongoose.Types.ObjectId(text) : null;
}

/** An id made anew. */
export function newId(): Id {
  return new mongoose.Types.ObjectId();
}

/** The id that follows from these parts, the same one every time: what is done twice under it is done once. */
export function derivedId(...parts: readonly (IdLike | number)[]): Id {
  const digest = hash("sha256", parts.map(String).join("\n"), "hex");
  return new mongoose.Types.ObjectId(digest.slice(0, 24));
}
