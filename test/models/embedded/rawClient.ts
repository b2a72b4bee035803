import { deserialize, serialize, type Document } from "bson";
import { once } from "node:events";
import { type Socket } from "node:net";

const OP_MSG = 2013;

/** A wire message that holds a command. */
export function messageOf(command: Document, flags = 0): Buffer {
  return frameOf(OP_MSG, Buffer.concat([int32(flags), Buffer.alloc(1), serialize(command)]));
}

/** A wire message of any kind: a header that tells its length, and a body. */
export function frameOf(opCode: number, body: Buffer, id = 1): Buffer {
  return Buffer.concat([int32(16 + body.length), int32(id), int32(0), int32(opCode), body]);
}

/** Sends a message that is answered, and gives the answer. */
export async function ask(socket: Socket, message: Buffer): Promise<Document> {
  socket.write(message);
  let answer = Buffer.alloc(0);
  while (answer.length < 16 || answer.length < answer.readInt32LE(0)) {
    const [chunk] = (await once(socket, "data")) as [Buffer];
    answer = Buffer.concat([answer, chunk]);
  }
  return deserialize(answer.subarray(21));
}

/** A number as it goes over the wire. */
export function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}
