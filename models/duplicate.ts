import mongoose from "mongoose";
import type { Stored } from "./noun.ts";

const DUPLICATE_KEY = 11000;

/** Whether the database refused to write because of a unique index. */
export function isDuplicate(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === DUPLICATE_KEY;
}

/** Writes a document down; false when one with its unique keys is there already. */
export async function inserted(model: Stored<unknown>, document: object): Promise<boolean> {
  try {
    await model.insertMany([document]);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** Writes updates and upserts that may be done twice; returns how many documents are new. */
export async function upsertAll(model: Stored<unknown>, writes: readonly object[]): Promise<number> {
  if (writes.length === 0) return 0;
  const write = async () => (await model.bulkWrite(writes, { ordered: false })).upsertedCount;
  // Two processes may make the same document at once: the one that lost finds it there.
  return write().catch((error: unknown) => {
    if (isDuplicate(error)) return write();
    throw error;
  });
}

/** Writes whole documents down, but for those whose unique keys are there already; returns how many are new. */
export async function insertNew(model: Stored<unknown>, documents: readonly object[]): Promise<number> {
  if (documents.length === 0) return 0;
  try {
    await model.writeAsIs(documents.map((document) => ({ insertOne: { document } })));
    return documents.length;
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) throw error;
    const failures = [error.writeErrors].flat();
    if (!failures.every(isDuplicate)) throw error;
    return documents.length - failures.length;
  }
}
