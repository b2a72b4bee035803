import { isPlain, type Doc } from "../bson.ts";
import { failedToParse, location, MongoError } from "../errors.ts";
import { type Environment, type Evaluate, type MakeExpression, type Scope } from "./expressionTypes.ts";
import { arithmeticExpressions } from "./expressions/arithmetic.ts";
import { arrayExpressions } from "./expressions/arrays.ts";
import { dateExpressions } from "./expressions/dates.ts";
import { logicExpressions } from "./expressions/logic.ts";
import { objectExpressions } from "./expressions/objects.ts";
import { setOwn } from "./fields.ts";
import { stringExpressions } from "./expressions/strings.ts";
import { totalExpressions } from "./expressions/totals.ts";
import { variableExpressions } from "./expressions/variables.ts";
import { operatorTable } from "./operators.ts";
import { type QueryOptions } from "./options.ts";

/**
 * Compiles an aggregation expression. Throws 168 for an operator that is not known, 17276 for a variable that
 * is not, and MongoDB's own codes for arguments of the wrong shape; evaluating throws its codes for values of
 * wrong types.
 */
export function compileExpression(expression: unknown, options: QueryOptions = {}): Evaluate {
  return scopeOf(Object.keys(options.variables ?? {}), options).compile(expression);
}

/** What expressions see while one document is worked on. */
export const environmentOf = (root: unknown, options: QueryOptions = {}): Environment => ({
  root,
  variables: options.variables ?? {},
  now: options.now ?? new Date(),
});

/** The values of a command's `let`, whose expressions see no document. Throws as `compileExpression`. */
export function evaluateLet(variables: Doc, options: QueryOptions = {}): Doc {
  const scope = scopeOf([], options);
  scope.with(Object.keys(variables));
  const environment = environmentOf({}, options);
  return Object.fromEntries(
    Object.keys(variables).map((name) => [name, scope.compile(variables[name])(environment)]),
  );
}

const EXPRESSIONS = operatorTable<MakeExpression>("expression", {
  ...logicExpressions,
  ...arithmeticExpressions,
  ...totalExpressions,
  ...stringExpressions,
  ...arrayExpressions,
  ...objectExpressions,
  ...variableExpressions,
  ...dateExpressions,
});

type SystemVariable = (environment: Environment) => unknown;

const SYSTEM_VARIABLES = operatorTable<SystemVariable>("variable", {
  $$ROOT: ({ root }) => root,
  $$CURRENT: ({ root }) => root,
  $$NOW: ({ now }) => now,
  $$REMOVE: () => undefined,
});

function scopeOf(names: string[], options: QueryOptions): Scope {
  const known = new Set(names);
  const scope: Scope = {
    options,
    compile: (expression) => compile(expression, scope, known),
    with(more) {
      for (const name of more) checkName(name);
      return scopeOf([...names, ...more], options);
    },
  };
  return scope;
}

function compile(expression: unknown, scope: Scope, known: ReadonlySet<string>): Evaluate {
  if (typeof expression === "string" && expression.startsWith("$")) return compilePath(expression, known);
  if (Array.isArray(expression)) {
    const items = expression.map((item) => scope.compile(item));
    return (environment) => items.map((item) => item(environment) ?? null);
  }
  if (!isPlain(expression)) return () => expression;
  const [name] = Object.keys(expression);
  return name?.startsWith("$") ? compileOperator(name, expression, scope) : compileObject(expression, scope);
}

function compileOperator(name: string, expression: Doc, scope: Scope): Evaluate {
  if (Object.keys(expression).length > 1) {
    throw location(
      15983,
      "an expression specification must contain exactly one field, the name of the expression.",
    );
  }
  const make = EXPRESSIONS.get(name);
  if (!make) throw new MongoError(168, "InvalidPipelineOperator", `Unrecognized expression '${name}'`);
  return make(expression[name], scope, name);
}

function compileObject(expression: Doc, scope: Scope): Evaluate {
  const fields = Object.keys(expression).map((name) => {
    if (name.includes("."))
      throw location(16412, `FieldPath field names may not contain '.'. Found '${name}'`);
    if (name.startsWith("$"))
      throw location(16410, `FieldPath field names may not start with '$'. Found '${name}'`);
    return { name, evaluate: scope.compile(expression[name]) };
  });
  return (environment) => {
    const made: Doc = {};
    for (const { name, evaluate } of fields) {
      const value = evaluate(environment);
      if (value !== undefined) setOwn(made, name, value);
    }
    return made;
  };
}

/** `$a.b`, `$$name` or `$$name.a.b`. */
function compilePath(text: string, known: ReadonlySet<string>): Evaluate {
  if (!text.startsWith("$$")) {
    const parts = checkedParts(text.slice(1));
    return ({ root }) => valueAtPath(root, parts, 0);
  }
  const [name = "", ...parts] = text.slice(2).split(".");
  if (parts.length) checkedParts(parts.join("."));
  const system = SYSTEM_VARIABLES.get(`$$${name}`);
  if (system) return (environment) => valueAtPath(system(environment), parts, 0);
  if (!known.has(name)) throw location(17276, `Use of undefined variable: ${name}`);
  return ({ variables }) => valueAtPath(variables[name], parts, 0);
}

/**
 * The parts of the path of a field. Throws for parts that are empty (15998, 40353) or begin with $ (16410).
 */
export function checkedParts(path: string): string[] {
  if (path === "") throw location(16872, "'$' by itself is not a valid FieldPath");
  if (path.endsWith(".")) throw location(40353, "FieldPath must not end with a '.'.");
  return path.split(".").map((part) => {
    if (part === "") throw location(15998, "FieldPath field names may not be empty strings.");
    if (part.startsWith("$"))
      throw location(16410, `FieldPath field names may not start with '$': '${path}'`);
    if (part.includes("\0")) throw location(16411, "FieldPath field names may not contain '\\0'.");
    return part;
  });
}

/** Through an array, a path gives the array of what it finds in the items; numbers are no positions here. */
function valueAtPath(value: unknown, parts: string[], depth: number): unknown {
  const part = parts[depth];
  if (part === undefined) return value;
  if (Array.isArray(value)) {
    const found = value.map((item: unknown) =>
      isPlain(item) || Array.isArray(item) ? valueAtPath(item, parts, depth) : undefined,
    );
    return found.filter((item) => item !== undefined);
  }
  return isPlain(value) && Object.hasOwn(value, part)
    ? valueAtPath(value[part], parts, depth + 1)
    : undefined;
}

function checkName(name: string): void {
  if (!/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name)) {
    throw failedToParse(`'${name}' is not a valid name of a user variable`);
  }
}
