import mongoose from "mongoose";
import type { Stored } from "./noun.ts";
import { asked, type Lean, type Query } from "./query.ts";

// So long what another process has written may stay unknown here.
const MOMENT_MS = 1_000;
// About as long as an event takes to be written down and begun.
const BLINK_MS = 50;

const { EJSON } = mongoose.mongo.BSON;
const memories = new Set<Memory>();

/** What a question was answered, and until when that holds; the oldest first. */
type Memory = Map<string, { until: number; answer: Promise<unknown> }>;

/** Forgets everything: somebody has written past the models. */
export function forget(): void {
  for (const memory of memories) memory.clear();
}

/**
 * What is asked once in a second: for one document, or also for lists of them; `now` means one document, and hardly
 * longer than it takes to act upon it.
 */
export type AskedOnce = "each" | "all" | "now";

/**
 * Has a model ask each question once in a second: who works here and what a store has decided is looked up at every
 * press, and changes once in a week; whose car it is, the form of a call and the card that shows it ask one after the
 * other. What this process writes it knows at once. The documents are everybody's, and frozen.
 */
export function askedOnce(stored: Stored<object>, what: AskedOnce): Stored<object> {
  const memory: Memory = new Map();
  memories.add(memory);
  const ms = what === "now" ? BLINK_MS : MOMENT_MS;

  const recalled = <Result>(question: unknown[], query: Query<Result>) =>
    asked(recalling(memory, ms, question, query), ownList);

  /** What was read while something is written may be what stood before it. */
  async function writing<Result>(write: () => PromiseLike<Result>): Promise<Result> {
    memory.clear();
    try {
      return await write();
    } finally {
      memory.clear();
    }
  }

  return {
    ...stored,
    ...(what === "all" && {
      find: (filter, projection) => recalled(["find", filter, projection], stored.find(filter, projection)),
    }),
    findOne: (filter, projection) =>
      recalled(["findOne", filter, projection], stored.findOne(filter, projection)),
    findById: (id) => recalled(["findById", id], stored.findById(id)),
    findOneAndUpdate(filter, update) {
      const query = stored.findOneAndUpdate(filter, update);
      const written: Lean<object | null> = {
        ...query,
        then: (resolve, reject) => writing(() => query).then(resolve, reject),
      };
      return asked(written, same);
    },
    updateOne: (filter, update, options) => writing(() => stored.updateOne(filter, update, options)),
    updateMany: (filter, update) => writing(() => stored.updateMany(filter, update)),
    insertMany: (documents) => writing(() => stored.insertMany(documents)),
    bulkWrite: (writes, options) => writing(() => stored.bulkWrite(writes, options)),
    writeAsIs: (writes) => writing(() => stored.writeAsIs(writes)),
    deleteOne: (filter) => writing(() => stored.deleteOne(filter)),
  };
}

/** A query that is asked unless the same was a moment ago; who asks at the same time gets the same answer. */
function recalling<Result>(
  memory: Memory,
  ms: number,
  question: unknown[],
  query: Query<Result>,
): Lean<Result> {
  return {
    sort(order) {
      question.push({ sort: order });
      query.sort(order);
    },
    limit(count) {
      question.push({ limit: count });
      query.limit(count);
    },
    then: (resolve, reject) => recall(memory, ms, EJSON.stringify(question), query).then(resolve, reject),
  };
}

function recall<Result>(memory: Memory, ms: number, key: string, query: Query<Result>): Promise<Result> {
  const now = performance.now();
  for (const [old, { until }] of memory) {
    if (until > now) break;
    memory.delete(old);
  }
  const known = memory.get(key);
  if (known) return known.answer as Promise<Result>;
  const answer = Promise.resolve(query).then(frozen);
  const mine = { until: now + ms, answer };
  memory.set(key, mine);
  answer.catch(() => {
    if (memory.get(key) === mine) memory.delete(key);
  });
  return answer;
}

function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value))
    return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

/** A list of the asker's own, so that he may sort it. */
const ownList = <T>(value: T): T => (Array.isArray(value) ? ([...value] as T) : value);

const same = <T>(value: T): T => value;
