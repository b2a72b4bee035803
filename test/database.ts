import mongoose from "mongoose";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { forget } from "../models/askedOnce.ts";
import { openDatabase, syncIndexes, type Database } from "../models/database.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

/** Every document of the database, by collection, in the order of their ids. */
export type Contents = Record<string, mongoose.mongo.BSON.Document[]>;

/** Gives each test of a file an empty database, with the indexes of all models that are loaded. */
export function useDatabase(): void {
  const folder = temporaryFolder();
  let database: Database;
  beforeAll(async () => {
    const uri = process.env.MONGODB_URI;
    database = await openDatabase({ directory: folder.path, role: "server", ...(uri && { uri }) });
    await syncIndexes();
  });
  beforeEach(empty);
  afterAll(async () => {
    await database.close();
    folder.remove();
  });
}

/** Everything the database holds; empty collections are left out. */
export async function contents(): Promise<Contents> {
  const found: Contents = {};
  for (const { collection } of Object.values(mongoose.models)) {
    const documents = await collection.find({}).sort({ _id: 1 }).toArray();
    if (documents.length > 0) found[collection.collectionName] = documents;
  }
  return found;
}

/** Makes the database hold just that. */
export async function restore(wanted: Contents): Promise<void> {
  await empty();
  for (const { collection } of Object.values(mongoose.models)) {
    const documents = wanted[collection.collectionName];
    if (documents) await collection.insertMany(copies(documents));
  }
  forget();
}

async function empty(): Promise<void> {
  forget();
  await Promise.all(Object.values(mongoose.models).map(({ collection }) => collection.deleteMany({})));
}

// The driver writes into the array that it is given.
function copies<T>(documents: readonly T[]): T[] {
  return documents.map((document) => ({ ...document }));
}
