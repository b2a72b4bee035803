import { decode, type Doc } from "../bson.ts";
import { badValue } from "../errors.ts";

/** A message that asks for something. */
export interface Request {
  id: number;
  opCode: number;
  /** The client wants no answer (an unacknowledged write). */
  moreToCome: boolean;
  /** The command's document as sent. */
  body: Buffer;
  /** Documents sent beside it, still encoded: `documents` of an insert, `updates`, `deletes`. */
  sequences: Map<string, Buffer[]>;
  /** The database, where the body does not name it. */
  db?: string;
}

/** Opcodes of the wire protocol. */
export const OP = { reply: 1, query: 2004, message: 2013 } as const;

const SEQUENCES = new Set(["documents", "updates", "deletes"]);
const REQUIRED_BITS = 0xffff;
const CHECKSUM = 1;
const MORE_TO_COME = 2;

/** Takes a message apart. Throws for one that is not well formed, or is not one of those that are answered. */
export function parseRequest(frame: Buffer): Request {
  const id = frame.readInt32LE(4);
  const opCode = frame.readInt32LE(12);
  if (opCode === OP.query) return parseQuery(frame, id);
  if (opCode !== OP.message) throw new Error(`unsupported opcode ${opCode}`);
  const flags = frame.readUInt32LE(16);
  if (flags & REQUIRED_BITS & ~(CHECKSUM | MORE_TO_COME)) throw new Error(`unknown flag bits ${flags}`);
  const end = frame.length - (flags & CHECKSUM ? 4 : 0);
  const { body, sequences } = parseSections(frame.subarray(20, end));
  return { id, opCode, moreToCome: (flags & MORE_TO_COME) !== 0, body, sequences };
}

/** The command of a request, with what was sent beside it; only the documents of an insert stay as they are. Throws a MongoError. */
export function commandOf({ body, sequences, db }: Request): Doc {
  const command = decode(body, isInsert(body) ? { documents: true } : undefined);
  if (db !== undefined) command.$db = db;
  for (const [name, documents] of sequences) {
    if (!SEQUENCES.has(name) || Object.hasOwn(command, name)) throw badValue(`unexpected sequence '${name}'`);
    command[name] = isInsert(body) ? documents : documents.map((document) => decode(document));
  }
  return command;
}

/** Whether the first field of a body, which is its command, is `insert`. */
const isInsert = (body: Buffer): boolean => body.toString("latin1", 5, 12) === "insert\0";

function parseSections(bytes: Buffer): Pick<Request, "body" | "sequences"> {
  let body: Buffer | undefined;
  const sequences = new Map<string, Buffer[]>();
  for (let at = 0; at < bytes.length;) {
    const kind = bytes[at++];
    const section = sized(bytes, at);
    at += section.length;
    if (kind === 0) {
      if (body) throw new Error("two bodies");
      body = section;
    } else if (kind === 1) {
      const { name, documents } = parseSequence(section);
      if (sequences.has(name)) throw new Error(`two sequences ${name}`);
      sequences.set(name, documents);
    } else throw new Error(`unknown section kind ${kind}`);
  }
  if (!body) throw new Error("no body");
  return { body, sequences };
}

function parseSequence(section: Buffer): { name: string; documents: Buffer[] } {
  const nameEnd = section.indexOf(0, 4);
  if (nameEnd < 0) throw new Error("a sequence without a name");
  const documents: Buffer[] = [];
  for (let at = nameEnd + 1; at < section.length;) {
    const document = sized(section, at);
    documents.push(document);
    at += document.length;
  }
  return { name: section.toString("latin1", 4, nameEnd), documents };
}

/** The bytes at a place that begin with their own length. */
function sized(bytes: Buffer, at: number): Buffer {
  const length = bytes.readInt32LE(at);
  if (length < 5 || at + length > bytes.length) throw new Error(`bad length ${length}`);
  return bytes.subarray(at, at + length);
}

/** OP_QUERY lives on as the first `hello` of some clients. */
function parseQuery(frame: Buffer, id: number): Request {
  const nameEnd = frame.indexOf(0, 20);
  if (nameEnd < 0) throw new Error("a query without a name");
  const name = frame.toString("latin1", 20, nameEnd);
  const body = sized(frame, nameEnd + 9);
  return { id, opCode: OP.query, moreToCome: false, body, sequences: new Map(), db: name.split(".")[0]! };
}
