import mongoose from "mongoose";
import { writeDataFile, type DataLine } from "./dataFile.ts";

/** Told how far a long work is: documents done, and of how many. */
export type Progress = (done: number, total: number) => void;

/** Writes the whole database to a file, whatever kind it is; returns the number of documents of each collection. */
export function exportData(
  file: string,
  now: Date,
  progress: Progress = () => {},
): Promise<Record<string, number>> {
  return writeDataFile(file, everything(now, progress));
}

async function* everything(now: Date, progress: Progress): AsyncGenerator<DataLine> {
  const db = mongoose.connection.db!;
  const collections = (await db.listCollections({}, { nameOnly: true }).toArray())
    .map(({ name }) => name)
    .sort();
  const sizes = await Promise.all(collections.map((name) => db.collection(name).estimatedDocumentCount()));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let done = 0;
  yield { huifang: 1, exported: now };
  for (const collection of collections) {
    yield { collection, indexes: await db.collection(collection).indexes() };
    // Every number keeps its BSON type, so that an import gives back the very same documents.
    for await (const document of db
      .collection(collection)
      .find({}, { promoteValues: false })
      .sort({ _id: 1 })) {
      yield { document };
      progress(++done, total);
    }
  }
}
