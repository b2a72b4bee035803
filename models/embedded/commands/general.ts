import { isPlain, type Doc } from "../bson.ts";
import { badValue, MongoError, notSupported } from "../errors.ts";
import { toNumber } from "../number.ts";
import { evaluateLet } from "../query/expression.ts";
import { type QueryOptions } from "../query/options.ts";
import { type Sort } from "../storage/planner.ts";
import { asSort } from "../query/sort.ts";
import { type Clock } from "../operation.ts";
import { type Shape } from "./shape.ts";

/** What clients send with every command. */
export const GENERAL_FIELDS: Shape = {
  $db: "string",
  $clusterTime: "object",
  $readPreference: "object",
  comment: "any",
  maxTimeMS: "number",
  readConcern: "object",
  writeConcern: "object",
  apiVersion: "string",
  apiStrict: "bool",
  apiDeprecationErrors: "bool",
};

/** Refuses what of the general fields cannot be given: transactions, snapshots, more than one copy. */
export function checkGeneral(request: Doc): void {
  if (["startTransaction", "autocommit", "txnNumber"].some((name) => Object.hasOwn(request, name))) {
    // What a standalone server says; drivers and mongoose know this error.
    const message = "Transaction numbers are only allowed on a replica set member or mongos";
    throw new MongoError(20, "IllegalOperation", message);
  }
  if (isPlain(request.readConcern)) {
    const { level = "local", ...rest } = request.readConcern;
    if (!["local", "majority", "available"].includes(level) || Object.keys(rest).length) {
      throw notSupported(`the read concern ${JSON.stringify(request.readConcern)}`);
    }
  }
  if (isPlain(request.writeConcern)) {
    const { w = 1 } = request.writeConcern;
    const copies = toNumber(w);
    if (w !== "majority" && copies !== 0 && copies !== 1) {
      throw badValue("cannot use 'w' > 1 when a host is not replicated");
    }
  }
  if (request.apiVersion !== undefined && request.apiVersion !== "1") {
    throw new MongoError(322, "APIVersionError", "API version must be '1'");
  }
}

/** The options of a query that every command which has one spells alike. */
export function queryOptions(
  request: Doc,
  clock: Clock,
): QueryOptions & { sort: Sort | undefined; hint: unknown } {
  const now = new Date(clock());
  const variables = isPlain(request.let) ? { variables: evaluateLet(request.let) } : {};
  return { ...variables, now, sort: asSort(request.sort), hint: request.hint };
}

/** Refuses any collation but the simple one, which is how everything is compared here. */
export function checkCollation(collation: unknown): void {
  if (isPlain(collation) && Object.keys(collation).length && collation.locale !== "simple") {
    throw notSupported("a collation");
  }
}

/** A whole number that is not negative; throws 51024 and 14. */
export function count(value: unknown, name: string, absent: number): number {
  if (value === undefined) return absent;
  const number = toNumber(value);
  if (number < 0) {
    const message = `BSON field '${name}' value must be >= 0, actual value '${number}'`;
    throw new MongoError(51024, "Location51024", message);
  }
  if (!Number.isInteger(number)) throw badValue(`'${name}' must be a whole number`);
  return number;
}
