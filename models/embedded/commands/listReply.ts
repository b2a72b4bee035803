import { encode, type Doc } from "../bson.ts";
import { compileFilter } from "../query/filter.ts";
import { type CommandContext } from "./command.ts";
import { FIRST_BATCH } from "./find.ts";
import { count } from "./general.ts";

/** Answers a command that lists things with a cursor, of the batch size that the client asked for. */
export function listReply(
  { cursors, operation, connectionId }: CommandContext,
  ns: string,
  list: Doc[],
  cursor: Doc = {},
): Promise<Buffer> {
  const batchSize = count(cursor.batchSize, "batchSize", FIRST_BATCH);
  return cursors.first(operation, connectionId, ns, list.map(encode), { batchSize });
}

/** Those of a list that match a filter, if there is one. */
export const filterList = (list: Doc[], filter?: Doc): Doc[] =>
  filter ? list.filter(compileFilter(filter)) : list;
