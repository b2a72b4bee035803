import { statfsSync } from "node:fs";
import { MongoError } from "../errors.ts";

/** Errors of lmdb and of the system that a full disk, or one that looks full, ends in. */
const NO_ROOM = new Set([28 /* ENOSPC */, 122 /* EDQUOT */, -30792 /* MDB_MAP_FULL */]);
/** A write that a full disk cuts short is reported as this. */
const EIO = 5;
const LITTLE_ROOM = 4 * 1024 * 1024;

/** What a client is told when a transaction could not be committed: 14031 OutOfDiskSpace, or the error itself. */
export function diskError(error: unknown, path: string): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (error instanceof MongoError || typeof code !== "number") return error;
  if (!NO_ROOM.has(code) && !(code === EIO && bytesFree(path) < LITTLE_ROOM)) return error;
  return new MongoError(14031, "OutOfDiskSpace", "No space is left on the disk; nothing was written");
}

function bytesFree(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}
