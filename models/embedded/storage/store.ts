import { setImmediate as moment } from "node:timers/promises";
import { Files, type Table } from "../disk/files.ts";
import { MongoError } from "../errors.ts";

/** What a test may set. */
export interface StoreOptions {
  /** Called inside each transaction before its commit; what it throws undoes the transaction. */
  beforeCommit?: (() => void) | undefined;
}

/** What a database keeps, and its single writer; a write is acknowledged when it is on the disk (see Files). */
export class Store {
  /** collection id, key of _id -> the document's bytes */
  readonly documents: Table;
  /** index id, key of each field, key of _id -> where each field's key ends (see entryOf) */
  readonly entries: Table;
  /** What exists: see the catalog. */
  readonly definitions: Table;
  /** How long the last commit took, in milliseconds. */
  commitMs = 0;
  /**
   * Resolves when what is being written is on the disk, and who wrote it has been told; undefined while nothing is.
   * Until then no command begins: it would read what could yet be lost, and be answered before the writer.
   */
  settled: Promise<void> | undefined;
  /** Called when a transaction was undone: what was remembered of it in memory no longer holds. */
  onUndone: () => void = () => undefined;

  private readonly options: StoreOptions;
  private readonly files: Files;
  private waiting: Waiting[] = [];
  private writing: Promise<void> | undefined;
  private isClosed = false;
  private changes = 0;
  private broken: { error: unknown } | undefined;

  /** Throws if the files in the folder are no database. */
  constructor(folder: string, options: StoreOptions = {}) {
    this.options = options;
    this.files = new Files(folder);
    ({ documents: this.documents, entries: this.entries, definitions: this.definitions } = this.files);
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
      this.writing ??= this.writeWaiting();
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
    this.files.put(table, key, value);
  }

  /** As `put`, unless the key is there already; returns whether it was not. */
  putNew(table: Table, key: string, value: Buffer): boolean {
    const isDone = this.files.putNew(table, key, value);
    if (isDone) this.changes++;
    return isDone;
  }

  /** Only inside of `write`. */
  remove(table: Table, key: string): void {
    this.changes++;
    this.files.remove(table, key);
  }

  /** Bytes of the file that holds everything. */
  sizeOnDisk(): number {
    return this.files.size();
  }

  /** Finishes what waits, then lets go of the files. */
  async close(): Promise<void> {
    while (this.writing) await this.writing;
    this.isClosed = true;
    await this.files.close();
  }

  /** What is asked for in the same turn goes together, and then what has come while the disk was at it. */
  private async writeWaiting(): Promise<void> {
    await undefined;
    while (this.waiting.length) {
      this.settled = this.writeTogether().then(() => moment());
      await this.settled;
      this.settled = undefined;
      if (this.waiting.length) await moment(); // now who has waited reads
    }
    this.writing = undefined;
  }

  private async writeTogether(): Promise<void> {
    const started = performance.now();
    const ran: Waiting[] = [];
    const undone = await this.transact(ran, () => {
      do {
        const next = this.waiting.shift();
        if (!next) break;
        ran.push(next);
        this.run(next);
      } while (performance.now() - started < MAX_TURN_MS); // the rest is left to the next transaction
    });
    if (undone) await this.writeEach(ran, undone);
  }

  /** After they failed together, so that none fails for another's fault. */
  private async writeEach(actions: Waiting[], undone: Failure): Promise<void> {
    for (const each of actions) {
      each.failure = undefined;
      const failure = actions.length === 1 ? undone : await this.transact([each], () => this.run(each));
      if (failure) each.settle(failure);
    }
  }

  /** Tells those who wait when the disk has it; gives what undid the transaction, if anything did. */
  private async transact(ran: Waiting[], actions: () => void): Promise<Failure | undefined> {
    let done = 0;
    const all = () => {
      actions();
      this.options.beforeCommit?.();
      done = performance.now();
    };
    let onDisk: Promise<void> | undefined;
    try {
      onDisk = this.files.transact(all);
    } catch (error) {
      this.broken = undefined;
      this.onUndone();
      return { error };
    }
    await onDisk; // if it fails now, nobody knows what the disk has: the thread ends
    this.commitMs = performance.now() - done;
    for (const each of ran) each.settle(each.failure);
    return undefined;
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
