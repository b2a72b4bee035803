import { Long } from "bson";
import { badValue } from "../errors.ts";
import { isNumber } from "../storage/numberKey.ts";
import { type Command, type Commands } from "./command.ts";
import { count } from "./general.ts";

const getMore: Command = {
  fields: { getMore: "number", collection: "string", batchSize: "number" },
  run({ cursors, operation, connectionId, db }, request) {
    const batchSize = count(request.batchSize, "batchSize", 0) || Infinity;
    return cursors.next(
      operation,
      connectionId,
      cursorId(request.getMore),
      `${db}.${request.collection}`,
      batchSize,
    );
  },
};

const killCursors: Command = {
  fields: { killCursors: "string", cursors: "array" },
  run({ cursors }, request) {
    const killed: Long[] = [];
    const missing: Long[] = [];
    for (const id of request.cursors as unknown[]) {
      (cursors.kill(cursorId(id)) ? killed : missing).push(Long.fromBigInt(cursorId(id)));
    }
    return { cursorsKilled: killed, cursorsNotFound: missing, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
  },
};

/** The commands about cursors that are open already. */
export const cursorCommands: Commands = { getMore, killCursors };

function cursorId(id: unknown): bigint {
  if (id instanceof Long) return id.toBigInt();
  if (isNumber(id) && Number.isInteger(Number(id))) return BigInt(Number(id));
  throw badValue("a cursor id is a whole number");
}
