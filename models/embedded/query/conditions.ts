import { ObjectId } from "bson";
import { isOperatorDoc, isPlain, type Doc } from "../bson.ts";
import { badValue, location } from "../errors.ts";
import { isTruthy } from "./expressionTypes.ts";
import { orderKey } from "../storage/keys.ts";
import { isNumeric, toDouble } from "./numbers.ts";
import { operatorTable } from "./operators.ts";
import { areComparable, compareValues } from "./order.ts";
import { compileRegex, isRegex, regexParts } from "./regex.ts";
import { bsonType, typeTest } from "./types.ts";

/** Tests one value; undefined stands for a missing field. */
export type Test = (value: unknown) => boolean;

/** Whether some value under discussion passes a test; arrays stand for their items too unless `whole`. */
export type Some = (test: Test, whole?: boolean) => boolean;

/** What is asked of a field: of all the values at a path, or of one item of an array. */
export type Condition = (some: Some) => boolean;

/** Compiles an item of a `$elemMatch` that asks of documents; given from outside to keep the files apart. */
type CompileDocument = (filter: Doc) => (doc: Doc) => boolean;

/** Compiles `5`, `/x/` or `{ $gt: 1, $lt: 5 }`. Throws as MongoDB does for what it does not know or take. */
export function compileCondition(argument: unknown, compileDocument: CompileDocument): Condition {
  if (isRegex(argument)) return regexCondition(argument);
  if (!isOperatorDoc(argument)) return is(equalTo(argument));
  const conditions = Object.keys(argument).map((name) => {
    const make = CONDITIONS.get(name);
    if (!make) throw badValue(`unknown operator: ${name}`);
    return make(argument[name], argument, compileDocument);
  });
  const [first, ...rest] = conditions;
  if (first && !rest.length) return first;
  return (some) => conditions.every((condition) => condition(some));
}

/** The test that a value equals another one; null equals a missing field too. */
export function equalTo(wanted: unknown): Test {
  if (wanted === null || wanted === undefined) return (value) => value === null || value === undefined;
  if (typeof wanted === "string" || typeof wanted === "boolean") return (value) => value === wanted;
  if (wanted instanceof ObjectId) return (value) => value instanceof ObjectId && wanted.equals(value);
  return (value) => areComparable(value, wanted) && compareValues(value, wanted) === 0;
}

type MakeCondition = (argument: unknown, siblings: Doc, compileDocument: CompileDocument) => Condition;

const is =
  (test: Test, whole?: boolean): Condition =>
  (some) =>
    some(test, whole);

const not =
  (condition: Condition): Condition =>
  (some) =>
    !condition(some);

const CONDITIONS = operatorTable<MakeCondition>("query", {
  $eq: (argument) => is(equalTo(argument)),
  $ne: (argument) => {
    if (isRegex(argument)) throw badValue("Can't have regex as arg to $ne.");
    return not(is(equalTo(argument)));
  },
  $gt: (argument) => ordered("$gt", argument, (order) => order > 0),
  $gte: (argument) => ordered("$gte", argument, (order) => order >= 0),
  $lt: (argument) => ordered("$lt", argument, (order) => order < 0),
  $lte: (argument) => ordered("$lte", argument, (order) => order <= 0),
  $in: (argument) => is(oneOf("$in", argument)),
  $nin: (argument) => not(is(oneOf("$nin", argument))),
  $exists: (argument) => {
    const present = is((value) => value !== undefined, true);
    return isTruthy(argument) ? present : not(present);
  },
  $type: (argument) => is(typeTest(argument)),
  $size: (argument) => {
    const size = wholeNumber("$size", argument);
    if (size < 0) throw badValue(`Failed to parse $size. Expected a non-negative number in: $size: ${size}`);
    return is((value) => Array.isArray(value) && value.length === size, true);
  },
  $regex: (argument, siblings) => regexOf(argument, siblings.$options),
  $options: (_argument, siblings) => {
    if (!Object.hasOwn(siblings, "$regex")) throw badValue("$options needs a $regex");
    return () => true;
  },
  $not: (argument, _siblings, compileDocument) => {
    if (isRegex(argument)) return not(regexCondition(argument));
    if (!isPlain(argument)) throw badValue("$not needs a regex or a document");
    if (!Object.keys(argument).length) throw badValue("$not cannot be empty");
    if (!isOperatorDoc(argument)) throw badValue(`unknown operator: ${Object.keys(argument)[0]}`);
    return not(compileCondition(argument, compileDocument));
  },
  $all: (argument, _siblings, compileDocument) => {
    if (!Array.isArray(argument)) throw badValue("$all needs an array");
    const conditions = argument.map((item: unknown) => itemOfAll(item, argument, compileDocument));
    return (some) => conditions.length > 0 && conditions.every((condition) => condition(some));
  },
  $elemMatch: (argument, _siblings, compileDocument) => is(itemTest(argument, compileDocument), true),
  $and: refusedInField("$and"),
  $or: refusedInField("$or"),
  $nor: refusedInField("$nor"),
  $expr: refusedInField("$expr"),
  $comment: refusedInField("$comment"),
});

