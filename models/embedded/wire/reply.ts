import { OP, type Request } from "./request.ts";

let nextId = 1;

/** An answer as it goes over the wire, in parts. */
export function encodeReply({ id, opCode }: Request, doc: Uint8Array): Uint8Array[] {
  const legacy = opCode === OP.query;
  const header = Buffer.alloc(legacy ? 36 : 21);
  header.writeInt32LE(header.length + doc.length, 0);
  header.writeInt32LE((nextId = (nextId % 0x7fffffff) + 1), 4);
  header.writeInt32LE(id, 8);
  header.writeInt32LE(legacy ? OP.reply : OP.message, 12);
  if (legacy) header.writeInt32LE(1, 32); // number of documents
  return [header, doc];
}
