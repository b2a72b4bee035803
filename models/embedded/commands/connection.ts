import { MAX_DOCUMENT_BYTES } from "../bson.ts";
import { MAX_MESSAGE_BYTES } from "../wire/frameReader.ts";
import { type Command, type Commands } from "./command.ts";

/**
 * That of 7.0. Nothing of a replica set is announced, so drivers neither retry writes nor begin transactions; nor are
 * sessions, which serve nothing else here and make every command dearer.
 */
const WIRE_VERSION = 21;
const VERSION = "7.0.0";

const greeting = (name: string, primary: "isWritablePrimary" | "ismaster"): Command => ({
  fields: { [name]: "any" },
  open: true,
  run: ({ connectionId, clock }) => ({
    [primary]: true,
    helloOk: true,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: 100_000,
    localTime: new Date(clock()),
    connectionId,
    minWireVersion: 0,
    maxWireVersion: WIRE_VERSION,
    readOnly: false,
    ok: 1,
  }),
});

const ping: Command = { fields: { ping: "any" }, run: () => ({ ok: 1 }) };

const buildInfo: Command = {
  fields: { buildInfo: "any" },
  run: () => ({
    version: VERSION,
    versionArray: [...VERSION.split(".").map(Number), 0],
    gitVersion: "embedded",
    modules: [],
    storageEngines: ["lmdb"],
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    ok: 1,
  }),
};

const connectionStatus: Command = {
  fields: { connectionStatus: "any", showPrivileges: "bool" },
  run: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }, ok: 1 }),
};

/** The commands about the connection and the server, which touch no data. */
export const connectionCommands: Commands = {
  hello: greeting("hello", "isWritablePrimary"),
  isMaster: greeting("isMaster", "ismaster"),
  ismaster: greeting("ismaster", "ismaster"),
  ping,
  buildInfo,
  buildinfo: { ...buildInfo, fields: { buildinfo: "any" } },
  connectionStatus,
};
