import { encode } from "../bson.ts";
import { MongoError } from "../errors.ts";
import { type Command } from "./command.ts";
import { checkBatch, isOrdered } from "./batch.ts";
import { ReadyDocuments } from "./readyDocuments.ts";
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
    const known = () => context.catalog.get(context.db, request.insert);
    const ready = new ReadyDocuments();
    const { results, errors } = await runStatements(context, documents, isOrdered(request), {
      ahead: (sent) => ready.add(sent, known()?.keyReader),
      now(sent) {
        const collection = known();
        const { raw, doc } = ready.take(sent, collection?.keyReader);
        (collection ?? context.catalog.create(context.db, request.insert)).insert(raw, doc);
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

/** Documents come as bytes, whether beside the command or within it: see `commandOf`. */
function bytesOf(document: unknown): Buffer {
  if (Buffer.isBuffer(document)) return document;
  throw new MongoError(14, "TypeMismatch", "BSON field 'insert.documents' holds what is no object");
}
