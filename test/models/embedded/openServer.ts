import { type Document, type ObjectId } from "bson";
import mongoose from "mongoose";
import { Server, type ServerOptions } from "../../../models/embedded/server.ts";
import { temporaryFolder } from "../../temporaryFolder.ts";

const { MongoClient } = mongoose.mongo;
type Client = InstanceType<typeof MongoClient>;

/** A document as the tests write and read it. */
export interface Fields extends Document {
  _id?: string | number | ObjectId;
}

/** A server in this process, and a client of it. */
export interface OpenServer {
  server: Server;
  uri: string;
  client: Client;
  /** A collection of the database `test`. */
  collection(name: string): ReturnType<typeof collectionOf>;
  command(command: Document): Promise<Document>;
  /** Closes the files and opens them again. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a server over an empty folder. */
export async function openServer(options: ServerOptions = {}): Promise<OpenServer> {
  const folder = temporaryFolder();
  const start = async () => {
    const server = new Server(folder.file("data"), options);
    const uri = await server.listen(folder.file("db.sock"));
    return { server, uri, client: await MongoClient.connect(uri) };
  };
  const stop = async ({ client, server }: Pick<OpenServer, "client" | "server">) => {
    await client.close();
    await server.close();
  };
  const opened: OpenServer = {
    ...(await start()),
    collection(name) {
      return collectionOf(this.client, name);
    },
    command(command) {
      return this.client.db("test").command(command);
    },
    async restart() {
      await stop(this);
      Object.assign(this, await start());
    },
    async close() {
      await stop(this);
      folder.remove();
    },
  };
  return opened;
}

const collectionOf = (client: Client, name: string) => client.db("test").collection<Fields>(name);
