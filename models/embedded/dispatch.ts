import { type Doc } from "./bson.ts";
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
import { MongoError } from "./errors.ts";

/** Runs one command, which may answer with a document or with the bytes of one. Throws a MongoError. */
export function dispatch(context: CommandContext, request: Doc): ReturnType<Command["run"]> {
  const [name = ""] = Object.keys(request);
  const command = COMMANDS.get(name);
  if (!command) throw new MongoError(59, "CommandNotFound", `no such command: '${name}'`);
  checkGeneral(request);
  if (!command.open) checkShape(name, request, command.fields, GENERAL_FIELDS);
  checkPresent(name, request, command);
  return command.run(context, request);
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