/** What stands at the top of a filter stands nowhere else. */
function refusedInField(name: string): MakeCondition {
  return () => {
    throw badValue(`unknown operator: ${name}`);
  };
}

function ordered(name: string, bound: unknown, holds: (order: number) => boolean): Condition {
  if (isRegex(bound)) throw badValue(`Can't have RegEx as arg to predicate over field '${name}'.`);
  const orEqual = holds(0);
  if (bound === null || bound === undefined) return orEqual ? is(equalTo(null)) : () => false;
  const type = bsonType(bound);
  // Every value is above MinKey and below MaxKey; other types compare with their own alone.
  if (type === "minKey" || type === "maxKey") return is((value) => holds(compareValues(value, bound)));
  if (isNaNumber(bound)) return orEqual ? is(equalTo(bound)) : () => false;
  return is(
    (value) => areComparable(value, bound) && !isNaNumber(value) && holds(compareValues(value, bound)),
  );
}

const isNaNumber = (value: unknown) => isNumeric(value) && Number.isNaN(toDouble(value));

function oneOf(name: string, values: unknown): Test {
  if (!Array.isArray(values)) throw badValue(`${name} needs an array`);
  if (values.some(isOperatorDoc)) throw badValue(`cannot nest $ under ${name}`);
  const patterns = values.filter(isRegex).map(regexTest);
  // Worked out when it is first asked: of many ids most filters are only checked.
  let keys: ReadonlySet<string> | undefined;
  return (value) => {
    keys ??= new Set(values.filter((each) => !isRegex(each)).map(orderKey));
    return (keys.size > 0 && keys.has(orderKey(value))) || patterns.some((test) => test(value));
  };
}

const regexCondition = (regex: Parameters<typeof regexParts>[0]): Condition => is(regexTest(regex));

function regexTest(regex: Parameters<typeof regexParts>[0]): Test {
  const [pattern, options] = regexParts(regex);
  const matches = compileRegex(pattern, options);
  return (value) => {
    if (typeof value === "string") return matches(value);
    if (!isRegex(value)) return false;
    const [otherPattern, otherOptions] = regexParts(value);
    return pattern === otherPattern && options === otherOptions;
  };
}

function regexOf(argument: unknown, options: unknown): Condition {
  if (options !== undefined && typeof options !== "string") throw badValue("$options has to be a string");
  if (!isRegex(argument) && typeof argument !== "string") throw badValue("$regex has to be a string");
  const [pattern, own] = typeof argument === "string" ? [argument, ""] : regexParts(argument);
  if (own && options !== undefined) throw location(51075, "options set in both $regex and $options");
  const matches = compileRegex(pattern, options ?? own);
  return is((value) => typeof value === "string" && matches(value));
}

function itemOfAll(item: unknown, all: unknown[], compileDocument: CompileDocument): Condition {
  if (!isOperatorDoc(item)) {
    if (all.some((other) => isPlain(other) && Object.hasOwn(other, "$elemMatch"))) {
      throw badValue("$all/$elemMatch has to be consistent");
    }
    return isRegex(item) ? regexCondition(item) : is(equalTo(item));
  }
  const [name] = Object.keys(item);
  if (name !== "$elemMatch") throw badValue("no $ expressions in $all");
  return is(itemTest(item.$elemMatch, compileDocument), true);
}

/** `$elemMatch` asks of documents, `{ x: 1 }`, or of the items themselves, `{ $gt: 1 }`. */
function itemTest(argument: unknown, compileDocument: CompileDocument): Test {
  if (!isPlain(argument)) throw badValue("$elemMatch needs an Object");
  if (isOperatorDoc(argument) && !["$and", "$or", "$nor"].includes(Object.keys(argument)[0] ?? "")) {
    const condition = compileCondition(argument, compileDocument);
    return (value) => Array.isArray(value) && value.some((item) => condition((test) => test(item)));
  }
  const matches = compileDocument(argument);
  return (value) => Array.isArray(value) && value.some((item) => isFielded(item) && matches({ ...item }));
}

/** An array within the array is taken for a document with the fields "0", "1", … */
const isFielded = (item: unknown): item is object => isPlain(item) || Array.isArray(item);

/** A whole number of any numeric type; throws 2. */
function wholeNumber(name: string, value: unknown): number {
  if (!isNumeric(value)) throw badValue(`Failed to parse ${name}. Expected a number in: ${name}`);
  const number = toDouble(value);
  if (!Number.isInteger(number))
    throw badValue(`Failed to parse ${name}. Expected an integer: ${name}: ${number}`);
  return number;
}
