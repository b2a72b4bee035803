import mongoose from "mongoose";
import { forget } from "../models/askedOnce.ts";

/** A question to the database, as the driver was given it. */
export interface Asked {
  collection: string;
  filter: object;
  sort?: object;
  limit?: number;
}

/** What the database did to answer: its steps, and how many documents it looked at and gave back. */
export interface Work {
  stages: string[];
  examined: number;
  returned: number;
}

const readers = ["find", "findOne", "countDocuments"] as const;
const writers = ["updateOne", "updateMany", "findOneAndUpdate", "deleteOne", "deleteMany"] as const;

/** Every question that goes to the database while something runs; of an update, its filter. */
export async function questionsOf(run: () => Promise<unknown>): Promise<Asked[]> {
  const asked: Asked[] = [];
  const note = (collection: string, filter: unknown, options: unknown = {}) => {
    const { sort, limit } = (options ?? {}) as { sort?: object; limit?: number };
    asked.push({
      collection,
      filter: (filter ?? {}) as object,
      ...(sort && { sort }),
      ...(limit && { limit }),
    });
  };
  const undo = [
    ...readers.map((name) =>
      listen(name, (collection, [filter, options]) => note(collection, filter, options)),
    ),
    ...writers.map((name) =>
      listen(name, (collection, [filter, , options]) => note(collection, filter, options)),
    ),
    listen("aggregate", (collection, [stages]) => {
      const [first] = stages as { $match?: object }[];
      note(collection, first?.$match);
    }),
    listen("bulkWrite", (collection, [writes]) => {
      for (const { updateOne } of writes as { updateOne?: { filter: object } }[]) {
        if (updateOne) note(collection, updateOne.filter);
      }
    }),
  ];
  try {
    forget();
    await run();
  } finally {
    undo.forEach((restore) => restore());
  }
  return asked;
}

/** What the database does to answer. */
export async function workOf({ collection, filter, sort, limit }: Asked): Promise<Work> {
  const query = mongoose.connection.db!.collection(collection).find(filter);
  if (sort) query.sort(sort as Record<string, 1 | -1>);
  if (limit) query.limit(limit);
  const { executionStats } = (await query.explain("executionStats")) as {
    executionStats: { executionStages: Stage; totalDocsExamined: number; nReturned: number };
  };
  const { executionStages, totalDocsExamined: examined, nReturned: returned } = executionStats;
  return { stages: stagesIn(executionStages), examined, returned };
}

interface Stage {
  stage: string;
  inputStage?: Stage;
  inputStages?: Stage[];
}

function stagesIn({ stage, inputStage, inputStages = [] }: Stage): string[] {
  return [stage, ...[...(inputStage ? [inputStage] : []), ...inputStages].flatMap(stagesIn)];
}

function listen(name: string, hear: (collection: string, args: unknown[]) => void): () => void {
  const prototype: object = mongoose.mongo.Collection.prototype;
  const original: unknown = Reflect.get(prototype, name);
  if (typeof original !== "function") throw new TypeError(`no such command: ${name}`);
  Reflect.set(prototype, name, function (this: { collectionName: string }, ...args: unknown[]): unknown {
    hear(this.collectionName, args);
    return Reflect.apply(original, this, args);
  });
  return () => Reflect.set(prototype, name, original);
}

/** All that comes in batches. */
export async function inFull<T>(batches: AsyncIterable<T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
}
