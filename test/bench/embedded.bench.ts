import { ObjectId } from "bson";
import { open } from "lmdb";
import mongoose from "mongoose";
import { statSync } from "node:fs";
import { afterAll, beforeAll, it } from "vitest";
import { encode, type Doc } from "../../models/embedded/bson.ts";
import { openEmbedded, type Embedded } from "../../models/embedded/start.ts";
import { entryOf } from "../../models/embedded/storage/entry.ts";
import { indexKeys } from "../../models/embedded/storage/indexKeys.ts";
import { keyPart } from "../../models/embedded/storage/keys.ts";
import { idPrefix } from "../../models/embedded/storage/range.ts";
import bundleThread from "../bundledThread.ts";
import { temporaryFolder, type TemporaryFolder } from "../temporaryFolder.ts";
import { median, report, timed } from "./measure.ts";

const { MongoClient } = mongoose.mongo;

/** The indexes of the measured collection, besides that of _id. */
const INDEXES = [{ user: 1, at: -1 }, { number: 1 }, { at: 1 }] as const;

const visit = (number: number): Doc => ({
  _id: new ObjectId(),
  number,
  user: `user${(number * 7919) % 10_000}`,
  score: (number * 31) % 1000,
  at: new Date(1.7e12 + number * 60_000),
  tags: [`a${number % 3}`, `b${number % 7}`],
  remark: "x".repeat(300),
});

let folder: TemporaryFolder;
let embedded: Embedded;
let connection: mongoose.Connection;

beforeAll(async () => {
  // As it is shipped: read through tsx, which names each function anew, an insert takes a twenty-fifth longer.
  await bundleThread();
  folder = temporaryFolder();
  embedded = await openEmbedded(folder.file("data"), { role: "server" });
  connection = await mongoose.createConnection(embedded.uri, { dbName: "bench" }).asPromise();
});

afterAll(async () => {
  await connection.close();
  await embedded.close();
  folder.remove();
});

/** Two things measured by turns, so that what else the machine does slows both. */
async function byTurns(rounds: number, first: () => Promise<unknown>, second: () => Promise<unknown>) {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    times[0].push(await timed(first));
    times[1].push(await timed(second));
  }
  return [median(times[0]), median(times[1])] as const;
}

/** A file of lmdb into which puts go straight, as its own documentation does it. */
function plainLmdb(path: string) {
  const env = open({ path, maxDbs: 2 });
  const options = { encoding: "binary", keyEncoding: "binary" } as const;
  const documents = env.openDB<Buffer, Buffer>({ name: "documents", ...options });
  const entries = env.openDB<Buffer, Buffer>({ name: "entries", ...options });
  return {
    close: () => env.close(),
    /** The same keys and values as the database writes for some documents, on the disk when it resolves. */
    async put(puts: Put[]): Promise<void> {
      const committed = env.transaction(() => {
        for (const { isDocument, key, value } of puts)
          void (isDocument ? documents : entries).put(key, value);
      });
      await committed;
      await env.flushed;
    },
  };
}

interface Put {
  isDocument: boolean;
  key: Buffer;
  value: Buffer;
}

function putsOf(doc: Doc): Put[] {
  const id = keyPart(doc._id);
  const bytes = (key: string) => Buffer.from(key, "latin1");
  const entries = INDEXES.flatMap((index, i) =>
    indexKeys(Object.keys(index), doc).tuples.map((tuple) => entryOf(idPrefix(i + 2), tuple, id)),
  );
  return [
    { isDocument: true, key: bytes(idPrefix(1) + id), value: encode(doc) },
    ...entries.map(({ key, value }) => ({ isDocument: false, key: bytes(key), value })),
  ];
}

it("finds one by an index in three pings", async () => {
  const schema = new mongoose.Schema({
    number: Number,
    user: String,
    score: Number,
    at: Date,
    tags: [String],
    remark: String,
  });
  const Visit = connection.model("Visit", schema, "found");
  await Visit.collection.createIndex({ number: 1 }, { unique: true });
  await Visit.collection.insertMany(Array.from({ length: 10_000 }, (_, i) => visit(i)));
  let i = 0;
  const ping = () => connection.db!.command({ ping: 1 });
  const find = () => Visit.findOne({ number: (i++ * 37) % 10_000 }).lean();
  await byTurns(1000, ping, find); // until the compiler has seen it all
  const [pinged, found] = await byTurns(3000, ping, find);
  report("findOne by index, mongoose lean, to ping", found, pinged, 3);
});

it("acknowledges an insert hardly later than lmdb does", async () => {
  const collection = connection.db!.collection("inserted");
  for (const index of INDEXES) await collection.createIndex(index);
  const plain = plainLmdb(folder.file("plain"));
  let i = 0;
  let puts: Put[] = [];
  const insert = () => collection.insertOne(visit(i++));
  const put = () => plain.put(puts);
  const times: [number[], number[]] = [[], []];
  // What is measured is a server at work, not how soon the compiler has seen all of its code.
  const warm = 20_000;
  for (let round = 0; round < warm + 2000; round++) {
    puts = putsOf(visit(round));
    times[0].push(await timed(put));
    times[1].push(await timed(insert));
  }
  const [straight, inserted] = times.map((all) => median(all.slice(warm))) as [number, number];
  report("insertOne, acknowledged, to lmdb", inserted, straight, 1.5);
  await plain.close();
});

it("inserts 100,000 documents with three indexes in four times what their puts take", async () => {
  const documents = Array.from({ length: 100_000 }, (_, i) => visit(i));
  const puts = documents.flatMap(putsOf);
  let round = 0;
  const [straight, inserted] = await byTurns(
    7,
    async () => {
      const plain = plainLmdb(folder.file(`plain${round}`));
      await plain.put(puts);
      await plain.close();
    },
    async () => {
      const collection = connection.db!.collection(`many${round++}`);
      for (const index of INDEXES) await collection.createIndex(index);
      await collection.insertMany(documents);
    },
  );
  report("insertMany of 100,000 to lmdb", inserted, straight, 4);
});

it("starts with 1 GB of data as fast as with none", async () => {
  await fill(folder.file("full"), 1024 ** 3);
  const start = (directory: string) => async () => {
    const started = await openEmbedded(directory, { role: "server" });
    const client = new MongoClient(started.uri);
    await client.db("bench").command({ ping: 1 });
    await client.close();
    await started.close();
  };
  const [empty, full] = await byTurns(5, start(folder.file("empty")), start(folder.file("full")));
  const size = statSync(folder.file("full/data.mdb")).size / 1024 ** 3;
  report(`start with ${size.toFixed(2)} GB of data, to start without`, full, empty, 2);
});

async function fill(directory: string, bytes: number): Promise<void> {
  const filled = await openEmbedded(directory, { role: "server" });
  const client = await MongoClient.connect(filled.uri);
  const collection = client.db("bench").collection<Doc>("visits");
  for (const index of INDEXES) await collection.createIndex(index);
  await collection.insertMany(Array.from({ length: 50_000 }, (_, i) => visit(i)));
  const large = "x".repeat(1_000_000);
  for (let written = 0; written < bytes; written += 40 * large.length) {
    await collection.insertMany(
      Array.from({ length: 40 }, (_, i) => ({ ...visit(written + i), remark: large })),
    );
  }
  await client.close();
  await filled.close();
}
