import { location } from "../errors.ts";
import { isNumeric, toDouble } from "./numbers.ts";
import { type QueryOptions } from "./options.ts";

/** What an expression is evaluated in; variables hold what `let`, `$let`, `$map` and the like have named. */
export interface Environment {
  root: unknown;
  variables: Readonly<Record<string, unknown>>;
  now: Date;
}

/** A compiled expression; undefined stands for a missing field. */
export type Evaluate = (environment: Environment) => unknown;

/** What an expression may name, and how its parts are compiled. */
export interface Scope {
  compile(expression: unknown): Evaluate;
  /** The same with further variables; throws 9 for a name that is not one. */
  with(names: string[]): Scope;
  options: QueryOptions;
}

/** Compiles `{ $name: argument }`. */
export type MakeExpression = (argument: unknown, scope: Scope, name: string) => Evaluate;

/** An operator of a fixed number of arguments, which its work sees evaluated. */
export function fixed(
  least: number,
  most: number,
  work: (values: unknown[], name: string) => unknown,
): MakeExpression {
  return (argument, scope, name) => {
    const parts = argumentsOf(argument);
    if (parts.length < least || parts.length > most) throw wrongCount(name, least, most, parts.length);
    const evaluates = parts.map((part) => scope.compile(part));
    return (environment) =>
      work(
        evaluates.map((evaluate) => evaluate(environment)),
        name,
      );
  };
}

/** An operator of any number of arguments. */
export const variadic = (work: (values: unknown[], name: string) => unknown): MakeExpression =>
  fixed(0, Infinity, work);

/** A single argument need not stand in an array. */
export const argumentsOf = (argument: unknown): unknown[] =>
  Array.isArray(argument) ? argument : [argument];

/** What counts as true: all but false, null, missing and zero. */
export function isTruthy(value: unknown): boolean {
  if (isNumeric(value)) return toDouble(value) !== 0;
  return value !== false && !isNullish(value);
}

/** Null or missing, which most expressions answer with null. */
export const isNullish = (value: unknown): value is null | undefined => value === null || value === undefined;

function wrongCount(name: string, least: number, most: number, count: number) {
  if (least === most) {
    return location(16020, `Expression ${name} takes exactly ${least} arguments. ${count} were passed in.`);
  }
  return location(
    28667,
    `Expression ${name} takes at least ${least} arguments, and at most ${most}, but ${count} were passed in.`,
  );
}
