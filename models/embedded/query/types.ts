import { isPlain } from "../bson.ts";
import { badValue, failedToParse } from "../errors.ts";
import { isNumeric, kindOf, toDouble } from "./numbers.ts";

/** The BSON type of a decoded value by the name that `$type` knows it by; "missing" for undefined. */
export function bsonType(value: unknown): string {
  switch (typeof value) {
    case "undefined":
      return "missing";
    case "string":
      return "string";
    case "boolean":
      return "bool";
    case "number":
      return kindOf(value);
  }
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (isPlain(value)) return "object";
  if (value instanceof Date) return "date";
  if (typeof value !== "object") return "object";
  return "_bsontype" in value ? (CLASSES[String(value._bsontype)] ?? "object") : "regex";
}

/** The test of `{ $type: … }`, given a name, a number, or a list of these. */
export function typeTest(argument: unknown): (value: unknown) => boolean {
  const wanted = new Set((Array.isArray(argument) ? argument : [argument]).flatMap(typeNames));
  if (!wanted.size) throw failedToParse("$type must match at least one type");
  return (value) => wanted.has(bsonType(value));
}

const CLASSES: Record<string, string> = {
  ObjectId: "objectId",
  Double: "double",
  Long: "long",
  Decimal128: "decimal",
  Binary: "binData",
  BSONRegExp: "regex",
  Timestamp: "timestamp",
  MinKey: "minKey",
  MaxKey: "maxKey",
  Code: "javascript",
};

const NUMBERS = ["double", "int", "long", "decimal"];

const CODES: Record<string, number> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  javascript: 13,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
};

function typeNames(type: unknown): string[] {
  if (type === "number") return NUMBERS;
  if (typeof type === "string") {
    if (Object.hasOwn(CODES, type)) return [type];
    throw badValue(`Unknown type name alias: ${type}`);
  }
  if (!isNumeric(type)) throw failedToParse("type must be represented as a number or a string");
  const known = Object.keys(CODES).find((name) => CODES[name] === toDouble(type));
  if (known === undefined) throw badValue(`Invalid numerical type code: ${toDouble(type)}`);
  return [known];
}
