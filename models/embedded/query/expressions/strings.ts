import { Decimal128, Double, Long, ObjectId } from "bson";
import { location, MongoError } from "../../errors.ts";
import { fixed, isNullish, variadic, type MakeExpression } from "../expressionTypes.ts";
import { bsonType } from "../types.ts";

/** Text. Upper and lower case know the letters of ASCII alone, as in MongoDB. */
export const stringExpressions: Record<string, MakeExpression> = {
  $concat: variadic((values) => {
    let text: string | null = "";
    for (const value of values) {
      if (isNullish(value)) text = null;
      else if (typeof value !== "string")
        throw location(16702, `$concat only supports strings, not ${bsonType(value)}`);
      else if (text !== null) text += value;
    }
    return text;
  }),
  $toString: fixed(1, 1, ([value]) => (isNullish(value) ? null : textOf(value))),
  $toLower: fixed(1, 1, ([value]) => plainText(value).replace(/[A-Z]/g, (letter) => letter.toLowerCase())),
  $toUpper: fixed(1, 1, ([value]) => plainText(value).replace(/[a-z]/g, (letter) => letter.toUpperCase())),
};

/** Throws 241 for what has no text: arrays, documents and the rarer types. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return numberText(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof Double) return numberText(value.value);
  if (bsonType(value) === "long" && value instanceof Long) return value.toString();
  if (value instanceof Decimal128) return value.toString();
  const why = `Unsupported conversion from ${bsonType(value)} to string in $convert with no onError value`;
  throw new MongoError(241, "ConversionFailure", why);
}

/** The exponent begins where that of C does, and has two digits: 1e+16, 1e-05. */
function numberText(number: number): string {
  const size = Math.abs(number);
  if (!Number.isFinite(number) || size === 0 || (size >= 1e-4 && size < 1e16)) return String(number);
  return number.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
}

/** Numbers and dates are taken as their text, null as none. Throws 16007. */
function plainText(value: unknown): string {
  if (isNullish(value)) return "";
  if (["string", "int", "long", "double", "decimal", "date"].includes(bsonType(value))) return textOf(value);
  throw location(16007, `can't convert from BSON type ${bsonType(value)} to String`);
}
