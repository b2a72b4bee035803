import { ObjectId, Timestamp } from "bson";
import { isPlain, type Doc } from "../../bson.ts";
import { location } from "../../errors.ts";
import { truncate, UNITS, WEEKDAYS } from "../calendar.ts";
import { formatDate } from "../dateFormat.ts";
import { isNullish, type Evaluate, type MakeExpression, type Scope } from "../expressionTypes.ts";
import { isNumeric, toDouble } from "../numbers.ts";
import { bsonType } from "../types.ts";
import { zoneOf, type Zone } from "../zones.ts";

/** Dates on the clocks of a zone, UTC unless told. */
export const dateExpressions: Record<string, MakeExpression> = {
  $dateTrunc: (argument, scope) => {
    const names = { optional: ["binSize", "timezone", "startOfWeek"], needed: ["date", "unit"] };
    const evaluate = parametersOf("$dateTrunc", argument, scope, names, 5439007);
    return (environment) => {
      const { date, unit, timezone, binSize = 1, startOfWeek = "sunday" } = evaluate(environment);
      if ([date, unit, binSize].some(isNullish) || timezone === null) return null;
      if (typeof unit !== "string" || !UNITS.has(unit))
        throw location(5439013, "$dateTrunc requires a known 'unit'");
      const size = binSizeOf(binSize);
      const firstDay = unit === "week" ? weekdayOf(startOfWeek) : 0;
      if (firstDay === undefined) return null;
      return new Date(truncate(instantOf("$dateTrunc", date), unit, size, optionalZone(timezone), firstDay));
    };
  },
  $dateToString: (argument, scope) => {
    const names = { optional: ["format", "timezone", "onNull"], needed: ["date"] };
    const evaluate = parametersOf("$dateToString", argument, scope, names, 18534);
    return (environment) => {
      const { date, format, timezone, onNull } = evaluate(environment);
      if (isNullish(date)) return isPlain(argument) && Object.hasOwn(argument, "onNull") ? onNull : null;
      if (timezone === null || format === null) return null;
      const isUtc = timezone === undefined || timezone === "UTC" || timezone === "GMT";
      const pattern = format ?? (isUtc ? "%Y-%m-%dT%H:%M:%S.%LZ" : "%Y-%m-%dT%H:%M:%S.%L");
      if (typeof pattern !== "string")
        throw location(18533, "$dateToString requires that 'format' be a string");
      return formatDate(instantOf("$dateToString", date), pattern, optionalZone(timezone));
    };
  },
};

/** An argument that is missing is UTC; one that evaluates to nothing was seen to before. */
const optionalZone = (timezone: unknown): Zone => zoneOf(timezone ?? "UTC");

type Names = { optional: string[]; needed: string[] };

function parametersOf(name: string, argument: unknown, scope: Scope, names: Names, code: number) {
  if (!isPlain(argument)) throw location(code, `${name} only supports an object as its argument`);
  const known = [...names.needed, ...names.optional];
  const unknown = Object.keys(argument).find((key) => !known.includes(key));
  if (unknown !== undefined) throw location(18535, `Unrecognized argument to ${name}: ${unknown}`);
  const missing = names.needed.find((key) => !Object.hasOwn(argument, key));
  if (missing !== undefined) throw location(18628, `Missing '${missing}' parameter to ${name}`);
  const parts = Object.keys(argument).map((key): [string, Evaluate] => [key, scope.compile(argument[key])]);
  return (environment: Parameters<Evaluate>[0]): Doc =>
    Object.fromEntries(
      // A parameter that is given, and is missing in the document, is null.
      parts.map(([key, evaluate]) => [key, evaluate(environment) ?? null]),
    );
}

function instantOf(name: string, value: unknown): number {
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.getTime();
  if (value instanceof ObjectId) return value.getTimestamp().getTime();
  if (value instanceof Timestamp) return value.t * 1000;
  throw location(16006, `${name}: can't convert from BSON type ${bsonType(value)} to Date`);
}

function binSizeOf(value: unknown): number {
  const size = isNumeric(value) ? toDouble(value) : NaN;
  if (!Number.isSafeInteger(size))
    throw location(5439017, "$dateTrunc requires 'binSize' to be a 64-bit integer");
  if (size <= 0) throw location(5439018, "$dateTrunc requires 'binSize' to be greater than 0");
  return size;
}

function weekdayOf(value: unknown): number | undefined {
  if (isNullish(value)) return undefined;
  const day = typeof value === "string" ? WEEKDAYS.get(value.toLowerCase()) : undefined;
  if (day === undefined) throw location(5439015, "$dateTrunc requires 'startOfWeek' to be a day of the week");
  return day;
}
