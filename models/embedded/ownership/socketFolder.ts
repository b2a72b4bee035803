import { lstatSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/** A folder for sockets that nobody else can enter. */
interface SocketFolder {
  folder: string;
  /** It was made for them and goes with them. */
  isOwnFolder: boolean;
}

/** Systems take some 104 bytes for the path of a socket. */
const MAX_PATH_BYTES = 100;
const PREFIX = "embedded-db-";
/** As long as the name of any socket in it. */
const LONGEST_NAME = "door-0123456789abcdef.sock";

/** The data directory itself or, where its path is too long for a socket, a folder of our own with a short one. */
export function socketFolder(directory: string): SocketFolder {
  if (fits(directory)) return { folder: directory, isOwnFolder: false };
  for (const base of [process.env.XDG_RUNTIME_DIR, tmpdir(), "/tmp"]) {
    if (!base || !fits(join(base, `${PREFIX}000000`))) continue;
    try {
      // It is made with the mode 0700, under a name that nobody can have taken before.
      return { folder: mkdtempSync(join(base, PREFIX)), isOwnFolder: true };
    } catch {
      // Not there, or not ours to write to: the next one.
    }
  }
  throw new Error(`No folder with a path short enough for a socket was found (for ${directory})`);
}

/** Removes a folder that was made for sockets, ours or one of a dead process; leaves anything else alone. */
export function removeSocketFolder({ folder, isOwnFolder }: SocketFolder): void {
  if (!isOwnFolder || !basename(folder).startsWith(PREFIX)) return;
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  if (stat?.isDirectory() && stat.uid === process.getuid?.())
    rmSync(folder, { recursive: true, force: true });
}

const fits = (folder: string): boolean => Buffer.byteLength(join(folder, LONGEST_NAME)) <= MAX_PATH_BYTES;
