import { parentPort, workerData } from "node:worker_threads";
import { Server } from "./server.ts";

/** What the thread is told at its start. */
export interface WorkerOptions {
  directory: string;
  socket: string;
  sweepMs: number | undefined;
}

/** What it says when it serves. */
export interface FromWorker {
  uri: string;
}

/** What it may be told then. */
export type ToWorker = "close";

// The server has a thread of its own so that a long search does not hold up the application.
if (parentPort) await serve(parentPort, workerData as WorkerOptions);

async function serve(port: NonNullable<typeof parentPort>, { directory, socket, sweepMs }: WorkerOptions) {
  const server = new Server(directory, { sweepMs });
  port.once("message", (_message: ToWorker) => void server.close().then(() => port.close()));
  port.postMessage({ uri: await server.listen(socket) } satisfies FromWorker);
}
