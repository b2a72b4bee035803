import mongoose from "mongoose";
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { expect } from "vitest";
import { Catalog } from "../../../models/embedded/storage/catalog.ts";
import { type Collection } from "../../../models/embedded/storage/collection.ts";
import { entryOf } from "../../../models/embedded/storage/entry.ts";
import { findRows } from "../../../models/embedded/storage/find.ts";
import { indexKeys } from "../../../models/embedded/storage/indexKeys.ts";
import { type IndexSpec } from "../../../models/embedded/storage/indexSpec.ts";
import { idPrefix, prefixRange } from "../../../models/embedded/storage/range.ts";
import { Store } from "../../../models/embedded/storage/store.ts";
import { temporaryFolder } from "../../temporaryFolder.ts";

const { MongoClient } = mongoose.mongo;

interface Row {
  _id: string;
  number?: number;
  tags?: string[];
  /** How often it was changed. */
  times: number;
}

type Rows = ReturnType<typeof rowsOf>;
const rowsOf = (client: InstanceType<typeof MongoClient>) => client.db("test").collection<Row>("rows");

/** What is known of a row: how often it was changed, or undefined for one that is gone. */
type Known = number | undefined;

const WRITERS = 6;

/**
 * Kills a process that serves a database amid the writes of several clients, and expects of what it left: nothing that
 * was acknowledged is lost, nothing was done twice, every index has exactly the entries that the documents ask for.
 */
export async function killRounds(rounds: number): Promise<{ acknowledged: number }> {
  const folder = temporaryFolder();
  let acknowledged = 0;
  try {
    const writers = Array.from({ length: WRITERS }, (_, number) => new Writer(number));
    for (let round = 0; round < rounds; round++) {
      const { child, uri } = await serve(folder.path);
      const client = new MongoClient(uri, {
        maxPoolSize: WRITERS,
        retryWrites: false,
        serverSelectionTimeoutMS: 5000,
      });
      const rows = rowsOf(client);
      if (round === 0) await makeIndexes(rows);
      const enough = acknowledged + 60 + ((round * 37) % 90);
      const count = () => {
        if (++acknowledged === enough) child.kill("SIGKILL");
      };
      await Promise.all(writers.map((writer) => writer.work(rows, count)));
      await Promise.all([client.close(), gone(child)]);
      await expectIndexesInStep(folder.path);
      await expectNothingLost(folder.path, writers);
    }
  } finally {
    folder.remove();
  }
  return { acknowledged };
}

/** One client, which works on rows of its own and so knows what each of them must be. */
class Writer {
  private readonly name: string;
  private readonly known = new Map<string, Known>();
  /** The row and the outcome of the write that was never answered. */
  private open: { id: string; after: Known } | undefined;
  private made = 0;

  constructor(number: number) {
    this.name = `writer ${number}`;
  }

  /** Writes until the server is gone. */
  async work(rows: Rows, acknowledged: () => void): Promise<void> {
    try {
      for (;;) {
        const id = `${this.name} row ${this.made}`;
        const number = Number(this.name.at(-1)) + WRITERS * this.made++;
        await this.write(id, 0, acknowledged, () =>
          rows.insertOne({ _id: id, number, tags: [this.name, id], times: 0 }),
        );
        await this.write(id, 1, acknowledged, () =>
          rows.updateOne({ _id: id }, { $inc: { times: 1 }, $push: { tags: "changed" } }),
        );
        const counter = `${this.name} counter`;
        const next = (this.known.get(counter) ?? 0) + 1;
        await this.write(counter, next, acknowledged, () =>
          rows.findOneAndUpdate({ _id: counter }, { $inc: { times: 1 } }, { upsert: true }),
        );
        if (this.made % 3 === 0)
          await this.write(id, undefined, acknowledged, () => rows.deleteOne({ number }));
      }
    } catch (error) {
      if (!isServerGone(error)) throw error;
    }
  }

  /** Takes what a restart has shown of the write that was never answered. */
  settle(found: Map<string, number>): void {
    for (const [id, times] of this.known)
      if (this.open?.id !== id) expect([id, found.get(id)]).toEqual([id, times]);
    if (this.open) {
      const { id, after } = this.open;
      const before = this.known.get(id);
      expect([before, after]).toContainEqual(found.get(id));
      this.known.set(id, found.get(id));
      this.open = undefined;
    }
    const mine = [...found.keys()].filter((id) => id.startsWith(this.name));
    expect(mine.filter((id) => this.known.get(id) === undefined)).toEqual([]);
  }

  private async write(
    id: string,
    after: Known,
    acknowledged: () => void,
    send: () => Promise<unknown>,
  ): Promise<void> {
    this.open = { id, after };
    await send();
    this.known.set(id, after);
    this.open = undefined;
    acknowledged();
  }
}

/** The driver tells a broken connection by an error of its own or, within a write to the socket, by the system's. */
const isServerGone = (error: unknown) =>
  error instanceof Error &&
  (error.name.startsWith("Mongo") ||
    ("code" in error && ["EPIPE", "ECONNRESET"].includes(String(error.code))));

async function serve(directory: string): Promise<{ child: ChildProcess; uri: string }> {
  const child = fork(new URL("./servingProgram.ts", import.meta.url), [directory], {
    execArgv: ["--import", "tsx"],
  });
  const [{ uri }] = (await once(child, "message")) as [{ uri: string }];
  return { child, uri };
}

const gone = async (child: ChildProcess) =>
  void (child.exitCode ?? child.signalCode ?? (await once(child, "exit")));

async function makeIndexes(rows: Rows): Promise<void> {
  await rows.createIndex({ number: 1 }, { unique: true, sparse: true });
  await rows.createIndex({ tags: 1, number: 1 });
  await rows.createIndex({ times: -1 });
}

async function expectNothingLost(directory: string, writers: Writer[]): Promise<void> {
  await inFiles(directory, (collection) => {
    const found = new Map<string, number>();
    for (const row of findRows(collection, {})) if (row) found.set(row.doc._id, row.doc.times);
    for (const writer of writers) writer.settle(found);
  });
}

async function expectIndexesInStep(directory: string): Promise<void> {
  await inFiles(directory, (collection) => {
    for (const index of collection.indexes.slice(1)) {
      const range = prefixRange(idPrefix(index.id));
      expect([...collection.store.entries.getKeys({ ...range })]).toEqual(
        keysThatShouldBe(collection, index),
      );
    }
  });
}

function keysThatShouldBe(collection: Collection, index: IndexSpec): string[] {
  const keys: string[] = [];
  for (const row of findRows(collection, {})) {
    if (!row) continue;
    const { tuples, empty } = indexKeys(Object.keys(index.key), row.doc);
    if (!(index.sparse && empty))
      keys.push(...tuples.map((tuple) => entryOf(idPrefix(index.id), tuple, row.id).key));
  }
  return keys.sort();
}

/** Looks at the files that a dead process has left. */
async function inFiles(directory: string, look: (collection: Collection) => void): Promise<void> {
  const store = new Store(directory);
  try {
    look(new Catalog(store).get("test", "rows")!);
  } finally {
    await store.close();
  }
}
