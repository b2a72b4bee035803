import { open, TransactionFlags, type Database, type RootDatabase, type Transaction } from "lmdb";
import { closeSync, fdatasyncSync, fstatSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { BYTE_KEYS } from "./byteKeys.ts";
import { type Change } from "./changes.ts";
import { readHeads } from "./dataFile.ts";
import { diskError } from "./diskError.ts";
import { flushed } from "./flushed.ts";
import { Journal } from "./journal.ts";
import { recover } from "./recover.ts";

/** One of the tables: keys are strings of char codes 0 to 255, ordered as bytes. */
export type Table = Database<Buffer, string>;

/**
 * The files of a database: its tables, which lmdb keeps, and the journal of the last transactions.
 *
 * To make a transaction last, lmdb waits for the disk twice: for its pages, then for the root that makes them valid.
 * Here the journal makes it last, which takes one short wait, and lmdb is told not to wait: where this was measured, a
 * write was on the disk in 0.2 ms instead of 0.3 ms. When the journal is full, the disk is given all pages at once, and
 * the journal begins anew, upon that state of the tables. For each such state there is a reader, so that lmdb leaves
 * its pages alone: whatever part of what was written later a power failure leaves behind, the tables can be brought
 * back to the state, and what the journal holds is done again.
 *
 * Of lmdb's own ways, `overlappingSync` waits for the disk as often, and its asynchronous writer rejects promises that
 * nobody holds when a disk is full.
 */
export class Files {
  /** collection id, key of _id -> the document's bytes */
  readonly documents: Table;
  /** index id, key of each field, key of _id -> where each field's key ends (see entryOf) */
  readonly entries: Table;
  /** What exists: see the catalog. */
  readonly definitions: Table;

  private readonly folder: string;
  private readonly env: RootDatabase;
  private readonly journal: Journal;
  /** The one in which lmdb keeps the tables. */
  private readonly dataFile: number;
  /** Of the state upon which the journal's changes come. */
  private reader: Transaction | undefined;

  /** Opens them with all that was acknowledged. Throws if the files in the folder are no database. */
  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, "data.mdb");
    this.journal = new Journal(join(folder, "journal"));
    const changes = recover(path, this.journal.read());
    this.env = open({ path: folder, maxDbs: 4, overlappingSync: false });
    this.documents = this.openTable("documents");
    this.entries = this.openTable("entries");
    this.definitions = this.openTable("definitions");
    if (changes.length) this.env.transactionSync(() => this.repeat(changes));
    this.dataFile = openSync(path, "r+");
    fdatasyncSync(this.dataFile);
    this.startJournal();
  }

  /** Only inside of `transact`. */
  put(table: Table, key: string, value: Buffer): void {
    void table.put(key, value);
    this.journal.add({ table: this.numberOf(table), key, value });
  }

  /** As `put`, unless the key is there already; returns whether it was not. */
  putNew(table: Table, key: string, value: Buffer): boolean {
    const isDone: unknown = table.putSync(key, value, { noOverwrite: true }); // its types do not tell what it returns
    if (isDone) this.journal.add({ table: this.numberOf(table), key, value });
    return Boolean(isDone);
  }

  /** Only inside of `transact`. */
  remove(table: Table, key: string): void {
    void table.remove(key);
    this.journal.add({ table: this.numberOf(table), key, value: undefined });
  }

  /**
   * Runs actions in one transaction. Gives a promise that resolves when the disk has it, before which no other may
   * begin, though it can be read already; none if nothing has changed. Throws, and nothing has changed, if the actions
   * throw or there is no room: 14031 OutOfDiskSpace, or the error itself.
   */
  transact(actions: () => void): Promise<void> | undefined {
    const { journal } = this;
    let changes = false;
    let isWritten: Promise<void> | undefined;
    journal.begin();
    try {
      this.env.transactionSync(() => {
        actions();
        changes = !journal.isEmpty;
        if (changes) isWritten = journal.write(); // the disk is at it while lmdb commits
      }, TransactionFlags.NO_SYNC_FLUSH);
    } catch (error) {
      if (changes) journal.takeBack();
      throw diskError(error, this.folder);
    }
    if (isWritten) journal.keep();
    return isWritten ?? (changes ? this.settle() : undefined);
  }

  /** Bytes of the file that holds everything. */
  size(): number {
    return fstatSync(this.dataFile).size;
  }

  /** Lets go of them, when no transaction is under way. */
  async close(): Promise<void> {
    fdatasyncSync(this.dataFile);
    this.journal.clear();
    this.journal.close();
    closeSync(this.dataFile);
    this.reader?.done();
    await this.env.close();
  }

  private openTable(name: string): Table {
    return this.env.openDB<Buffer, string>({ name, encoding: "binary", ...BYTE_KEYS });
  }

  private numberOf(table: Table): number {
    return table === this.documents ? 0 : table === this.entries ? 1 : 2;
  }

  private repeat(changes: Change[]): void {
    const tables = [this.documents, this.entries, this.definitions];
    for (const { table, key, value } of changes) {
      if (value) void tables[table]!.put(key, value);
      else void tables[table]!.remove(key);
    }
  }

  private async settle(): Promise<void> {
    await flushed(this.dataFile);
    this.startJournal();
  }

  /** Upon the tables as they are, all of which the disk has. */
  private startJournal(): void {
    this.journal.start(readHeads(this.dataFile)!);
    this.reader?.done();
    this.reader = this.env.useReadTransaction();
  }
}
