import { isPlain, type Doc } from "../bson.ts";
import { location } from "../errors.ts";
import { orderKeysInTurn } from "../storage/keys.ts";
import { accumulatorKind, type Accumulator, type AccumulatorKind } from "./accumulators.ts";
import { compileExpression, environmentOf } from "./expression.ts";
import { type Evaluate } from "./expressionTypes.ts";
import { setOwn } from "./fields.ts";
import { checkMemory, sizeOf } from "./memory.ts";
import { type QueryOptions } from "./options.ts";
import { type PipelineStage } from "./stage.ts";

/**
 * `$group`: keeps the state of each group, never the documents. Throws 15947 and 15955 for a specification
 * without `_id`, 15952 for an unknown accumulator, 292 past 100 MB. Groups come out in the order of their
 * first document.
 */
export function compileGroup(specification: unknown, options: QueryOptions): PipelineStage {
  if (!isPlain(specification)) throw location(15947, "a group's fields must be specified in an object");
  if (!Object.hasOwn(specification, "_id"))
    throw location(15955, "a group specification must include an _id");
  const evaluateId = compileExpression(specification._id, options);
  const fields = Object.keys(specification)
    .filter((name) => name !== "_id")
    .map((name) => fieldOf(name, specification[name], options));
  const groups = new Map<string, Group>();
  const keyOf = orderKeysInTurn();
  let bytes = 0;

  const groupOf = (id: unknown): Group => {
    const key = keyOf(id);
    let group = groups.get(key);
    if (!group) {
      groups.set(key, (group = { id, accumulators: fields.map(({ kind }) => kind.create()) }));
      bytes += GROUP_BYTES + 2 * key.length + sizeOf(id) + fields.length * STATE_BYTES;
    }
    return group;
  };

  return {
    done: false,
    push(docs) {
      for (const doc of docs) {
        const environment = environmentOf(doc, options);
        const { accumulators } = groupOf(evaluateId(environment) ?? null);
        for (const [i, { evaluate }] of fields.entries())
          bytes += accumulators[i]!.add(evaluate(environment));
      }
      checkMemory("$group", bytes);
      return [];
    },
    *end() {
      for (const { id, accumulators } of groups.values()) {
        const doc: Doc = { _id: id };
        for (const [i, { name }] of fields.entries()) setOwn(doc, name, accumulators[i]!.result());
        yield doc;
      }
    },
  };
}

interface Group {
  id: unknown;
  accumulators: Accumulator[];
}

interface Field {
  name: string;
  kind: AccumulatorKind;
  evaluate: Evaluate;
}

const GROUP_BYTES = 200;
const STATE_BYTES = 150;

function fieldOf(name: string, value: unknown, options: QueryOptions): Field {
  if (name.includes(".")) throw location(40235, `The field name '${name}' cannot contain '.'`);
  if (name.startsWith("$")) throw location(40236, `The field name '${name}' cannot be an operator name`);
  if (!isPlain(value)) throw location(40234, `The field '${name}' must be an accumulator object`);
  const [operator, ...more] = Object.keys(value);
  if (!operator?.startsWith("$")) throw location(40234, `The field '${name}' must be an accumulator object`);
  if (more.length) throw location(40238, `The field '${name}' must specify one accumulator`);
  const kind = accumulatorKind(operator);
  if (!kind) throw location(15952, `unknown group operator '${operator}'`);
  const argument: unknown = value[operator];
  if (Array.isArray(argument)) throw location(40237, `The ${operator} accumulator is a unary operator`);
  kind.checkArgument?.(argument);
  return { name, kind, evaluate: compileExpression(argument, options) };
}
