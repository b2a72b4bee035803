import { rmSync } from "node:fs";
import { createServer, type Server as Listener } from "node:net";
import { type Doc } from "./bson.ts";
import { type CommandContext } from "./commands/command.ts";
import { Connection } from "./connection.ts";
import { Cursors } from "./cursors.ts";
import { IndexBuilds } from "./indexBuilds.ts";
import { toNumber } from "./number.ts";
import { Operation, type Clock } from "./operation.ts";
import { Catalog } from "./storage/catalog.ts";
import { Store, type StoreOptions } from "./storage/store.ts";
import { removeExpired } from "./ttl.ts";
import { Turns } from "./turns.ts";

/** What may be set from outside, mostly by tests. */
export interface ServerOptions extends StoreOptions {
  /** Milliseconds between two sweeps for what has expired; a minute unless told. */
  sweepMs?: number | undefined;
  /** The machine's clock unless told. */
  clock?: Clock | undefined;
  /** Told of each command before it runs. */
  onCommand?: ((command: Doc) => void) | undefined;
}

/** A MongoDB server over a directory. */
export class Server {
  readonly store: Store;
  readonly catalog: Catalog;
  readonly cursors: Cursors;
  private readonly clock: Clock;
  private readonly options: ServerOptions;
  private readonly turns = new Turns();
  private readonly indexBuilds: IndexBuilds;
  private readonly listener: Listener;
  private readonly connections = new Map<number, Connection>();
  private sweeping: Promise<void> = Promise.resolve();
  private sweepOperation: Operation | undefined;
  private sweeper: NodeJS.Timeout | undefined;
  private lastConnection = 0;
  private closed = false;

  constructor(directory: string, options: ServerOptions = {}) {
    this.options = options;
    this.clock = options.clock ?? Date.now;
    this.store = new Store(directory, options);
    this.catalog = new Catalog(this.store);
    this.cursors = new Cursors(this.clock);
    this.indexBuilds = new IndexBuilds(this.store, this.catalog);
    this.listener = createServer({ noDelay: true }, (socket) => {
      const id = ++this.lastConnection;
      this.connections.set(id, new Connection(socket, (request) => this.contextFor(id, request)));
      socket.on("close", () => {
        this.connections.delete(id);
        this.cursors.endConnection(id);
      });
    });
  }

  /** Serves at a unix socket, in the place of one that was left behind there; gives the connection string. */
  async listen(path: string): Promise<string> {
    await this.indexBuilds.dropUnfinished();
    rmSync(path, { force: true });
    await new Promise<void>((resolve, reject) => {
      this.listener.once("error", reject);
      this.listener.listen(path, resolve);
    });
    this.sweeper = setInterval(() => void this.sweep(), this.options.sweepMs ?? SWEEP_MS).unref();
    void this.sweep();
    return `mongodb://${encodeURIComponent(path)}`;
  }

  /** Removes what has expired, forgets idle cursors, clears what was dropped. Resolves when that is done. */
  sweep(): Promise<void> {
    this.sweeping = this.sweeping.then(() => this.sweepOnce());
    return this.sweeping;
  }

  /** Finishes the writes at hand and lets go of the files. */
  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.sweeper);
    for (const connection of this.connections.values()) connection.destroy();
    this.sweepOperation?.kill();
    if (this.listener.listening) await new Promise((resolve) => this.listener.close(resolve));
    await this.sweeping;
    await this.store.close();
  }

  private async sweepOnce(): Promise<void> {
    if (this.closed) return;
    try {
      this.cursors.dropIdle();
      const context = this.contextFor(0, {});
      this.sweepOperation = context.operation;
      await removeExpired(context);
      for (const id of this.catalog.dropped) await this.clear(id);
    } catch {
      // A full disk, or a collection dropped on the way: the next sweep tries again.
    }
  }

  private async clear(id: number): Promise<void> {
    while (!this.closed && !(await this.store.write(() => this.catalog.clear(id, CLEARED_AT_ONCE)))) {
      await this.turns.pass();
    }
  }

  private contextFor(connectionId: number, request: Doc): CommandContext {
    const { store, catalog, cursors, indexBuilds, clock } = this;
    this.options.onCommand?.(request);
    return {
      store,
      catalog,
      cursors,
      indexBuilds,
      clock,
      operation: new Operation(this.turns, clock, toNumber(request.maxTimeMS ?? 0) || 0),
      db: typeof request.$db === "string" ? request.$db : "admin",
      connectionId,
    };
  }
}

const SWEEP_MS = 60_000;
const CLEARED_AT_ONCE = 1000;
