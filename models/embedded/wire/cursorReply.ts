import { Long, serialize } from "bson";

/**
 * `{ cursor: { id, ns, firstBatch: [...] }, ok: 1 }` built around documents that are BSON already, so that a find
 * without a projection neither decodes nor encodes what it returns.
 */
export function cursorReply(
  batch: "firstBatch" | "nextBatch",
  docs: readonly Uint8Array[],
  id: bigint,
  ns: string,
): Buffer {
  const items = docs.flatMap((doc, i) => [Buffer.from(`\x03${i}\0`, "latin1"), doc]);
  const array = document(items);
  const head = serialize({ id: Long.fromBigInt(id), ns }).subarray(4, -1);
  const cursor = document([head, Buffer.from(`\x04${batch}\0`, "latin1"), ...array]);
  const ok = serialize({ ok: 1 }).subarray(4, -1);
  return Buffer.concat(document([Buffer.from("\x03cursor\0", "latin1"), ...cursor, ok]));
}

/** The parts of a document, its length in front and the closing zero behind. */
function document(fields: Uint8Array[]): Uint8Array[] {
  const length = Buffer.alloc(4);
  length.writeInt32LE(fields.reduce((sum, field) => sum + field.length, 5));
  return [length, ...fields, Buffer.alloc(1)];
}
