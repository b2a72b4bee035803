import { fieldOf, isPlain, visitAt, type Doc } from "../bson.ts";
import { badValue, typeMismatch } from "../errors.ts";
import { compileCondition, type Condition, type Some, type Test } from "./conditions.ts";
import { compileExpression, environmentOf } from "./expression.ts";
import { isTruthy } from "./expressionTypes.ts";
import { type QueryOptions } from "./options.ts";

/** Whether a document, decoded by `decode`, matches. */
export type Predicate = (doc: Doc) => boolean;

/**
 * Compiles a filter. Throws 14 when it is no document, 2 for an unknown operator or a bad argument, and what
 * `$expr` throws.
 */
export function compileFilter(filter: unknown, options: QueryOptions = {}): Predicate {
  if (!isPlain(filter)) throw typeMismatch("Expected field filter to be of type object");
  const predicates = Object.keys(filter).flatMap((name) => compileEntry(name, filter[name], options));
  const [first, ...rest] = predicates;
  if (!first) return () => true;
  if (!rest.length) return first;
  return (doc) => predicates.every((predicate) => predicate(doc));
}

function compileEntry(name: string, argument: unknown, options: QueryOptions): Predicate[] {
  if (!name.startsWith("$"))
    return [
      atPath(
        name,
        compileCondition(argument, (filter) => compileFilter(filter, options)),
      ),
    ];
  switch (name) {
    case "$comment":
      return [];
    case "$and":
      return branchesOf(name, argument, options);
    case "$or": {
      const branches = branchesOf(name, argument, options);
      return [(doc) => branches.some((branch) => branch(doc))];
    }
    case "$nor": {
      const branches = branchesOf(name, argument, options);
      return [(doc) => !branches.some((branch) => branch(doc))];
    }
    case "$expr": {
      const evaluate = compileExpression(argument, options);
      return [(doc) => isTruthy(evaluate(environmentOf(doc, options)))];
    }
    default:
      throw badValue(`unknown top level operator: ${name}`);
  }
}

function branchesOf(name: string, argument: unknown, options: QueryOptions): Predicate[] {
  if (!Array.isArray(argument) || !argument.length) throw badValue(`${name} must be a nonempty array`);
  return argument.map((branch: unknown) => {
    if (!isPlain(branch)) throw badValue("$or/$and/$nor entries need to be full objects");
    return compileFilter(branch, options);
  });
}

function atPath(path: string, condition: Condition): Predicate {
  if (!path.includes(".")) return (doc) => condition(someOf(fieldOf(doc, path)));
  const parts = path.split(".");
  return (doc) =>
    condition((test, whole) =>
      visitAt(doc, parts, 0, (value, atIndex) => (atIndex || whole ? test(value) : passes(value, test))),
    );
}

const someOf =
  (value: unknown): Some =>
  (test, whole) =>
    whole ? test(value) : passes(value, test);

/** An array stands for each of its items, and for itself. */
const passes = (value: unknown, test: Test): boolean =>
  (Array.isArray(value) && value.some(test)) || test(value);
