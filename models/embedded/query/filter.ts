import { fieldOf, isPlain, visitAt, type Doc } from "../bson.ts";
import { badValue, typeMismatch } from "../errors.ts";
import { compileCondition, type Condition, type Some, type Test } from "./conditions.ts";
import { compileExpression, environmentOf } from "./expression.ts";
import { isTruthy } from "./expressionTypes.ts";
import { withNow, type QueryOptions } from "./options.ts";

/** Whether a document, decoded by `decode`, matches. */
export type Predicate = (doc: Doc) => boolean;

/**
 * Compiles a filter. Throws 14 when it is no document, 2 for an unknown operator or a bad argument, and what
 * `$expr` throws.
 */
export const compileFilter = (filter: unknown, options: QueryOptions = {}): Predicate =>
  compile(filter, options, true);

/** The top-level fields that decide whether a document matches; undefined where an expression may look at any. */
export function fieldsAsked(filter: Doc): Set<string> | undefined {
  const fields = new Set<string>();
  for (const [name, argument] of Object.entries(filter)) {
    if (!name.startsWith("$")) fields.add(name.split(".", 1)[0]!);
    else if (name === "$expr") return undefined;
    else if (Array.isArray(argument)) {
      for (const branch of argument) {
        const asked = isPlain(branch) ? fieldsAsked(branch) : undefined;
        if (!asked) return undefined;
        for (const field of asked) fields.add(field);
      }
    }
  }
  return fields;
}

function compile(filter: unknown, options: QueryOptions, isWhole: boolean): Predicate {
  if (!isPlain(filter)) throw typeMismatch("Expected field filter to be of type object");
  const predicates = Object.keys(filter).flatMap((name) =>
    compileEntry(name, filter[name], options, isWhole),
  );
  const [first, ...rest] = predicates;
  if (!first) return () => true;
  if (!rest.length) return first;
  return (doc) => predicates.every((predicate) => predicate(doc));
}

/** `isWhole` tells the filter of documents from that of the items of an array. */
function compileEntry(name: string, argument: unknown, options: QueryOptions, isWhole: boolean): Predicate[] {
  if (!name.startsWith("$")) {
    const condition = compileCondition(argument, (filter) => compile(filter, options, false));
    return [atPath(name, condition)];
  }
  const branches = () => branchesOf(name, argument, options, isWhole);
  switch (name) {
    case "$comment":
      return [];
    case "$and":
      return branches();
    case "$or":
      return [someOf(branches())];
    case "$nor": {
      const some = someOf(branches());
      return [(doc) => !some(doc)];
    }
    case "$expr": {
      if (!isWhole) throw badValue("$expr can only be applied to the top-level document");
      const timed = withNow(options);
      const evaluate = compileExpression(argument, timed);
      return [(doc) => isTruthy(evaluate(environmentOf(doc, timed)))];
    }
    default:
      throw badValue(`unknown top level operator: ${name}`);
  }
}

const someOf =
  (branches: Predicate[]): Predicate =>
  (doc) =>
    branches.some((branch) => branch(doc));

function branchesOf(name: string, argument: unknown, options: QueryOptions, isWhole: boolean): Predicate[] {
  if (!Array.isArray(argument) || !argument.length) throw badValue(`${name} must be a nonempty array`);
  return argument.map((branch: unknown) => {
    if (!isPlain(branch)) throw badValue("$or/$and/$nor entries need to be full objects");
    return compile(branch, options, isWhole);
  });
}

function atPath(path: string, condition: Condition): Predicate {
  if (!path.includes(".")) return (doc) => condition(within(fieldOf(doc, path)));
  const parts = path.split(".");
  return (doc) =>
    condition((test, whole) =>
      visitAt(doc, parts, 0, (value, atIndex) => (atIndex || whole ? test(value) : passes(value, test))),
    );
}

const within =
  (value: unknown): Some =>
  (test, whole) =>
    whole ? test(value) : passes(value, test);

/** An array stands for each of its items, and for itself. */
const passes = (value: unknown, test: Test): boolean =>
  (Array.isArray(value) && value.some(test)) || test(value);
