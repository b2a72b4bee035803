import { open, type Database, type RootDatabase } from "lmdb";
import { statSync } from "node:fs";
import { join } from "node:path";
import { MongoError } from "../errors.ts";
import { BYTE_KEYS } from "./byteKeys.ts";
import { checkDataFile } from "./checkDataFile.ts";
import { diskError } from "./diskError.ts";

/** One of the tables: keys are strings of char codes 0 to 255, ordered as bytes. */
export type Table = Database<Buffer, string>;

/** What a test may set. */
export interface StoreOptions {
  /** Called inside each transaction before its commit; what it throws undoes the transaction. */
  beforeCommit?: (() => void) | undefined;
}

/**
 * The lmdb environment: documents, index entries and definitions, and its single writer.
 *
 * A write is acknowledged when it is on the disk, whatever the client's write concern says. Of lmdb's ways to get
 * there, each of which took 0.5 ms for one document and 1 ms for twenty at once where this was measured, the plain one
 * is taken: `overlappingSync: false` and a synchronous transaction. It reports a full disk as an exception and leaves
 * nothing behind, where the asynchronous writer rejects promises that nobody holds; readers never see what could yet
 * be lost; and `flushed`, which the overlapping way asks for, does not know of synchronous transactions at all. The
 * price is that the thread waits for the disk, and on one that is slow to sync it waits twice where the overlapping way
 * waits once (6.7 ms instead of 4.2 ms); all writes that wait at that moment share the wait.
 */
export class Store {
  /** collection id, key of _id -> the document's bytes */
  readonly documents: Table;
  /** index id, key of each field, key of _id -> where each field's key ends (see entryOf) */
  readonly entries: Table;
  /** What exists: see the catalog. */
  readonly definitions: Table;
  /** How long the last commit took, in milliseconds. */
  commitMs = 0;
  /** Called when a transaction was undone: what was remembered of it in memory no longer holds. */
  onUndone: () => void = () => undefined;

  private readonly path: string;
  private readonly options: StoreOptions;
  private readonly env: RootDatabase;
  private waiting: Waiting[] = [];
  private scheduled: NodeJS.Immediate | undefined;
  private isClosed = false;
  private changes = 0;
  private broken: { error: unknown } | undefined;

  /** Throws if the files in the folder are no database. */
  constructor(path: string, options: StoreOptions = {}) {
    this.path = path;
    this.options = options;
    checkDataFile(path);
    this.env = open({ path, maxDbs: 4, overlappingSync: false });
    this.documents = this.openTable("documents");
    this.entries = this.openTable("entries");
    this.definitions = this.openTable("definitions");
  }

  /**
   * Runs an action inside a write transaction and resolves, with what it returned, when the disk has it. The action
   * runs alone and to its end; those that wait at the same time share a transaction. If it throws before it has
   * written anything, it fails alone. If anything goes wrong after that, the transaction is undone and each of its
   * actions runs once more in one of its own: an action must leave no trace of its first run but in the store.
   */
  write<T>(action: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.isClosed)
        return reject(new MongoError(91, "ShutdownInProgress", "The database is being closed"));
      let result: T;
      this.waiting.push({
        run: () => void (result = action()),
        settle: (failure) => (failure ? reject(failure.error as Error) : resolve(result)),
      });
      this.scheduled ??= setImmediate(() => this.commit());
    });
  }

  /**
   * Runs what must be done whole or not at all, such as the change of one document: if it throws before it has written
   * anything, the error may be caught and the action go on; after that, the transaction is lost.
   */
  attempt<T>(change: () => T): T {
    const before = this.changes;
    try {
      return change();
    } catch (error) {
      if (this.changes !== before) this.broken ??= { error };
      throw error;
    }
  }

  /** Only inside of `write`. */
  put(table: Table, key: string, value: Buffer): void {
    this.changes++;
    void table.put(key, value);
  }

  /** As `put`, unless the key is there already; returns whether it was not. */
  putNew(table: Table, key: string, value: Buffer): boolean {
    const isDone: unknown = table.putSync(key, value, { noOverwrite: true }); // its types do not tell what it returns
    if (isDone) this.changes++;
    return Boolean(isDone);
  }

  /** Only inside of `write`. */
  remove(table: Table, key: string): void {
    this.changes++;
    void table.remove(key);
  }

  /** Bytes of the file that holds everything. */
  sizeOnDisk(): number {
    return statSync(join(this.path, "data.mdb")).size;
  }

  /** Finishes what waits, then lets go of the files. */
  async close(): Promise<void> {
    clearImmediate(this.scheduled);
    while (this.waiting.length) this.commit();
    clearImmediate(this.scheduled);
    this.isClosed = true;
    await this.env.close();
  }

  private openTable(name: string): Table {
    return this.env.openDB<Buffer, string>({ name, encoding: "binary", ...BYTE_KEYS });
  }

  private commit(): void {
    const started = performance.now();
    const ran: Waiting[] = [];
    const undone = this.transact(() => {
      do {
        const next = this.waiting.shift();
        if (!next) break;
        ran.push(next);
        this.run(next);
      } while (performance.now() - started < MAX_TURN_MS); // the rest is left to the next transaction
    });
    if (undone) this.runEach(ran, undone);
    this.scheduled = this.waiting.length ? setImmediate(() => this.commit()) : undefined;
    for (const each of ran) each.settle(each.failure);
  }

  /** After they failed together, so that none fails for another's fault. */
  private runEach(actions: Waiting[], undone: Failure): void {
    for (const each of actions) {
      each.failure = undefined;
      each.failure = actions.length === 1 ? undone : (this.transact(() => this.run(each)) ?? each.failure);
    }
  }

  /** Gives what undid the transaction, if anything did. */
  private transact(actions: () => void): Failure | undefined {
    let done = 0;
    try {
      this.env.transactionSync(() => {
        actions();
        this.options.beforeCommit?.();
        done = performance.now();
      });
      this.commitMs = performance.now() - done;
      return undefined;
    } catch (error) {
      this.broken = undefined;
      this.onUndone();
      return { error: diskError(error, this.path) };
    }
  }

  private run(action: Waiting): void {
    try {
      this.attempt(action.run);
    } catch (error) {
      action.failure = { error };
    }
    if (this.broken) throw this.broken.error;
  }
}

interface Failure {
  error: unknown;
}

interface Waiting {
  run: () => void;
  settle: (failure: Failure | undefined) => void;
  failure?: Failure | undefined;
}

const MAX_TURN_MS = 10;
