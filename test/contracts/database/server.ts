import mongoose from "mongoose";
import { afterAll, beforeAll, expect } from "vitest";
import { type Collection } from "./collection.ts";

/** The stock driver's client. */
export type Client = mongoose.mongo.MongoClient;
/** The stock driver's database. */
export type Db = mongoose.mongo.Db;
/** Any fields with any values, as the driver has it. */
export type Doc = mongoose.mongo.BSON.Document;
/** A server that runs, and how it is stopped. */
export interface Opened {
  uri: string;
  close(): Promise<void>;
  /** It removes what has expired often enough for a test to see; a MongoDB server does so once a minute. */
  sweepsOften?: boolean;
}

/** Starts a server, or finds one that runs. */
export type OpenServer = () => Promise<Opened>;

/** The server under test; usable inside of tests. */
export interface TestServer {
  readonly client: Client;
  readonly db: Db;
  /** The connection string, with the name of the database of this run. */
  readonly uri: string;
  readonly opened: Opened;
  /** A new collection with these documents in it. */
  collection(docs?: Doc[]): Promise<Collection>;
}

const { MongoClient } = mongoose.mongo;
const DATABASE = `huifang_contract_${process.pid}`;

/** Opens the server before the tests around it, and drops its database after them. */
export function testServer(open: OpenServer): TestServer {
  let opened: Opened | undefined;
  let client: Client | undefined;
  let made = 0;
  const present = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error("The server is there only while tests run.");
    return value;
  };
  beforeAll(async () => {
    opened = await open();
    client = await MongoClient.connect(opened.uri);
  });
  afterAll(async () => {
    await client?.db(DATABASE).dropDatabase();
    await client?.close();
    await opened?.close();
  });
  return {
    get client() {
      return present(client);
    },
    get db() {
      return present(client).db(DATABASE);
    },
    get uri() {
      return named(present(opened).uri);
    },
    get opened() {
      return present(opened);
    },
    async collection(docs = []) {
      const collection: Collection = this.db.collection(`c${++made}`);
      if (docs.length) await collection.insertMany(docs);
      return collection;
    },
  };
}

/** The connection string with our database in the place of the one that it names, if any. */
function named(uri: string): string {
  const [, scheme = "", hosts = "", options = ""] =
    /^(\w+(?:\+srv)?:\/\/)([^/?]+)(?:\/[^?]*)?(\?.*)?$/.exec(uri) ?? [];
  return `${scheme}${hosts}/${DATABASE}${options}`;
}

/** The error that an action ends in. */
export async function errorOf(action: Promise<unknown>): Promise<mongoose.mongo.MongoServerError> {
  const error: unknown = await action.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error, "no error was raised").toBeInstanceOf(Error);
  return error as mongoose.mongo.MongoServerError;
}
