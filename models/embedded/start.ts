import { chmodSync, mkdirSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { claim, type ClaimOptions, type Ownership } from "./ownership/claim.ts";
import { type FromWorker, type ToWorker, type WorkerOptions } from "./worker.ts";

export { EmbeddedInUse, type Role } from "./ownership/role.ts";

/** How the embedded database is opened. */
export interface StartOptions extends ClaimOptions {
  /** Told when the database stops by itself; without it the process ends with the error. */
  onCrash?: ((error: Error) => void) | undefined;
  /** Milliseconds between two sweeps for what has expired; a minute unless told. */
  sweepMs?: number | undefined;
  /** The program of the thread; another than ours only in tests. */
  entry?: URL | undefined;
}

/** An open embedded database. */
export interface Embedded {
  uri: string;
  /** This process runs it; otherwise another one does. */
  owner: boolean;
  close(): Promise<void>;
}

/**
 * Opens the database in a directory, which is made if it is not there: runs it on a worker thread, or joins the process
 * that runs it. Throws EmbeddedInUse if both are servers.
 */
export async function openEmbedded(directory: string, options: StartOptions): Promise<Embedded> {
  if (process.platform === "win32") {
    throw new Error("The embedded database does not run on Windows: set MONGODB_URI to a MongoDB server");
  }
  const path = resolve(directory);
  makePrivate(path);
  const claimed = await claim(path, options);
  if (claimed.kind === "guest") return { uri: claimed.uri, owner: false, close: () => Promise.resolve() };
  try {
    return await run(path, claimed, options);
  } catch (error) {
    await claimed.release();
    throw error;
  }
}

function makePrivate(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (statSync(directory).mode & 0o077) chmodSync(directory, 0o700);
}

async function run(directory: string, ownership: Ownership, options: StartOptions): Promise<Embedded> {
  const workerData: WorkerOptions = { directory, socket: ownership.socket, sweepMs: options.sweepMs };
  const worker = new Worker(options.entry ?? ENTRY, { workerData, name: "embedded database" });
  const stopped = new Promise<void>((resolve) => worker.on("exit", () => resolve()));
  const { uri } = await started(worker);
  ownership.ready();
  const released = stopped.then(() => ownership.release());
  let crash = new Error("The embedded database stopped by itself");
  let closing = false;
  worker.on("error", (error) => (crash = error as Error));
  const report = () => {
    if (!closing) (options.onCrash ?? rethrow)(crash);
  };
  void released.then(report, report);
  return {
    uri,
    owner: true,
    close() {
      if (!closing) worker.postMessage("close" satisfies ToWorker);
      closing = true;
      return released;
    },
  };
}

/** Beside this file, which runs compiled or from source. */
const ENTRY = new URL(
  import.meta.url.endsWith(".ts") ? "./sourceWorker.mjs" : "./worker.js",
  import.meta.url,
);

function started(worker: Worker): Promise<FromWorker> {
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The embedded database stopped while it started")));
  });
}

/** Where nobody listens for it, a crash must not pass unseen. */
function rethrow(error: Error): void {
  queueMicrotask(() => {
    throw error;
  });
}
