import { randomBytes } from "node:crypto";
import { MongoError } from "./errors.ts";
import { type Clock, type Operation } from "./operation.ts";
import { type Steps } from "./steps.ts";
import { cursorReply } from "./wire/cursorReply.ts";

interface Cursor {
  ns: string;
  /** The connection that read it last: a client reads on over any of its connections. */
  connection: number;
  rows: Iterator<Uint8Array | undefined>;
  /** A row that did not fit into the batch before. */
  held?: Uint8Array | undefined;
  usedAt: number;
  /** The command that reads it now. */
  reader?: Operation | undefined;
}

/** What a message holds at most. */
const MAX_MESSAGE_BYTES = 16 * 1024 * 1024 - 16 * 1024;
/** What is sent at once of results of which more can be asked for: making a message is one step. */
const BATCH_BYTES = 4 * 1024 * 1024;
const BATCH_DOCS = 5000;
/** What the number of a document takes in a batch, at most. */
const ITEM_BYTES = 12;
const IDLE_MS = 600_000;

/** Results that clients have not read to the end. */
export class Cursors {
  private readonly clock: Clock;
  private readonly open = new Map<bigint, Cursor>();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** How many are open. */
  get size(): number {
    return this.open.size;
  }

  /** Answers with the first batch, and keeps the rest unless `single`. */
  async first(
    operation: Operation,
    connection: number,
    ns: string,
    rows: Steps<Uint8Array>,
    { batchSize, single = false }: { batchSize: number; single?: boolean },
  ): Promise<Buffer> {
    const cursor: Cursor = { ns, connection, rows: rows[Symbol.iterator](), usedAt: this.clock() };
    const most = single ? { docs: batchSize, bytes: MAX_MESSAGE_BYTES } : batchOf(batchSize);
    const { docs, done } = await takeBatch(operation, cursor, most);
    if (done || single) return cursorReply("firstBatch", docs, 0n, ns);
    const id = newId();
    cursor.usedAt = this.clock();
    this.open.set(id, cursor);
    return cursorReply("firstBatch", docs, id, ns);
  }

  /** Answers with the next batch; throws 43 CursorNotFound, 13 for another collection, 12051 for one in use. */
  async next(
    operation: Operation,
    connection: number,
    id: bigint,
    ns: string,
    batchSize: number,
  ): Promise<Buffer> {
    const cursor = this.open.get(id);
    if (!cursor) throw new MongoError(43, "CursorNotFound", `cursor id ${id} not found`);
    if (cursor.ns !== ns) {
      throw new MongoError(13, "Unauthorized", `cursor id ${id} belongs to another namespace`);
    }
    if (cursor.reader) throw new MongoError(12051, "CursorInUse", `cursor id ${id} is already in use`);
    cursor.connection = connection;
    cursor.reader = operation;
    try {
      const { docs, done } = await takeBatch(operation, cursor, batchOf(batchSize));
      if (done) this.open.delete(id);
      return cursorReply("nextBatch", docs, done ? 0n : id, cursor.ns);
    } catch (error) {
      this.open.delete(id); // what is left of it cannot be relied upon
      throw error;
    } finally {
      cursor.usedAt = this.clock();
      cursor.reader = undefined;
    }
  }

  /** Returns whether it was there; a command that reads it fails. */
  kill(id: bigint): boolean {
    const cursor = this.open.get(id);
    return cursor !== undefined && this.drop(id, cursor);
  }

  /** Frees those that a closed connection read last. */
  endConnection(connection: number): void {
    this.dropIf((cursor) => cursor.connection === connection);
  }

  /** Frees those that nobody has read for ten minutes. */
  dropIdle(): void {
    const now = this.clock();
    this.dropIf(({ usedAt, reader }) => !reader && now - usedAt > IDLE_MS);
  }

  private dropIf(test: (cursor: Cursor) => boolean): void {
    for (const [id, cursor] of this.open) if (test(cursor)) this.drop(id, cursor);
  }

  private drop(id: bigint, cursor: Cursor): true {
    cursor.reader?.kill(new MongoError(237, "CursorKilled", `cursor id ${id} was killed`));
    cursor.rows.return?.();
    this.open.delete(id);
    return true;
  }
}

/** Ids that cannot be guessed, so that nobody reads on where he did not begin. */
const newId = (): bigint => (randomBytes(8).readBigUInt64LE() & 0x7fffffffffffffffn) | 1n;

interface Most {
  docs: number;
  bytes: number;
}

const batchOf = (size: number): Most => ({ docs: Math.min(size, BATCH_DOCS), bytes: BATCH_BYTES });

async function takeBatch(operation: Operation, cursor: Cursor, most: Most) {
  const docs: Uint8Array[] = [];
  let bytes = 0;
  const add = (row: Uint8Array) => {
    docs.push(row);
    bytes += row.length + ITEM_BYTES;
    return docs.length < most.docs;
  };
  if (most.docs === 0) return { docs, done: false };
  const held = cursor.held;
  cursor.held = undefined;
  if (held && !add(held)) return { docs, done: false };
  const done = await operation.each(cursor.rows, (row) => {
    if (!docs.length || bytes + row.length <= most.bytes) return add(row);
    cursor.held = row;
    return false;
  });
  return { docs, done };
}
