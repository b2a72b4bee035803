import { Decimal128, Double, Long } from "bson";
import { decimalOfDouble, parseDecimal, type Decimal } from "./decimal.ts";

/** The four numbers of BSON; see `decode` for which of them are JavaScript numbers. */
export type Numeric = number | Double | Long | Decimal128;

/** From narrow to wide: an operation gives the wider of its two kinds. */
export type Kind = "int" | "long" | "double" | "decimal";

const INT_MAX = 2 ** 31 - 1;
const INT_MIN = -(2 ** 31);
const LONG_MAX = 2n ** 63n - 1n;
const LONG_MIN = -(2n ** 63n);

/** Whether a value is one of the four numbers. */
export const isNumeric = (value: unknown): value is Numeric =>
  typeof value === "number" ||
  (typeof value === "object" &&
    (value instanceof Double || value instanceof Long || value instanceof Decimal128) &&
    !isTimestamp(value));

/** Which of the four a number is. */
export function kindOf(value: Numeric): Kind {
  if (typeof value === "number") return isInt(value) ? "int" : "double";
  if (value instanceof Double) return "double";
  return value instanceof Long ? "long" : "decimal";
}

/** A double as it is kept in a decoded document. */
export const asDouble = (value: number): Numeric =>
  Number.isInteger(value) && !Object.is(value, -0) ? new Double(value) : value;

/** A whole number as an int if that is wanted and it fits, else a long; undefined past 64 bits. */
export function asWhole(value: bigint, kind: "int" | "long"): Numeric | undefined {
  if (kind === "int" && value >= INT_MIN && value <= INT_MAX) return Number(value);
  return value >= LONG_MIN && value <= LONG_MAX ? Long.fromBigInt(value) : undefined;
}

/** The nearest double. */
export function toDouble(value: Numeric): number {
  if (typeof value === "number") return value;
  if (value instanceof Double) return value.value;
  return value instanceof Long ? value.toNumber() : Number(value.toString());
}

/** The exact value of an int or a long. */
export const toBigInt = (value: Numeric): bigint =>
  value instanceof Long ? value.toBigInt() : BigInt(toDouble(value));

/** The exact value, or a JavaScript number for NaN and the infinite ones. */
export function toDecimal(value: Numeric): Decimal | number {
  if (value instanceof Decimal128) return parseDecimal(value);
  if (value instanceof Long) return { digits: value.toBigInt(), exponent: 0 };
  const number = toDouble(value);
  return Number.isFinite(number) ? decimalOfDouble(number) : number;
}

/** The kind that the result of an operation on two kinds has. */
export const widerOf = (a: Kind, b: Kind): Kind => (KINDS.indexOf(a) > KINDS.indexOf(b) ? a : b);

const KINDS: readonly Kind[] = ["int", "long", "double", "decimal"];

// A Timestamp is made of a Long and is no number.
const isTimestamp = (value: object) => "_bsontype" in value && value._bsontype === "Timestamp";

const isInt = (value: number) => (value | 0) === value && !Object.is(value, -0);
