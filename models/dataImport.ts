import mongoose from "mongoose";
import { AppError } from "../locales/appError.ts";
import type { Progress } from "./dataExport.ts";
import { readDataFile, type DataLine } from "./dataFile.ts";

/** Stands in the database while an import replaces its contents: found later, the import was cut short. */
const MARKER = "unfinishedImport";
const BATCH = 1000;

type Document = Record<string, unknown>;

/**
 * Loads an exported file into the database and restores its indexes; returns the documents of each collection.
 * The file is read to its end first, so that a damaged one changes nothing. Throws `data.notEmpty` unless
 * `replace`, `data.notAnExport`, `data.damaged`.
 */
export async function importData(
  file: string,
  replace: boolean,
  progress: Progress = () => {},
): Promise<Record<string, number>> {
  const total = await checkFile(file);
  const db = mongoose.connection.db!;
  const existing = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  const unfinished = existing.includes(MARKER);
  if (!replace && !unfinished && (await holdsDocuments(existing))) throw new AppError("data.notEmpty");
  await db.collection(MARKER).updateOne({ file }, { $set: { file } }, { upsert: true });
  for (const name of existing) if (name !== MARKER) await db.collection(name).drop();
  const counts = await load(readDataFile(file), (done) => progress(done, total));
  await db.collection(MARKER).drop();
  return counts;
}

/** Throws `database.unfinishedImport` when an import was cut short: what stands is not all there was. */
export async function refuseUnfinishedImport(): Promise<void> {
  const marker = await mongoose.connection.db!.collection(MARKER).findOne({});
  if (marker) throw new AppError("database.unfinishedImport", { file: String(marker.file) });
}

async function holdsDocuments(collections: string[]): Promise<boolean> {
  for (const name of collections) {
    if (await mongoose.connection.db!.collection(name).findOne({}, { projection: { _id: 1 } })) return true;
  }
  return false;
}

/** The number of documents in a file that is whole. */
async function checkFile(file: string): Promise<number> {
  let documents = 0;
  for await (const line of readDataFile(file)) if ("document" in line) documents++;
  return documents;
}

async function load(
  lines: AsyncIterable<DataLine>,
  progress: (done: number) => void,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  let collection = "";
  let batch: Document[] = [];
  let done = 0;
  const flush = async () => {
    if (!batch.length) return;
    await mongoose.connection.db!.collection(collection).insertMany(batch, { ignoreUndefined: false });
    counts[collection]! += batch.length;
    progress((done += batch.length));
    batch = [];
  };
  for await (const line of lines) {
    if ("document" in line) batch.push(line.document);
    if ("collection" in line || "end" in line || batch.length >= BATCH) await flush();
    if ("collection" in line) {
      collection = line.collection;
      counts[collection] = 0;
      await createCollection(collection, line.indexes);
    }
  }
  return counts;
}

async function createCollection(name: string, indexes: Document[]): Promise<void> {
  const db = mongoose.connection.db!;
  await db.createCollection(name);
  const wanted = indexes
    .filter((index) => index.name !== "_id_")
    .map(({ v: _v, ns: _ns, ...index }) => index);
  if (wanted.length) await db.collection(name).createIndexes(wanted as never);
}
