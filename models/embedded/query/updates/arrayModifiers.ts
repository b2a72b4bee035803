import { isOperatorDoc, isPlain } from "../../bson.ts";
import { badValue, failedToParse, typeMismatch } from "../../errors.ts";
import { orderKey } from "../../storage/keys.ts";
import { compileFilter } from "../filter.ts";
import { isNumeric, toDouble } from "../numbers.ts";
import { type QueryOptions } from "../options.ts";
import { isRegex } from "../regex.ts";
import { bsonType } from "../types.ts";
import { type MakeModifier, type Modifier } from "./modifier.ts";
import { compilePush } from "./push.ts";
import { fromRaw, rawArray, RawDocument, toRaw, type RawValue } from "./rawDocument.ts";

/** Modifiers of arrays; the items that they leave keep their bytes. */
export const arrayModifiers: Record<string, MakeModifier> = {
  $push(argument, path) {
    const push = compilePush(argument);
    const why = `The field '${path}' must be an array`;
    return {
      creates: true,
      change: (current) =>
        changed(current, push(itemsOf(current, (type) => badValue(`${why} but is of type ${type}`)))),
    };
  },
  $addToSet(argument, path) {
    const added = addedOf(argument).map((item) => ({ raw: toRaw(item), key: orderKey(item) }));
    const why = `Cannot apply $addToSet to non-array field. Field named '${path}' has non-array type`;
    return {
      creates: true,
      change(current) {
        const items = itemsOf(current, (type) => badValue(`${why} ${type}`));
        const keys = new Set(items.map((item) => orderKey(fromRaw(item))));
        const fresh = added.filter(({ key }) => !keys.has(key) && keys.add(key));
        return changed(current, [...items, ...fresh.map(({ raw }) => raw)]);
      },
    };
  },
  $pull: (argument, path, options) => pulling("$pull", path, pullTest(argument, options)),
  $pullAll(argument, path) {
    if (!Array.isArray(argument)) {
      throw badValue(`$pullAll requires an array argument but was given a ${bsonType(argument)}`);
    }
    const gone = new Set(argument.map(orderKey));
    return pulling("$pullAll", path, (item) => gone.has(orderKey(item)));
  },
  $pop(argument, path) {
    const end = isNumeric(argument) ? toDouble(argument) : NaN;
    if (end !== 1 && end !== -1) throw failedToParse(`$pop expects 1 or -1, found: ${String(argument)}`);
    const why = `Path '${path}' contains an element of non-array type`;
    return {
      creates: false,
      change(current) {
        const items = itemsOf(current, (type) => typeMismatch(`${why} '${type}'`));
        return changed(current, end === 1 ? items.slice(0, -1) : items.slice(1));
      },
    };
  },
};

function pulling(name: string, path: string, isGone: (item: unknown) => boolean): Modifier {
  return {
    creates: false,
    change(current) {
      const items = itemsOf(current, () => badValue(`Cannot apply ${name} to a non-array value (${path})`));
      return changed(
        current,
        items.filter((item) => !isGone(fromRaw(item))),
      );
    },
  };
}

/** A missing array is one without items; throws `refuse` for any other value. */
function itemsOf(current: RawValue | undefined, refuse: (type: string) => Error): RawValue[] {
  if (!current) return [];
  const value = bsonType(fromRawShallow(current));
  if (value !== "array") throw refuse(value);
  return RawDocument.of(current.bytes, true).items;
}

const ARRAY = 4;

/** Arrays need not be decoded only to be told from others. */
const fromRawShallow = (raw: RawValue): unknown => (raw.type === ARRAY ? [] : fromRaw(raw));

function changed(current: RawValue | undefined, items: RawValue[]) {
  const before = current ? RawDocument.of(current.bytes, true).items : undefined;
  const isSame =
    before?.length === items.length &&
    items.every((item, i) => item.bytes === before[i]?.bytes || isEqual(item, before[i]));
  return isSame ? ("same" as const) : rawArray(items);
}

const isEqual = (a: RawValue, b: RawValue | undefined): boolean =>
  b !== undefined && a.type === b.type && Buffer.compare(a.bytes, b.bytes) === 0;

function addedOf(argument: unknown): unknown[] {
  if (!isPlain(argument) || Object.keys(argument)[0] !== "$each") return [argument];
  if (!Array.isArray(argument.$each)) {
    const type = bsonType(argument.$each);
    throw typeMismatch(`The argument to $each in $addToSet must be an array but it was of type ${type}`);
  }
  if (Object.keys(argument).length > 1) throw badValue("Found unexpected fields after $each in $addToSet");
  return argument.$each;
}

/** `{ x: 1 }` is a filter of documents, `{ $gt: 1 }` one of values, anything else a value. */
function pullTest(argument: unknown, options: QueryOptions): (item: unknown) => boolean {
  const ofValues =
    isOperatorDoc(argument) && !["$and", "$or", "$nor", "$expr"].includes(Object.keys(argument)[0] ?? "");
  if (isRegex(argument) || ofValues) {
    const matches = compileFilter({ item: argument }, options);
    return (item) => matches({ item });
  }
  if (!isPlain(argument)) {
    const key = orderKey(argument);
    return (item) => orderKey(item) === key;
  }
  const matches = compileFilter(argument, options);
  return (item) => isPlain(item) && matches(item);
}
