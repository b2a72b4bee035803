import { isPlain } from "../../bson.ts";
import { location } from "../../errors.ts";
import {
  argumentsOf,
  fixed,
  isNullish,
  isTruthy,
  type Evaluate,
  type MakeExpression,
} from "../expressionTypes.ts";
import { compareValues } from "../order.ts";

/** What decides: comparisons of any two values by MongoDB's order, and what follows from true and false. */
export const logicExpressions: Record<string, MakeExpression> = {
  $literal: (argument) => () => argument,
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $cmp: comparison(Math.sign),
  $and: (argument, scope) => {
    const parts = argumentsOf(argument).map((part) => scope.compile(part));
    return (environment) => parts.every((part) => isTruthy(part(environment)));
  },
  $or: (argument, scope) => {
    const parts = argumentsOf(argument).map((part) => scope.compile(part));
    return (environment) => parts.some((part) => isTruthy(part(environment)));
  },
  $not: fixed(1, 1, ([value]) => !isTruthy(value)),
  $cond: (argument, scope) => {
    const [condition, yes, no] = branchesOf(argument).map((part) => scope.compile(part));
    if (!condition || !yes || !no) throw location(16020, "Expression $cond takes exactly 3 arguments.");
    return (environment) => (isTruthy(condition(environment)) ? yes : no)(environment);
  },
  $ifNull: (argument, scope) => {
    const parts = argumentsOf(argument).map((part) => scope.compile(part));
    if (parts.length < 2) throw location(1257300, "$ifNull needs at least two arguments");
    return (environment) => {
      let value: unknown;
      for (const part of parts) if (!isNullish((value = part(environment)))) return value;
      return value;
    };
  },
  $switch: (argument, scope) => {
    const { branches, otherwise } = casesOf(argument, (part) => scope.compile(part));
    return (environment) => {
      const chosen = branches.find(([condition]) => isTruthy(condition(environment)))?.[1] ?? otherwise;
      if (chosen) return chosen(environment);
      const why = "$switch could not find a matching branch for an input, and no default was specified.";
      throw location(40066, why);
    };
  },
};

function comparison(answer: (order: number) => unknown): MakeExpression {
  return fixed(2, 2, ([a, b]) => answer(compareValues(a, b)));
}

/** `[if, then, else]`, or an object with these names. */
function branchesOf(argument: unknown): unknown[] {
  if (!isPlain(argument)) return argumentsOf(argument);
  const names = ["if", "then", "else"];
  const unknown = Object.keys(argument).find((name) => !names.includes(name));
  if (unknown !== undefined) throw location(17083, `Unrecognized parameter to $cond: ${unknown}`);
  return names.map((name, i) => {
    if (!Object.hasOwn(argument, name)) throw location(17080 + i, `Missing '${name}' parameter to $cond`);
    return argument[name];
  });
}

function casesOf(argument: unknown, compile: (part: unknown) => Evaluate) {
  if (!isPlain(argument)) throw location(40060, "$switch requires an object as an argument");
  const unknown = Object.keys(argument).find((name) => name !== "branches" && name !== "default");
  if (unknown !== undefined) throw location(40067, `$switch found an unknown argument: ${unknown}`);
  const { branches = [] } = argument;
  if (!Array.isArray(branches)) throw location(40061, "$switch expected an array for 'branches'");
  if (!branches.length) throw location(40068, "$switch requires at least one branch");
  return {
    branches: branches.map((branch: unknown): [Evaluate, Evaluate] => {
      if (!isPlain(branch)) throw location(40062, "$switch expected each branch to be an object");
      const other = Object.keys(branch).find((name) => name !== "case" && name !== "then");
      if (other !== undefined)
        throw location(40063, `$switch found an unknown argument to a branch: ${other}`);
      if (!Object.hasOwn(branch, "case"))
        throw location(40064, "$switch requires each branch have a 'case' expression");
      if (!Object.hasOwn(branch, "then"))
        throw location(40065, "$switch requires each branch have a 'then' expression");
      return [compile(branch.case), compile(branch.then)];
    }),
    otherwise: Object.hasOwn(argument, "default") ? compile(argument.default) : undefined,
  };
}
