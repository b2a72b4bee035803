import { OP, type Request } from "./request.ts";

/** Up to this size a document is copied behind its header: one buffer costs the socket less than two. */
const COPIED_BYTES = 16 * 1024;

let nextId = 1;

/** An answer as it goes over the wire, in parts. */
export function encodeReply({ id, opCode }: Request, doc: Uint8Array): Uint8Array[] {
  const legacy = opCode === OP.query;
  const headerSize = legacy ? 36 : 21;
  const copied = doc.length <= COPIED_BYTES;
  const head = Buffer.alloc(headerSize + (copied ? doc.length : 0));
  head.writeInt32LE(headerSize + doc.length, 0);
  head.writeInt32LE((nextId = (nextId % 0x7fffffff) + 1), 4);
  head.writeInt32LE(id, 8);
  head.writeInt32LE(legacy ? OP.reply : OP.message, 12);
  if (legacy) head.writeInt32LE(1, 32); // number of documents
  if (!copied) return [head, doc];
  head.set(doc, headerSize);
  return [head];
}
