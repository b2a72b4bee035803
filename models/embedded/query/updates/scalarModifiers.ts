import { Decimal128, Long } from "bson";
import { isPlain } from "../../bson.ts";
import { badValue, notSupported, typeMismatch } from "../../errors.ts";
import { addWithin, multiplyWithin } from "../arithmetic.ts";
import { asDouble, isNumeric, kindOf, type Kind, type Numeric } from "../numbers.ts";
import { compareValues } from "../order.ts";
import { bsonType } from "../types.ts";
import { type MakeModifier } from "./modifier.ts";
import { fromRaw, isSameRaw, toRaw, type RawValue } from "./rawDocument.ts";

/** Modifiers of single values. Those of arrays are in arrayModifiers, and `$rename` is a step of its own. */
export const scalarModifiers: Record<string, MakeModifier> = {
  $set: (argument) => settingTo(toRaw(argument)),
  $setOnInsert: (argument) => settingTo(toRaw(argument)),
  $unset: () => ({ change: () => "none", creates: false, isLenient: true }),
  $inc: numeric("$inc", "increment", addWithin, (argument) => argument),
  $mul: numeric("$mul", "multiply", multiplyWithin, (argument) => ZEROS[kindOf(argument)]),
  $min: (argument) => bound(argument, (order) => order < 0),
  $max: (argument) => bound(argument, (order) => order > 0),
  $currentDate(argument, _path, { now }) {
    const type: unknown = isPlain(argument) ? argument.$type : argument;
    if (type === "timestamp") throw notSupported("$currentDate with a timestamp");
    if (typeof type !== "boolean" && type !== "date") {
      throw badValue(
        "$currentDate takes a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).",
      );
    }
    return settingTo(toRaw(now ?? new Date()));
  },
};

const settingTo = (value: RawValue) => ({
  creates: true,
  change: (current: RawValue | undefined) => (isSameRaw(current, value) ? "same" : value),
});

const ZEROS: Record<Kind, Numeric> = {
  int: 0,
  long: Long.ZERO,
  double: asDouble(0),
  decimal: Decimal128.fromString("0"),
};

function numeric(
  name: string,
  verb: string,
  calculate: (a: Numeric, b: Numeric) => Numeric | undefined,
  whenMissing: (argument: Numeric) => Numeric,
): MakeModifier {
  return (argument, path) => {
    if (!isNumeric(argument)) {
      throw typeMismatch(`Cannot ${verb} with non-numeric argument: {${path}: ${bsonType(argument)}}`);
    }
    return {
      creates: true,
      change(current) {
        if (!current) return toRaw(whenMissing(argument));
        const value = fromRaw(current);
        if (!isNumeric(value)) {
          const type = bsonType(value);
          throw typeMismatch(
            `Cannot apply ${name} to a value of non-numeric type. The field '${path}' is of non-numeric type ${type}`,
          );
        }
        const result = calculate(value, argument);
        if (result === undefined)
          throw badValue(`Failed to apply ${name} operations to current value of '${path}'`);
        const raw = toRaw(result);
        return isSameRaw(raw, current) ? "same" : raw;
      },
    };
  };
}

function bound(argument: unknown, wins: (order: number) => boolean) {
  const value = toRaw(argument);
  return {
    creates: true,
    change: (current: RawValue | undefined) =>
      current && !wins(compareValues(argument, fromRaw(current))) ? ("same" as const) : value,
  };
}
