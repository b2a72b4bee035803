import mongoose from "mongoose";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { openDatabase, syncIndexes, type Database } from "../../models/database.ts";
import { temporaryFolder } from "../temporaryFolder.ts";

/** Gives each test of a file an empty database, with the indexes of all models that the file has loaded. */
export function useDatabase(): void {
  const folder = temporaryFolder();
  let database: Database;
  beforeAll(async () => {
    const uri = process.env.MONGODB_URI;
    database = await openDatabase({ directory: folder.path, role: "server", ...(uri && { uri }) });
    await syncIndexes();
  });
  beforeEach(async () => {
    await Promise.all(Object.values(mongoose.models).map((model) => model.deleteMany({})));
  });
  afterAll(async () => {
    await database.close();
    folder.remove();
  });
}
