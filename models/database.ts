import mongoose from "mongoose";
import { AppError } from "../locales/appError.ts";
import { forget } from "./askedOnce.ts";
import { EmbeddedInUse, openEmbedded, type Embedded, type Role } from "./embedded/start.ts";

const { MongoClient } = mongoose.mongo;

/** Older servers lack forms of update that the product uses. */
const OLDEST_SERVER = 6;

/** Where the database is and how patiently it is opened. */
export interface DatabaseOptions {
  /** A MongoDB; without it the embedded database in `directory` serves. */
  uri?: string;
  directory: string;
  /** What the process is to the embedded database: see `Role`. */
  role: Role;
  /** How long to wait for a MongoDB that does not answer, in milliseconds. */
  waitMs?: number;
  /** Told what is waited for. */
  onWait?(reason: AppError): void;
  /** Told when the embedded database stops by itself, which nothing survives. */
  onCrash?(error: Error): void;
}

/** The open database, on which every model works. */
export interface Database {
  kind: "embedded" | "mongodb";
  uri: string;
  version: string;
  close(): Promise<void>;
}

/** What a server says of itself before the product relies on it. */
interface ServerFacts {
  version: string;
  /** Member of a replica set or a sharded cluster: acknowledgements may wait for the majority. */
  replicated: boolean;
}

/**
 * Opens the configured database for all models. Throws `database.badUri`, `database.loginRefused`,
 * `database.unreachable`, `database.tooOld`, or for the embedded one `database.inUse`, `database.unusable` or
 * `database.needsUri`, each with what to do.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const embedded = options.uri ? undefined : await startEmbedded(options);
  // Of another database that was open before.
  forget();
  const uri = options.uri ?? embedded!.uri;
  try {
    const facts = await waitForServer(uri, options);
    await mongoose.connect(uri, {
      dbName: databaseName(uri),
      autoIndex: false,
      autoCreate: false,
      // A standalone server knows no majority; the journal is what an acknowledgement means there.
      writeConcern: facts.replicated ? { w: "majority", journal: true } : { w: 1, journal: true },
      ...(facts.replicated && { readConcernLevel: "majority" as const }),
      // Long enough for an election or a restart of the server, short enough for a press to be answered.
      serverSelectionTimeoutMS: 10_000,
    });
    return {
      kind: embedded ? "embedded" : "mongodb",
      uri,
      version: facts.version,
      async close() {
        await mongoose.disconnect();
        await embedded?.close();
      },
    };
  } catch (error) {
    await embedded?.close();
    throw error;
  }
}

async function startEmbedded({ directory, role, onWait, onCrash }: DatabaseOptions): Promise<Embedded> {
  if (process.platform === "win32") throw new AppError("database.needsUri");
  try {
    return await openEmbedded(directory, {
      role,
      onWait: ({ pid }) => onWait?.(new AppError("database.busy", { directory, pid })),
      onCrash,
    });
  } catch (error) {
    if (error instanceof EmbeddedInUse) throw new AppError("database.inUse", { directory, pid: error.pid });
    throw new AppError(
      "database.unusable",
      { directory, reason: (error as Error).message },
      { cause: error },
    );
  }
}

/** What the models' collections now have and had not, or have no more. */
export interface IndexChange {
  collection: string;
  created: string[];
  dropped: string[];
}

/** Brings the indexes of every model up to date and tells what it did; nothing when all stand. */
export async function syncIndexes(): Promise<IndexChange[]> {
  const changes: IndexChange[] = [];
  for (const model of Object.values(mongoose.models)) {
    await model.createCollection();
    const { toCreate } = await model.diffIndexes();
    const dropped = await model.syncIndexes();
    const created = toCreate.map((key) => Object.keys(key).join("_"));
    if (created.length || dropped.length) {
      changes.push({ collection: model.collection.collectionName, created, dropped });
    }
  }
  return changes;
}

/** The driver's own handle, for a library that keeps a collection of its own. */
export function nativeDatabase(): NonNullable<typeof mongoose.connection.db> {
  return mongoose.connection.db!;
}

/** Answers when the database does; throws what the driver throws. */
export async function ping(): Promise<void> {
  await mongoose.connection.db!.command({ ping: 1 }, { timeoutMS: 2_000 });
}

async function waitForServer(uri: string, { waitMs = 5_000, onWait }: DatabaseOptions): Promise<ServerFacts> {
  const deadline = performance.now() + waitMs;
  for (let told = false; ; told = true) {
    try {
      return await askServer(uri, Math.max(500, Math.min(5_000, deadline - performance.now())));
    } catch (error) {
      const refusal = refusalFor(error, uri);
      if (refusal.code !== "database.unreachable" || performance.now() >= deadline) throw refusal;
      if (!told) onWait?.(refusal);
    }
  }
}

async function askServer(uri: string, timeoutMs: number): Promise<ServerFacts> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: timeoutMs });
  try {
    const admin = client.db(databaseName(uri)).admin();
    const hello = await admin.command({ hello: 1 });
    const { version } = (await admin.command({ buildInfo: 1 })) as unknown as { version: string };
    // Only a command that touches data shows whether the login suffices.
    await client.db(databaseName(uri)).listCollections({}, { nameOnly: true }).toArray();
    if (Number.parseInt(version) < OLDEST_SERVER) {
      throw new AppError("database.tooOld", { version, oldest: `${OLDEST_SERVER}.0` });
    }
    return { version, replicated: "setName" in hello || hello.msg === "isdbgrid" };
  } finally {
    await client.close();
  }
}

const LOGIN_REFUSED = new Set([13, 18, 8000]);

function refusalFor(error: unknown, uri: string): AppError {
  if (error instanceof AppError) return error;
  const { name, code, message } = error as { name: string; code?: number; message: string };
  const server = uri.replace(/\/\/[^@/]*@/, "//");
  if (code !== undefined && LOGIN_REFUSED.has(code)) return new AppError("database.loginRefused", { server });
  if (/wire version/.test(message)) {
    return new AppError("database.tooOld", { version: "?", oldest: `${OLDEST_SERVER}.0` }, { cause: error });
  }
  if (/MongoServerSelectionError|MongoNetwork/.test(name)) {
    return new AppError("database.unreachable", { server, reason: message }, { cause: error });
  }
  return new AppError("database.badUri", { reason: message }, { cause: error });
}

/** The database that the connection string names, or the product's own name. */
function databaseName(uri: string): string {
  return /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1] ?? "huifang";
}
