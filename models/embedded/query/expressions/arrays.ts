import { location } from "../../errors.ts";
import { fixed, isNullish, variadic, type MakeExpression } from "../expressionTypes.ts";
import { isNumeric, toDouble } from "../numbers.ts";
import { compareValues } from "../order.ts";
import { bsonType } from "../types.ts";

/** Arrays taken whole; `$map`, `$filter` and `$reduce`, which name the items, are among the variables. */
export const arrayExpressions: Record<string, MakeExpression> = {
  $isArray: fixed(1, 1, ([value]) => Array.isArray(value)),
  $size: fixed(1, 1, ([value]) => {
    if (Array.isArray(value)) return value.length;
    throw location(17124, `The argument to $size must be an array, but was of type: ${bsonType(value)}`);
  }),
  $in: fixed(2, 2, ([wanted, list]) => {
    if (Array.isArray(list)) return list.some((item) => compareValues(item, wanted) === 0);
    throw location(40081, `$in requires an array as a second argument, found: ${bsonType(list)}`);
  }),
  $concatArrays: variadic((values) => {
    if (values.some(isNullish)) return null;
    return values.flatMap((value) => {
      if (Array.isArray(value)) return value;
      throw location(28664, `$concatArrays only supports arrays, not ${bsonType(value)}`);
    });
  }),
  $arrayElemAt: fixed(2, 2, ([list, index]) => {
    if (isNullish(list) || isNullish(index)) return null;
    const items = listOf("$arrayElemAt", list);
    if (!isNumeric(index)) {
      throw location(
        28690,
        `$arrayElemAt's second argument must be a numeric value, but is ${bsonType(index)}`,
      );
    }
    return items.at(whole(28691, "$arrayElemAt's second argument", index));
  }),
  $first: fixed(1, 1, ([list]) => (isNullish(list) ? null : listOf("$first", list)[0])),
  $last: fixed(1, 1, ([list]) => (isNullish(list) ? null : listOf("$last", list).at(-1))),
  $slice: fixed(2, 3, ([list, position, count]: unknown[], _name) => sliceOf(list, position, count)),
};

function sliceOf(list: unknown, position: unknown, count: unknown): unknown {
  if (isNullish(list) || isNullish(position)) return null;
  if (!Array.isArray(list)) {
    throw location(28724, `First argument to $slice must be an array, but is of type: ${bsonType(list)}`);
  }
  if (!isNumeric(position)) {
    throw location(
      28725,
      `Second argument to $slice must be a numeric value, but is of type: ${bsonType(position)}`,
    );
  }
  const from = whole(28726, "Second argument to $slice", position);
  if (count === undefined) return from < 0 ? list.slice(from) : list.slice(0, from);
  if (count === null) return null;
  if (!isNumeric(count)) {
    throw location(28727, `Third argument to $slice must be numeric, but is of type: ${bsonType(count)}`);
  }
  const size = whole(28728, "Third argument to $slice", count);
  if (size <= 0) throw location(28729, `Third argument to $slice must be positive: ${size}`);
  const start = from < 0 ? Math.max(0, list.length + from) : from;
  return list.slice(start, start + size);
}

function listOf(name: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  throw location(28689, `${name}'s argument must be an array, but is ${bsonType(value)}`);
}

function whole(code: number, what: string, value: Parameters<typeof toDouble>[0]): number {
  const number = toDouble(value);
  if (Number.isInteger(number) && Math.abs(number) < 2 ** 31) return number;
  throw location(code, `${what} must be representable as a 32-bit integer: ${number}`);
}
