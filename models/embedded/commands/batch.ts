import { isPlain, type Doc } from "../bson.ts";
import { MongoError } from "../errors.ts";
import { toNumber } from "../number.ts";
import { checkShape, type Shape } from "./shape.ts";

const MAX_BATCH = 100_000;

/** The statements of a write; throws 16 InvalidLength for none, or for too many. */
export function checkBatch(path: string, statements: unknown): unknown[] {
  if (!Array.isArray(statements)) {
    throw new MongoError(40414, "Location40414", `BSON field '${path}' is missing but a required field`);
  }
  if (statements.length === 0 || statements.length > MAX_BATCH) {
    const message = `Write batch sizes must be between 1 and ${MAX_BATCH}. Got ${statements.length} operations.`;
    throw new MongoError(16, "InvalidLength", message);
  }
  return statements;
}

/** As `checkBatch`, for statements that are documents of a given shape. */
export function checkStatements(path: string, statements: unknown, fields: Shape): Doc[] {
  return checkBatch(path, statements).map((statement) => {
    if (!isPlain(statement))
      throw new MongoError(14, "TypeMismatch", `BSON field '${path}' holds what is no object`);
    checkShape(path, statement, fields);
    return statement;
  });
}

/** Whether a command stops at its first error. */
export const isOrdered = ({ ordered }: Doc): boolean => isTrue(ordered ?? true);

/** A flag that clients send as a boolean or a number. */
export const isTrue = (flag: unknown): boolean => flag === true || Math.abs(toNumber(flag)) > 0;
