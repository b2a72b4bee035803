import { Long } from "bson";
import { typeMismatch } from "../../errors.ts";
import { add, divide, multiply, remainder, subtract } from "../arithmetic.ts";
import { fixed, isNullish, variadic, type MakeExpression } from "../expressionTypes.ts";
import { isNumeric, toDouble, type Numeric } from "../numbers.ts";
import { absolute, roundAt, wholeTowards } from "../rounding.ts";
import { bsonType } from "../types.ts";

/** Arithmetic: null and missing make null, the result has the wider type of its operands. */
export const arithmeticExpressions: Record<string, MakeExpression> = {
  $add: variadic((values) => {
    if (values.some(isNullish)) return null;
    const dates = values.filter((value) => value instanceof Date);
    if (dates.length > 1) throw typeMismatch("only one date allowed in an $add expression");
    const numbers = values.filter((value) => !(value instanceof Date)).map((value) => number("$add", value));
    const sum = numbers.reduce<Numeric>(add, 0);
    return dates[0] ? new Date(dates[0].getTime() + Math.round(toDouble(sum))) : sum;
  }),
  $subtract: fixed(2, 2, ([a, b]) => {
    if (isNullish(a) || isNullish(b)) return null;
    if (a instanceof Date) {
      if (b instanceof Date) return Long.fromNumber(a.getTime() - b.getTime());
      return new Date(a.getTime() - Math.round(toDouble(number("$subtract", b))));
    }
    return subtract(number("$subtract", a), number("$subtract", b));
  }),
  $multiply: variadic((values) => {
    if (values.some(isNullish)) return null;
    return values.map((value) => number("$multiply", value)).reduce<Numeric>(multiply, 1);
  }),
  $divide: binary(divide),
  $mod: binary(remainder),
  $abs: unary(absolute),
  $floor: unary((value) => wholeTowards(value, "down")),
  $ceil: unary((value) => wholeTowards(value, "up")),
  $round: fixed(1, 2, ([value, place = 0]) => {
    if (isNullish(value) || isNullish(place)) return null;
    return roundAt(number("$round", value), number("$round", place));
  }),
};

function unary(work: (value: Numeric) => Numeric): MakeExpression {
  return fixed(1, 1, ([value], name) => (isNullish(value) ? null : work(number(name, value))));
}

function binary(work: (a: Numeric, b: Numeric) => Numeric): MakeExpression {
  return fixed(2, 2, ([a, b], name) =>
    isNullish(a) || isNullish(b) ? null : work(number(name, a), number(name, b)),
  );
}

function number(name: string, value: unknown): Numeric {
  if (isNumeric(value)) return value;
  throw typeMismatch(`${name} only supports numeric types, not ${bsonType(value)}`);
}
