import { badValue, location } from "../errors.ts";
import { Long } from "bson";
import { digitsOf, roundTo, toDecimal128, toWhole } from "./decimal.ts";
import { asDouble, asWhole, kindOf, toBigInt, toDecimal, toDouble, type Numeric } from "./numbers.ts";

/** Throws 28680 for the one int64 that has no positive like. */
export function absolute(value: Numeric): Numeric {
  const kind = kindOf(value);
  if (kind === "double") return asDouble(Math.abs(toDouble(value)));
  if (kind === "decimal") {
    const exact = toDecimal(value);
    if (typeof exact === "number") return value;
    return toDecimal128({ ...exact, digits: exact.digits < 0n ? -exact.digits : exact.digits });
  }
  const whole = toBigInt(value);
  const positive = asWhole(whole < 0n ? -whole : whole, kind);
  if (positive === undefined) throw location(28680, "can't take $abs of long long min");
  return positive;
}

/** `$floor` and `$ceil`; the type stays what it was. */
export function wholeTowards(value: Numeric, towards: "down" | "up"): Numeric {
  const kind = kindOf(value);
  if (kind === "int" || kind === "long") return value;
  if (kind === "double") return asDouble((towards === "down" ? Math.floor : Math.ceil)(toDouble(value)));
  const exact = toDecimal(value);
  return typeof exact === "number" ? value : toDecimal128(toWhole(exact, towards));
}

/**
 * Rounds half to even at a place from -20 to 100 after the point, by the exact value: 2.675, which lies a
 * little below, gives 2.67. Throws 51083 and 51082 for a place that is not one.
 */
export function roundAt(value: Numeric, at: Numeric): Numeric {
  const place = toDouble(at);
  if (!Number.isInteger(place)) throw location(51082, "$round requires a whole number as its place");
  if (place < -20 || place > 100) throw location(51083, `cannot apply $round with precision value ${place}`);
  const exact = toDecimal(value);
  if (typeof exact === "number") return value;
  const rounded = roundTo(exact, -place);
  switch (kindOf(value)) {
    case "decimal":
      return toDecimal128(rounded);
    case "double":
      return asDouble(Number(`${rounded.digits}e${rounded.exponent}`));
    default:
      return wholeOf(digitsOf(rounded), value);
  }
}

/** An int that rounds up past its range is a long; a long that does is refused. */
function wholeOf(rounded: bigint, value: Numeric): Numeric {
  const whole = asWhole(rounded, value instanceof Long ? "long" : "int");
  if (whole === undefined) throw badValue("$round: the result does not fit a 64-bit integer");
  return whole;
}
