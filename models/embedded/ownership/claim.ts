import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { Door, visit } from "./door.ts";
import { addRecord, readRecord, type OwnerRecord } from "./record.ts";
import { CONDUCT, EmbeddedInUse, type Owner, type Role } from "./role.ts";
import { removeSocketFolder, socketFolder } from "./socketFolder.ts";

/** How a directory is asked for. */
export interface ClaimOptions {
  role: Role;
  /** Told once of each owner that is waited for. */
  onWait?: ((owner: Owner) => void) | undefined;
  /** Ends the waiting with its reason. */
  signal?: AbortSignal | undefined;
}

/** The directory is ours until `release`. */
export interface Ownership {
  kind: "owner";
  /** Where the database is to listen. */
  socket: string;
  /** Lets those in who wait to join. */
  ready(): void;
  release(): Promise<void>;
}

/** Somebody else's database serves. */
export interface Guest {
  kind: "guest";
  uri: string;
}

/**
 * Makes this process the one that has a directory, joins the one that has it, or waits for it, as the roles say.
 * Throws EmbeddedInUse.
 *
 * Of all processes that try, one gets to add the next record, and his door shows whether he lives. (An lmdb file with
 * its lock and its table of readers does not serve for this: a process that opens it while the last one closes it finds
 * the lock destroyed, and the table knows processes by numbers, which two containers on one volume share.)
 */
export async function claim(directory: string, options: ClaimOptions): Promise<Ownership | Guest> {
  for (let waitedFor: number | undefined; ;) {
    options.signal?.throwIfAborted();
    const record = readRecord(directory);
    const visitor = record && (await visit(record.door, options.signal));
    if (!record || !visitor) {
      const ownership = await take(directory, options.role, record);
      if (ownership) return ownership;
      continue;
    }
    try {
      const conduct = CONDUCT[options.role][record.role];
      if (conduct === "refuse") throw new EmbeddedInUse(directory, record.pid);
      if (conduct === "join") {
        if ((await visitor.ready()) === "ready") return { kind: "guest", uri: record.uri };
        continue;
      }
      if (waitedFor !== record.number) options.onWait?.({ pid: record.pid, role: record.role });
      waitedFor = record.number;
      await visitor.gone();
    } finally {
      visitor.leave();
    }
  }
}

/** Takes a directory that nobody has, or whose owner is dead; undefined if somebody else was faster. */
async function take(
  directory: string,
  role: Role,
  dead: OwnerRecord | undefined,
): Promise<Ownership | undefined> {
  const place = socketFolder(directory);
  const path = join(place.folder, `door-${randomBytes(8).toString("hex")}.sock`);
  const socket = join(place.folder, "db.sock");
  const door = await Door.open(path);
  const leave = async () => {
    await door.close();
    removeSocketFolder(place);
  };
  const record: OwnerRecord = {
    number: (dead?.number ?? 0) + 1,
    pid: process.pid,
    role,
    ...place,
    door: path,
    uri: `mongodb://${encodeURIComponent(socket)}`,
  };
  try {
    if (!addRecord(directory, record)) {
      await leave();
      return undefined;
    }
  } catch (error) {
    await leave();
    throw error;
  }
  if (dead) sweepUp(dead);
  return {
    kind: "owner",
    socket,
    ready: () => door.ready(),
    async release() {
      rmSync(socket, { force: true });
      await leave();
    },
  };
}

/** Removes the sockets of a process that was killed. */
function sweepUp(dead: OwnerRecord): void {
  rmSync(dead.door, { force: true });
  removeSocketFolder(dead);
}
