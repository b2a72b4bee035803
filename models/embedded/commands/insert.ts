import { BSONRegExp, deserialize, ObjectId } from "bson";
import { checkDepth, decode, encode, isPlain, MAX_DOCUMENT_BYTES, type Doc } from "../bson.ts";
import { MongoError } from "../errors.ts";
import { type Command } from "./command.ts";
import { checkBatch, isOrdered } from "./batch.ts";
import { runStatements } from "./statements.ts";

/** Stores documents, with an _id of ours where the client gave none. */
export const insert: Command = {
  fields: {
    insert: "string",
    documents: "array",
    ordered: "bool",
    bypassDocumentValidation: "bool", // there are no validators to pass by
  },
  async run(context, request) {
    const documents = checkBatch("insert.documents", request.documents).map(bytesOf);
    const { results, errors } = await runStatements(context, documents, isOrdered(request), {
      now(sent) {
        const known = context.catalog.get(context.db, request.insert);
        const { raw, doc } = prepare(sent, (bytes) => known?.readKeys(bytes) ?? readAll(bytes));
        (known ?? context.catalog.create(context.db, request.insert)).insert(raw, doc);
        return true;
      },
      slowly: () => Promise.reject(new Error("an insert is never too long")),
    });
    if (results.size === 1 && !errors.writeErrors) return ONE_INSERTED;
    return { n: results.size, ...errors, ok: 1 };
  },
};

/** What most inserts are answered with. */
const ONE_INSERTED = encode({ n: 1, ok: 1 });

/** A document that may be stored, and its bytes. */
interface Prepared {
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

/** As `decode`, for who needs no more than the keys: it does not tell an int from a double of the same value. */
const readAll = (raw: Buffer): Doc =>
  deserialize(raw, { promoteBuffers: false, promoteLongs: false, bsonRegExp: true });

/** Documents come as bytes, whether beside the command or within it: see `commandOf`. */
function bytesOf(document: unknown): Buffer {
  if (Buffer.isBuffer(document)) return document;
  throw new MongoError(14, "TypeMismatch", "BSON field 'insert.documents' holds what is no object");
}
