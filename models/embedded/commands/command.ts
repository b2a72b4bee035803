import { type Doc } from "../bson.ts";
import { type Cursors } from "../cursors.ts";
import { type IndexBuilds } from "../indexBuilds.ts";
import { type Clock, type Operation } from "../operation.ts";
import { type Catalog } from "../storage/catalog.ts";
import { type Store } from "../storage/store.ts";
import { type Shape } from "./shape.ts";

/** What a command works on and for whom. */
export interface CommandContext {
  store: Store;
  catalog: Catalog;
  cursors: Cursors;
  indexBuilds: IndexBuilds;
  clock: Clock;
  operation: Operation;
  db: string;
  connectionId: number;
}

/** One of the commands that are understood. */
export interface Command {
  /** Its fields, besides those that every command may have; whatever else a client sends is refused by name. */
  fields: Shape;
  /** Other fields are let pass: what a client says of itself when it connects changes nothing. */
  open?: true;
  /** Answers with a document, or with the bytes of one. The request has been checked against the fields. */
  run(context: CommandContext, request: Doc): Doc | Buffer | Promise<Doc | Buffer>;
}

/** Commands by name, as they are sent. */
export type Commands = Record<string, Command>;
