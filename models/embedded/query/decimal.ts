import { Decimal128 } from "bson";

/** A finite decimal: `digits` times ten to the power of `exponent`. */
export interface Decimal {
  digits: bigint;
  exponent: number;
}

const PRECISION = 34;
const MAX_EXPONENT = 6111;
const MIN_EXPONENT = -6176;

/** What a Decimal128 says, or a JavaScript number for the three that are not finite. */
export function parseDecimal(value: Decimal128): Decimal | number {
  const match = /^(-?)(\d*)\.?(\d*)(?:E([+-]?\d+))?$/i.exec(value.toString());
  if (!match) return Number(value.toString());
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  const digits = BigInt(`${whole}${fraction}` || "0");
  return { digits: sign ? -digits : digits, exponent: Number(exponent) - fraction.length };
}

/** Rounds to 34 digits, half to even; past the range it is infinite, below it zero. */
export function toDecimal128(value: Decimal): Decimal128 {
  let { digits, exponent } = roundTo(
    value,
    Math.max(value.exponent + digitCount(value.digits) - PRECISION, MIN_EXPONENT),
  );
  // Rounding 9.99… up gives one digit more than asked for.
  if (digitCount(digits) > PRECISION) ({ digits, exponent } = roundTo({ digits, exponent }, exponent + 1));
  while (exponent > MAX_EXPONENT && digitCount(digits) < PRECISION) {
    if (digits === 0n) exponent = MAX_EXPONENT;
    else [digits, exponent] = [digits * 10n, exponent - 1];
  }
  if (exponent > MAX_EXPONENT) return Decimal128.fromString(digits < 0n ? "-Infinity" : "Infinity");
  return Decimal128.fromString(`${digits}E${exponent}`);
}

/** The exact value of a finite double: every one of them ends in base ten. */
export function decimalOfDouble(value: number): Decimal {
  let exponent = 0;
  while (!Number.isInteger(value)) [value, exponent] = [value * 2, exponent + 1];
  return { digits: BigInt(value) * 5n ** BigInt(exponent), exponent: -exponent };
}

/** The same value with no digit below the given power of ten, half to even; never made longer. */
export function roundTo(value: Decimal, exponent: number): Decimal {
  if (exponent <= value.exponent) return value;
  const unit = 10n ** BigInt(exponent - value.exponent);
  return { digits: divideHalfEven(value.digits, unit), exponent };
}

/** The next whole number towards minus infinity (`$floor`) or plus infinity (`$ceil`). */
export function toWhole(value: Decimal, towards: "down" | "up"): Decimal {
  if (value.exponent >= 0) return value;
  const unit = 10n ** BigInt(-value.exponent);
  const cut = value.digits / unit;
  const rest = value.digits % unit;
  const step = towards === "down" ? (rest < 0n ? -1n : 0n) : rest > 0n ? 1n : 0n;
  return { digits: cut + step, exponent: 0 };
}

/** The whole number that a decimal with no digit after the point is. */
export const digitsOf = (value: Decimal): bigint =>
  value.exponent < 0 ? value.digits / 10n ** BigInt(-value.exponent) : digitsAt(value, 0);

/** The exact sum. */
export const addDecimals = (a: Decimal, b: Decimal): Decimal => {
  const exponent = Math.min(a.exponent, b.exponent);
  return { digits: digitsAt(a, exponent) + digitsAt(b, exponent), exponent };
};

/** The exact product. */
export const multiplyDecimals = (a: Decimal, b: Decimal): Decimal => ({
  digits: a.digits * b.digits,
  exponent: a.exponent + b.exponent,
});

/** The quotient, exact or with more digits than are kept; the divisor is not zero. */
export function divideDecimals(a: Decimal, b: Decimal): Decimal {
  const ideal = a.exponent - b.exponent;
  const more = Math.max(0, PRECISION + 2 + digitCount(b.digits) - digitCount(a.digits));
  const scaled = a.digits * 10n ** BigInt(more);
  let digits = scaled / b.digits;
  // A last digit that only says "and something more", so that rounding later cannot see a tie where none is.
  if (scaled % b.digits !== 0n)
    return { digits: digits * 10n + (digits < 0n ? -1n : 1n), exponent: ideal - more - 1 };
  let exponent = ideal - more;
  while (exponent < ideal && digits % 10n === 0n) [digits, exponent] = [digits / 10n, exponent + 1];
  return { digits, exponent };
}

/** What a division leaves, with the sign of the dividend; the divisor is not zero. */
export function remainderOfDecimals(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  return { digits: digitsAt(a, exponent) % digitsAt(b, exponent), exponent };
}

const digitsAt = (value: Decimal, exponent: number): bigint =>
  value.digits * 10n ** BigInt(value.exponent - exponent);

const digitCount = (digits: bigint): number => String(digits < 0n ? -digits : digits).length;

function divideHalfEven(value: bigint, unit: bigint): bigint {
  const cut = value / unit;
  const rest = value % unit;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  const up = twice > unit || (twice === unit && cut % 2n !== 0n);
  return up ? cut + (value < 0n ? -1n : 1n) : cut;
}
