import { Decimal128 } from "bson";
import { badValue, location } from "../errors.ts";
import {
  addDecimals,
  divideDecimals,
  multiplyDecimals,
  remainderOfDecimals,
  toDecimal128,
  type Decimal,
} from "./decimal.ts";
import {
  asDouble,
  asWhole,
  kindOf,
  toBigInt,
  toDecimal,
  toDouble,
  widerOf,
  type Numeric,
} from "./numbers.ts";

/** The result has the wider type of the two; an int that overflows becomes a long, a long a double. */
export const add = (a: Numeric, b: Numeric): Numeric => calculate(ADD, a, b) ?? inDoubles(ADD, a, b);

/** As `add`. */
export const subtract = (a: Numeric, b: Numeric): Numeric =>
  calculate(SUBTRACT, a, b) ?? inDoubles(SUBTRACT, a, b);

/** As `add`. */
export const multiply = (a: Numeric, b: Numeric): Numeric =>
  calculate(MULTIPLY, a, b) ?? inDoubles(MULTIPLY, a, b);

/** As `add`, but undefined for what no int64 holds. */
export const addWithin = (a: Numeric, b: Numeric): Numeric | undefined => calculate(ADD, a, b);

/** As `multiply`, but undefined for what no int64 holds. */
export const multiplyWithin = (a: Numeric, b: Numeric): Numeric | undefined => calculate(MULTIPLY, a, b);

/** A double, or a decimal where one of the two is. Throws 2 for a division by zero. */
export function divide(a: Numeric, b: Numeric): Numeric {
  if (isZero(b)) throw badValue("can't $divide by zero");
  if (widerOf(kindOf(a), kindOf(b)) === "decimal") return calculate(DIVIDE, a, b) ?? 0;
  return inDoubles(DIVIDE, a, b);
}

/** With the sign of the dividend. Throws 16610 for zero. */
export function remainder(a: Numeric, b: Numeric): Numeric {
  if (isZero(b)) throw location(16610, "can't $mod by zero");
  return calculate(REMAINDER, a, b) ?? inDoubles(REMAINDER, a, b);
}

interface Operation {
  double(a: number, b: number): number;
  whole(a: bigint, b: bigint): bigint;
  decimal(a: Decimal, b: Decimal): Decimal;
}

const ADD: Operation = { double: (a, b) => a + b, whole: (a, b) => a + b, decimal: addDecimals };
const SUBTRACT: Operation = {
  double: (a, b) => a - b,
  whole: (a, b) => a - b,
  decimal: (a, b) => addDecimals(a, { ...b, digits: -b.digits }),
};
const MULTIPLY: Operation = { double: (a, b) => a * b, whole: (a, b) => a * b, decimal: multiplyDecimals };
const DIVIDE: Operation = { double: (a, b) => a / b, whole: (a, b) => a / b, decimal: divideDecimals };
const REMAINDER: Operation = {
  double: (a, b) => a % b,
  whole: (a, b) => a % b,
  decimal: remainderOfDecimals,
};

const isZero = (value: Numeric): boolean => toDouble(value) === 0 && isExactlyZero(toDecimal(value));

// A decimal may be too small for a double and still not be zero.
const isExactlyZero = (value: Decimal | number) => typeof value === "object" && value.digits === 0n;

function calculate(operation: Operation, a: Numeric, b: Numeric): Numeric | undefined {
  const kind = widerOf(kindOf(a), kindOf(b));
  if (kind === "double") return inDoubles(operation, a, b);
  if (kind === "decimal") return inDecimals(operation, a, b);
  return asWhole(operation.whole(toBigInt(a), toBigInt(b)), kind);
}

const inDoubles = (operation: Operation, a: Numeric, b: Numeric): Numeric =>
  asDouble(operation.double(toDouble(a), toDouble(b)));

function inDecimals(operation: Operation, a: Numeric, b: Numeric): Numeric {
  const left = decimalOf(a);
  const right = decimalOf(b);
  if (typeof left === "object" && typeof right === "object")
    return toDecimal128(operation.decimal(left, right));
  const special = operation.double(toDouble(a), toDouble(b));
  return Decimal128.fromString(String(special));
}

/**
 * A double counts, beside decimals, with its first 15 digits, as MongoDB does: 0.1 plus the decimal 0.1 is
 * 0.200000000000000, and not 0.2000000000000000055511151231257827.
 */
function decimalOf(value: Numeric): Decimal | number {
  const exact = toDecimal(value);
  if (typeof exact === "number" || kindOf(value) !== "double") return exact;
  return toDecimal(Decimal128.fromString(toDouble(value).toPrecision(15)));
}
