import { closeSync, existsSync, fdatasyncSync, fstatSync, openSync } from "node:fs";
import { type Change } from "./changes.ts";
import { lastTransaction, reachesRoots, readHeads, writeHeads, type Heads } from "./dataFile.ts";
import { type Journaled } from "./journal.ts";

/**
 * Brings a data file back to the state on which the journal builds, whatever else of it has come to the disk, and gives
 * the changes that are to be made there again. Throws if the file is no database, or not the journal's. One that is not
 * there, or empty, is a database to be.
 */
export function recover(path: string, journaled: Journaled | undefined): Change[] {
  if (!existsSync(path)) return [];
  const file = openSync(path, "r+");
  try {
    if (!fstatSync(file).size) return [];
    const heads = readHeads(file);
    const base = heads && journaled && continues(heads, journaled, path) ? journaled : undefined;
    const valid = base?.heads ?? heads;
    if (!valid || !reachesRoots(file, valid))
      throw new Error(`${path} is no database, or was cut off: put a backup in its place`);
    if (!base) return [];
    writeHeads(file, base.heads);
    fdatasyncSync(file);
    return base.changes;
  } finally {
    closeSync(file);
  }
}

/** Whether the journal tells how the file came to its last state; otherwise something else has written there since. */
function continues(heads: Heads, { heads: base, transactions }: Journaled, path: string): boolean {
  const since = lastTransaction(heads) - lastTransaction(base);
  if (since < 0)
    throw new Error(`${path} is older than the journal beside it: put back both, or remove the journal`);
  return since <= transactions + 1; // one more: that which was too large for the journal, and not yet acknowledged
}
