import { afterAll, beforeAll } from "vitest";
import { type Database, openDatabase } from "../../models/database.ts";
import { temporaryFolder } from "../temporaryFolder.ts";

/** One empty embedded database for all tests of a file. */
export function useDatabaseOnce(): void {
  const folder = temporaryFolder();
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase({ directory: folder.path, role: "server" });
  });
  afterAll(async () => {
    await database.close();
    folder.remove();
  });
}
