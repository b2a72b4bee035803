import { isPlain, type Doc } from "../../bson.ts";
import { badValue } from "../../errors.ts";
import { checkedParts } from "../expression.ts";
import { isNumeric, toDouble } from "../numbers.ts";
import { operatorTable } from "../operators.ts";
import { compareValues } from "../order.ts";
import { bsonType } from "../types.ts";
import { fromRaw, toRaw, type RawValue } from "./rawDocument.ts";

/**
 * Compiles the argument of `$push`: a value, or `$each` with its modifiers. Throws 2 for what these do not
 * take.
 */
export function compilePush(argument: unknown): (items: RawValue[]) => RawValue[] {
  if (!isPlain(argument) || !Object.hasOwn(argument, "$each")) {
    const added = toRaw(argument);
    return (items) => [...items, added];
  }
  const unknown = Object.keys(argument).find((name) => !MODIFIERS.has(name));
  if (unknown !== undefined) throw badValue(`Unrecognized clause in $push: ${unknown}`);
  const steps = [...MODIFIERS].flatMap(([name, make]) =>
    Object.hasOwn(argument, name) ? [make(argument[name], argument)] : [],
  );
  return (items) => steps.reduce((list, step) => step(list), items);
}

type Step = (items: RawValue[]) => RawValue[];

/** In the order in which they act, whatever the order in the request. */
const MODIFIERS = operatorTable<(argument: unknown, siblings: Doc) => Step>("updateModifier", {
  $each(values, { $position }) {
    if (!Array.isArray(values)) {
      throw badValue(
        `The argument to $each in $push must be an array but it was of type: ${bsonType(values)}`,
      );
    }
    const added = values.map(toRaw);
    const position = $position === undefined ? Infinity : whole("$position", $position);
    return (items) => items.toSpliced(position, 0, ...added);
  },
  $position: () => (items) => items,
  $sort(argument) {
    const compare = comparisonOf(argument);
    return (items) => {
      const decoded = items.map((raw) => ({ raw, value: fromRaw(raw) }));
      return decoded.sort((a, b) => compare(a.value, b.value)).map(({ raw }) => raw);
    };
  },
  $slice(argument) {
    const count = whole("$slice", argument);
    return (items) => (count < 0 ? items.slice(count) : items.slice(0, count));
  },
});

function whole(name: string, value: unknown): number {
  const number = isNumeric(value) ? toDouble(value) : NaN;
  if (Number.isInteger(number)) return number;
  throw badValue(`The value for ${name} must be an integer value but was given type: ${bsonType(value)}`);
}

/** `1` and `-1` order the items, `{ field: 1 }` the documents among them by their fields, missing as null. */
function comparisonOf(sort: unknown): (a: unknown, b: unknown) => number {
  if (isNumeric(sort)) {
    const direction = directionOf(sort);
    return (a, b) => direction * compareValues(a, b);
  }
  if (!isPlain(sort)) {
    throw badValue(
      "The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields",
    );
  }
  const fields = Object.keys(sort).map((path) => ({
    parts: checkedParts(path),
    direction: directionOf(sort[path]),
  }));
  if (!fields.length) throw badValue("The $sort pattern is empty when it should be a set of fields.");
  return (a, b) => {
    for (const { parts, direction } of fields) {
      const order = compareValues(fieldAt(a, parts), fieldAt(b, parts));
      if (order) return order * direction;
    }
    return 0;
  };
}

function directionOf(value: unknown): number {
  const direction = isNumeric(value) ? toDouble(value) : 0;
  if (direction === 1 || direction === -1) return direction;
  throw badValue("The $sort element value must be either 1 or -1");
}

const fieldAt = (item: unknown, parts: string[]): unknown =>
  parts.reduce<unknown>(
    (value, part) => (isPlain(value) && Object.hasOwn(value, part) ? value[part] : null),
    item,
  );
