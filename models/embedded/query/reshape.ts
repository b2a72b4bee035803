import { isPlain, type Doc } from "../bson.ts";
import { location } from "../errors.ts";
import { checkedParts, compileExpression, environmentOf } from "./expression.ts";
import { idFirst } from "./fields.ts";
import { type QueryOptions } from "./options.ts";
import { compute, putAt, type Shape } from "./shape.ts";
import { passing, type PipelineStage } from "./stage.ts";
import { bsonType } from "./types.ts";

/** `$addFields` and `$set`, by name. Throws 40272, 40177 and 40176. */
export const addFields =
  (name: string) =>
  (argument: unknown, options: QueryOptions): PipelineStage => {
    if (!isPlain(argument))
      throw location(40272, `${name} specification stage must be an object, got ${bsonType(argument)}`);
    if (!Object.keys(argument).length)
      throw location(40177, `Invalid ${name}: specification must have at least one field`);
    const shape: Shape = new Map();
    readFields(argument, [], shape, options);
    return passing((docs) => docs.map((doc) => idFirst(compute(doc, shape, environmentOf(doc, options)))));
  };

/** `$replaceRoot` and `$replaceWith`, by name. Throws 40228, 40229, 40414 and 40415. */
export const replaceWith =
  (name: string) =>
  (argument: unknown, options: QueryOptions): PipelineStage => {
    const evaluate = compileExpression(newRootOf(name, argument), options);
    return passing((docs) => docs.map((doc) => rootFrom(evaluate(environmentOf(doc, options)))));
  };

function readFields(fields: Doc, prefix: string[], shape: Shape, options: QueryOptions): void {
  for (const name of Object.keys(fields)) {
    const value: unknown = fields[name];
    const parts = [...prefix, ...checkedParts(name)];
    const [first] = isPlain(value) ? Object.keys(value) : [];
    // A document without operators names further fields, `{ a: { b: 1 } }` as `{ "a.b": 1 }`.
    if (isPlain(value) && first !== undefined && !first.startsWith("$"))
      readFields(value, parts, shape, options);
    else
      putAt(shape, parts, { kind: "compute", evaluate: compileExpression(value, options) }, [40176, 40176]);
  }
}

function newRootOf(name: string, argument: unknown): unknown {
  if (name === "$replaceWith") return argument;
  if (!isPlain(argument)) throw location(40229, "expected an object as specification for $replaceRoot stage");
  const unknown = Object.keys(argument).find((key) => key !== "newRoot");
  if (unknown !== undefined)
    throw location(40415, `BSON field '$replaceRoot.${unknown}' is an unknown field.`);
  if (!Object.hasOwn(argument, "newRoot"))
    throw location(40414, "BSON field '$replaceRoot.newRoot' is missing but a required field");
  return argument.newRoot;
}

function rootFrom(value: unknown): Doc {
  if (isPlain(value)) return idFirst(value);
  throw location(
    40228,
    `'newRoot' expression must evaluate to an object, but resulting value was of type ${bsonType(value)}`,
  );
}
