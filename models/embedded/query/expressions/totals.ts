import { fixed, isNullish, variadic, type MakeExpression } from "../expressionTypes.ts";
import { compareValues } from "../order.ts";
import { Sum } from "../sums.ts";

/**
 * What `$group` accumulates over documents, over the items of one array or over several arguments instead.
 */
export const totalExpressions: Record<string, MakeExpression> = {
  $sum: overItems((items) => sumOf(items).total()),
  $avg: overItems((items) => sumOf(items).average()),
  $min: overItems((items) => extreme(items, -1)),
  $max: overItems((items) => extreme(items, 1)),
};

/** A single argument that is an array is looked into; among several, an array is just a value. */
function overItems(work: (items: unknown[]) => unknown): MakeExpression {
  const one = fixed(1, 1, ([value]) => work(Array.isArray(value) ? value : [value]));
  const several = variadic(work);
  return (argument, scope, name) =>
    (Array.isArray(argument) && argument.length !== 1 ? several : one)(argument, scope, name);
}

function sumOf(items: unknown[]): Sum {
  const sum = new Sum();
  for (const item of items) sum.add(item);
  return sum;
}

function extreme(items: unknown[], sign: 1 | -1): unknown {
  let best: unknown = null;
  for (const item of items) {
    if (!isNullish(item) && (best === null || compareValues(item, best) * sign > 0)) best = item;
  }
  return best;
}
