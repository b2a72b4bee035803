import { serialize } from "bson";
import { isPlain, type Doc } from "./bson.ts";
import { aggregate } from "./commands/aggregate.ts";
import { type Command, type CommandContext, type Commands } from "./commands/command.ts";
import { connectionCommands } from "./commands/connection.ts";
import { count } from "./commands/count.ts";
import { cursorCommands } from "./commands/cursors.ts";
import { remove } from "./commands/delete.ts";
import { distinct } from "./commands/distinct.ts";
import { explain } from "./commands/explain.ts";
import { find } from "./commands/find.ts";
import { findAndModify } from "./commands/findAndModify.ts";
import { checkGeneral, GENERAL_FIELDS } from "./commands/general.ts";
import { indexCommands } from "./commands/indexes.ts";
import { insert } from "./commands/insert.ts";
import { schemaCommands } from "./commands/schema.ts";
import { checkShape } from "./commands/shape.ts";
import { statisticsCommands } from "./commands/statistics.ts";
import { update } from "./commands/update.ts";
import { errorReply, MongoError } from "./errors.ts";

/** Runs one command; whatever goes wrong becomes the answer. Gives the bytes of the answer. */
export async function dispatch(context: CommandContext, request: Doc): Promise<Uint8Array> {
  try {
    const [name = ""] = Object.keys(request);
    const command = COMMANDS.get(name);
    if (!command) throw new MongoError(59, "CommandNotFound", `no such command: '${name}'`);
    checkGeneral(request);
    if (!command.open) checkShape(name, request, command.fields, GENERAL_FIELDS);
    checkPresent(name, request, command);
    const reply = await command.run(context, request);
    return isPlain(reply) ? serialize(reply, { ignoreUndefined: true }) : reply;
  } catch (error) {
    return serialize(errorReply(error), { ignoreUndefined: true });
  }
}

const ALL: Commands = {
  ...connectionCommands,
  ...cursorCommands,
  ...indexCommands,
  ...schemaCommands,
  ...statisticsCommands,
  aggregate,
  count,
  delete: remove,
  distinct,
  explain,
  find,
  findAndModify,
  findandmodify: findAndModify,
  insert,
  update,
};
const COMMANDS = new Map<string, Command>(Object.entries(ALL));

/** Fields without which their command means nothing. */
const REQUIRED: Record<string, string> = {
  aggregate: "pipeline",
  createIndexes: "indexes",
  distinct: "key",
  getMore: "collection",
  killCursors: "cursors",
  dropIndexes: "index",
};

/** The name's own field may have been a null, and others may be missing; throws 40414. */
function checkPresent(name: string, request: Doc, { fields }: Command): void {
  for (const field of [fields[name] === "any" ? undefined : name, REQUIRED[name]]) {
    if (field !== undefined && request[field] === undefined) {
      throw new MongoError(
        40414,
        "Location40414",
        `BSON field '${name}.${field}' is missing but a required field`,
      );
    }
  }
}
