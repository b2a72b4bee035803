import { isPlain, type Doc } from "../../bson.ts";
import { location } from "../../errors.ts";
import { isTruthy, type Environment, type MakeExpression } from "../expressionTypes.ts";
import { bsonType } from "../types.ts";

/** The expressions that name what they work on. */
export const variableExpressions: Record<string, MakeExpression> = {
  $let: (argument, scope) => {
    if (!isPlain(argument)) throw location(16874, "$let only supports an object as its argument");
    checkParameters("$let", argument, { vars: 16876, in: 16877 }, [], 16875);
    const { vars } = argument;
    if (!isPlain(vars)) throw location(10065, "invalid parameter: expected an object (vars)");
    const names = Object.keys(vars);
    const values = names.map((name) => scope.compile(vars[name]));
    const body = scope.with(names).compile(argument.in);
    return (environment) => {
      const entries = names.map((name, i): [string, unknown] => [name, values[i]?.(environment)]);
      return body(withVariables(environment, Object.fromEntries(entries)));
    };
  },
  $map: (argument, scope) => {
    if (!isPlain(argument)) throw location(16878, "$map only supports an object as its argument");
    checkParameters("$map", argument, { input: 16880, in: 16882 }, ["as"], 16879);
    const name = nameOf(argument.as);
    const input = scope.compile(argument.input);
    const body = scope.with([name]).compile(argument.in);
    return (environment) =>
      itemsOf("$map", 16883, input(environment))?.map(
        (item) => body(withVariables(environment, { [name]: item })) ?? null,
      ) ?? null;
  },
  $filter: (argument, scope) => {
    if (!isPlain(argument)) throw location(28646, "$filter only supports an object as its argument");
    checkParameters("$filter", argument, { input: 28648, cond: 28650 }, ["as"], 28647);
    const name = nameOf(argument.as);
    const input = scope.compile(argument.input);
    const condition = scope.with([name]).compile(argument.cond);
    return (environment) =>
      itemsOf("$filter", 28651, input(environment))?.filter((item) =>
        isTruthy(condition(withVariables(environment, { [name]: item }))),
      ) ?? null;
  },
  $reduce: (argument, scope) => {
    if (!isPlain(argument)) throw location(40075, "$reduce requires an object as an argument");
    checkParameters("$reduce", argument, { input: 40077, initialValue: 40078, in: 40079 }, [], 40076);
    const input = scope.compile(argument.input);
    const first = scope.compile(argument.initialValue);
    const body = scope.with(["this", "value"]).compile(argument.in);
    return (environment) =>
      itemsOf("$reduce", 40080, input(environment))?.reduce(
        (value: unknown, item) => body(withVariables(environment, { this: item, value })),
        first(environment),
      ) ?? null;
  },
};

const withVariables = (environment: Environment, variables: Doc): Environment => ({
  ...environment,
  variables: { ...environment.variables, ...variables },
});

const nameOf = (as: unknown): string => {
  if (as === undefined) return "this";
  if (typeof as === "string") return as;
  throw location(16880, `expected 'as' to be a string, found ${bsonType(as)}`);
};

/** Undefined for null and missing. */
function itemsOf(name: string, code: number, value: unknown): unknown[] | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value;
  throw location(code, `input to ${name} must be an array not ${bsonType(value)}`);
}

/** Every name of `needed` comes with the code for its absence. */
function checkParameters(
  name: string,
  argument: Doc,
  needed: Record<string, number>,
  optional: string[],
  unknownCode: number,
): void {
  const unknown = Object.keys(argument).find((key) => !Object.hasOwn(needed, key) && !optional.includes(key));
  if (unknown !== undefined) throw location(unknownCode, `Unrecognized parameter to ${name}: ${unknown}`);
  for (const [key, code] of Object.entries(needed)) {
    if (!Object.hasOwn(argument, key)) throw location(code, `Missing '${key}' parameter to ${name}`);
  }
}
