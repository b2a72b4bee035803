import { Decimal128, Double, Int32, Long, Timestamp } from "bson";

/** Every way in which a decoded document may hold a number. */
type AnyNumber = number | bigint | Double | Int32 | Long | Decimal128;

/**
 * The bytes of a number, as a string of char codes 0 to 255 that compares as the numbers do: exactly, whatever their
 * BSON types are. NaN comes first, as in MongoDB.
 *
 * A number is written as the greatest double that does not exceed it. What no double holds (an int64 beyond 2^53, a
 * decimal such as 0.1) is told apart from that double, and from its like, by its decimal digits behind it.
 */
export function numberKey(value: AnyNumber): string {
  if (typeof value === "number") return doubleBytes(value) + EXACT;
  if (value instanceof Double || value instanceof Int32) return doubleBytes(value.value) + EXACT;
  if (value instanceof Decimal128) return decimalKey(value.toString());
  return integerKey(value instanceof Long ? value.toBigInt() : value);
}

/** Whether a value is one of BSON's numbers; to the library, though not to MongoDB, a Timestamp is a kind of Long. */
export const isNumber = (value: unknown): value is AnyNumber =>
  typeof value === "number" ||
  typeof value === "bigint" ||
  value instanceof Double ||
  value instanceof Int32 ||
  (value instanceof Long && !(value instanceof Timestamp)) ||
  value instanceof Decimal128;

const EXACT = "\0";
const INEXACT = "\x01";
const NAN = "\0".repeat(8);
const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const scratch = Buffer.alloc(8);

function doubleBytes(value: number): string {
  if (Number.isNaN(value)) return NAN;
  scratch.writeDoubleBE(value === 0 ? 0 : value); // -0 equals 0
  const first = scratch[0]!;
  if (first & 0x80) for (let i = 0; i < 8; i++) scratch[i] = 0xff - scratch[i]!;
  else scratch[0] = first | 0x80;
  return scratch.toString("latin1");
}

function integerKey(value: bigint): string {
  if (value <= MAX_SAFE && value >= -MAX_SAFE) return doubleBytes(Number(value)) + EXACT;
  return exactKey(value, 0, Number(value));
}

function decimalKey(text: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d*))?(?:E([+-]?\d+))?$/.exec(text);
  if (!parts) return doubleBytes(Number(text)) + EXACT; // NaN, Infinity, -Infinity
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = parts;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  return exactKey(digits, Number(exponent) - fraction.length, Number(text));
}

/** Key of `digits` times 10 to the `exponent`, of which `nearest` is the nearest double. */
function exactKey(digits: bigint, exponent: number, nearest: number): string {
  if (digits === 0n) return doubleBytes(0) + EXACT;
  const order = compareWithDouble(digits, exponent, nearest);
  if (order === 0) return doubleBytes(nearest) + EXACT;
  const floor = order > 0 ? nearest : doubleBefore(nearest);
  return doubleBytes(floor) + INEXACT + decimalTail(digits, exponent);
}

/** Negative, 0 or positive as `digits` times 10 to the `exponent` is below, at or above a double. */
function compareWithDouble(digits: bigint, exponent: number, double: number): number {
  if (!Number.isFinite(double)) return double > 0 ? -1 : 1;
  if (double === 0) return digits > 0n ? 1 : -1;
  const { mantissa, power } = partsOf(double);
  const left = digits * 10n ** BigInt(Math.max(exponent, 0)) * 2n ** BigInt(Math.max(-power, 0));
  const right = mantissa * 2n ** BigInt(Math.max(power, 0)) * 10n ** BigInt(Math.max(-exponent, 0));
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A finite double as mantissa times 2 to the power. */
function partsOf(double: number): { mantissa: bigint; power: number } {
  scratch.writeDoubleBE(double);
  const bits = scratch.readBigUInt64BE();
  const raised = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = raised === 0 ? fraction : fraction | 0x10000000000000n;
  return { mantissa: double < 0 ? -mantissa : mantissa, power: Math.max(raised, 1) - 1075 };
}

function doubleBefore(double: number): number {
  if (double === 0) return -Number.MIN_VALUE;
  if (double === Infinity) return Number.MAX_VALUE;
  scratch.writeDoubleBE(double);
  scratch.writeBigUInt64BE(scratch.readBigUInt64BE() + (double > 0 ? -1n : 1n));
  return scratch.readDoubleBE();
}

/** Exponent, digits and an end; turned over for negative numbers, of which the longer one is the lesser. */
function decimalTail(digits: bigint, exponent: number): string {
  const text = String(digits < 0n ? -digits : digits);
  const size = exponent + text.length + 0x8000;
  const tail = `${String.fromCharCode(size >> 8, size & 0xff)}${text.replace(/0+$/, "")}\0`;
  if (digits > 0n) return tail;
  return Array.from(tail, (byte) => String.fromCharCode(0xff - byte.charCodeAt(0))).join("");
}
