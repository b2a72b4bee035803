import { BSONRegExp, ObjectId } from "bson";
import { checkDepth, decode, encode, isPlain, MAX_DOCUMENT_BYTES, type Doc } from "../bson.ts";
import { MongoError } from "../errors.ts";

/** A document that may be stored, and its bytes. */
export interface Prepared {
  raw: Buffer;
  doc: Doc;
}

/** Puts the _id first, and makes one where there is none. Throws what makes a document unfit: 10334, 15, 52, 53. */
export function prepare(sent: Buffer, read: (raw: Buffer) => Doc = decode): Prepared {
  if (sent.length > MAX_DOCUMENT_BYTES) {
    throw new MongoError(10334, "BSONObjectTooLarge", `BSONObj size: ${sent.length} is invalid`);
  }
  const doc = read(sent);
  checkDepth(doc);
  checkId(doc);
  if (Object.keys(doc)[0] === "_id") return { raw: sent, doc };
  const { _id = new ObjectId(), ...rest } = decode(sent);
  const full = { _id, ...rest };
  return { raw: encode(full), doc: full };
}

function checkId(doc: Doc): void {
  const { _id } = doc;
  if (Array.isArray(_id) || _id instanceof BSONRegExp || (Object.hasOwn(doc, "_id") && _id === undefined)) {
    throw new MongoError(53, "InvalidIdField", "The '_id' value cannot be of type array, regex or undefined");
  }
  if (isPlain(_id) && Object.keys(_id).some((key) => key.startsWith("$"))) {
    throw new MongoError(52, "DollarPrefixedFieldName", "_id fields may not contain '$'-prefixed fields");
  }
}
