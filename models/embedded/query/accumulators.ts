import { isPlain } from "../bson.ts";
import { typeMismatch } from "../errors.ts";
import { orderKey } from "../storage/keys.ts";
import { isNullish } from "./expressionTypes.ts";
import { mergeObjects } from "./expressions/objects.ts";
import { sizeOf } from "./memory.ts";
import { operatorTable } from "./operators.ts";
import { compareValues } from "./order.ts";
import { Sum } from "./sums.ts";

/**
 * The state of one accumulator in one group: values go in, one comes out. Undefined stands for a missing
 * field.
 */
export interface Accumulator {
  /** Gives by how many bytes the state has grown. */
  add(value: unknown): number;
  result(): unknown;
}

/** Makes the empty state; for some, the argument is checked first. */
export interface AccumulatorKind {
  create(): Accumulator;
  checkArgument?(argument: unknown): void;
}

const ACCUMULATORS = operatorTable<AccumulatorKind>("accumulator", {
  $sum: { create: () => totalling((sum) => sum.total()) },
  $avg: { create: () => totalling((sum) => sum.average()) },
  $count: {
    create: () => {
      const sum = new Sum();
      return { add: () => grown(() => sum.add(1)), result: () => sum.total() };
    },
    checkArgument(argument) {
      if (isPlain(argument) && !Object.keys(argument).length) return;
      throw typeMismatch("$count takes no arguments, i.e. $count:{}");
    },
  },
  $min: { create: () => extreme(-1) },
  $max: { create: () => extreme(1) },
  $first: { create: () => kept((isFirst) => isFirst) },
  $last: { create: () => kept(() => true) },
  $push: { create: () => collecting() },
  $addToSet: { create: () => collecting(new Set()) },
  $mergeObjects: {
    create: () => {
      let merged = {};
      return {
        add(value) {
          merged = mergeObjects([merged, value]);
          return sizeOf(value);
        },
        result: () => merged,
      };
    },
  },
});

/** Undefined for a name that is not known. */
export const accumulatorKind = (name: string): AccumulatorKind | undefined => ACCUMULATORS.get(name);

function grown(work: () => void): number {
  work();
  return 0;
}

function totalling(result: (sum: Sum) => unknown): Accumulator {
  const sum = new Sum();
  return { add: (value) => grown(() => sum.add(value)), result: () => result(sum) };
}

function extreme(sign: 1 | -1): Accumulator {
  let best: unknown = null;
  return {
    add(value) {
      if (isNullish(value)) return 0;
      if (best !== null && compareValues(value, best) * sign <= 0) return 0;
      const growth = sizeOf(value) - sizeOf(best);
      best = value;
      return growth;
    },
    result: () => best,
  };
}

function kept(takes: (isFirst: boolean) => boolean): Accumulator {
  let value: unknown;
  let isFirst = true;
  return {
    add(next) {
      if (!takes(isFirst)) return 0;
      const growth = sizeOf(next) - sizeOf(value);
      value = next;
      isFirst = false;
      return growth;
    },
    result: () => value ?? null,
  };
}

/** With a set, each value once. */
function collecting(seen?: Set<string>): Accumulator {
  const values: unknown[] = [];
  return {
    add(value) {
      if (value === undefined) return 0;
      if (seen) {
        const before = seen.size;
        seen.add(orderKey(value));
        if (seen.size === before) return 0;
      }
      values.push(value);
      return sizeOf(value) * (seen ? 2 : 1);
    },
    result: () => values,
  };
}
