import { afterAll, beforeAll, beforeEach } from "vitest";
import { importFile, type ImportOptions } from "../../../jobs/import/importFile.ts";
import type { ImportReport } from "../../../jobs/import/report.ts";
import { type Database, nativeDatabase, openDatabase, syncIndexes } from "../../../models/database.ts";
import { Person } from "../../../models/person.ts";
import { Store } from "../../../models/store.ts";
import { temporaryFolder } from "../../temporaryFolder.ts";

/** The moment of the tests' imports: a Monday noon in the store. */
export const now = new Date("2026-12-07T04:00:00Z");

/** A store with some staff in a database of its own, emptied before each test; returns how to import into it. */
export function dealership(): (file: string, change?: Partial<ImportOptions>) => Promise<ImportReport> {
  const folder = temporaryFolder();
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase({ directory: folder.path, role: "command" });
    await syncIndexes();
  });
  beforeEach(async () => {
    const db = nativeDatabase();
    for (const { name } of await db.listCollections().toArray()) await db.collection(name).deleteMany({});
    await Store.put({ _id: "cd01", name: "城东店", timezone: "Asia/Shanghai" });
    for (const [code, name] of [["li", "李一"], ["wang", "王一"]] as const)
      await Person.put("cd01", { code, name, roles: ["advisor", "consultant"] });
  });
  afterAll(async () => {
    await database.close();
    folder.remove();
  });
  return async (file, change) => importFile(await Store.named("cd01"), file, { kind: "visits", now, ...change });
}

/** What stands in the database, ids and keys of changes left out, to be compared. */
export async function contents(collection: string): Promise<Record<string, unknown>[]> {
  return nativeDatabase().collection(collection).find({}).sort({ _id: 1 }).toArray();
}

/** Everything there is, to see that nothing changed. */
export async function everything(): Promise<Record<string, unknown[]>> {
  const names = (await nativeDatabase().listCollections().toArray()).map(({ name }) => name).toSorted();
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await contents(name)])));
}
