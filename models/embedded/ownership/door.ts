import { connect, createServer, type Server, type Socket } from "node:net";

const READY = "ready";

/**
 * A socket at which an owner shows that he lives: the system closes it with him, however he ends. Who waits for him
 * holds a connection; it brings a word when the database serves, and ends when he does.
 */
export class Door {
  private readonly listener: Server;
  private readonly visitors = new Set<Socket>();
  private isReady = false;

  private constructor() {
    this.listener = createServer((visitor) => {
      this.visitors.add(visitor);
      visitor.on("close", () => this.visitors.delete(visitor));
      visitor.on("error", () => visitor.destroy());
      visitor.resume();
      if (this.isReady) visitor.write(READY);
    });
  }

  static async open(path: string): Promise<Door> {
    const door = new Door();
    await new Promise<void>((resolve, reject) => {
      door.listener.once("error", reject);
      door.listener.listen(path, resolve);
    });
    return door;
  }

  /** Tells those who wait, and those who come, that the database serves. */
  ready(): void {
    this.isReady = true;
    for (const visitor of this.visitors) visitor.write(READY);
  }

  async close(): Promise<void> {
    for (const visitor of this.visitors) visitor.destroy();
    await new Promise((resolve) => this.listener.close(resolve));
  }
}

/** What became of waiting at a door. */
type Heard = "ready" | "closed";

/** Somebody who stands at another's door. */
interface Visitor {
  /** Resolves when the database serves, or when its owner has gone. */
  ready(): Promise<Heard>;
  /** Resolves when the owner has gone. */
  gone(): Promise<Heard>;
  leave(): void;
}

/** Goes to an owner's door; undefined if he is dead. */
export function visit(path: string, signal?: AbortSignal): Promise<Visitor | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    const gone = new Promise<Heard>((heard) => socket.on("close", () => heard("closed")));
    const ready = new Promise<Heard>((heard) => socket.on("data", () => heard("ready")));
    socket.on("connect", () =>
      resolve({
        ready: () => unlessAborted(Promise.race([ready, gone]), signal),
        gone: () => unlessAborted(gone, signal),
        leave: () => socket.destroy(),
      }),
    );
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED" || error.code === "ENOENT") resolve(undefined);
      else reject(error);
    });
  });
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
