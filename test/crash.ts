import { AsyncLocalStorage } from "node:async_hooks";
import mongoose from "mongoose";

/** The process died: nothing more was written. */
export class Crash extends Error {
  override name = "Crash";
}

const writes = [
  "insertOne",
  "insertMany",
  "updateOne",
  "updateMany",
  "findOneAndUpdate",
  "replaceOne",
  "bulkWrite",
  "deleteOne",
  "deleteMany",
] as const;

/**
 * Runs something and lets the process die right after so many writes to the database: every later write of it fails.
 * Returns whether it died; what it threw besides is thrown on.
 */
export async function crashingAfter(count: number, run: () => Promise<unknown>): Promise<boolean> {
  const undo = killAfter(count);
  try {
    await run();
    return false;
  } catch (error) {
    if (isCrash(error)) return true;
    throw error;
  } finally {
    undo();
  }
}

/** Whether the process died of it, or of something that it caused. */
function isCrash(error: unknown): boolean {
  if (error instanceof Crash) return true;
  return error instanceof AggregateError && error.errors.some(isCrash);
}

// A write that the driver makes of another one is part of it.
const inside = new AsyncLocalStorage<true>();

function killAfter(count: number): () => void {
  const prototype: object = mongoose.mongo.Collection.prototype;
  let left = count;
  const undo = writes.map((name) => {
    const original: unknown = Reflect.get(prototype, name);
    if (typeof original !== "function") throw new TypeError(`no such write: ${name}`);
    Reflect.set(prototype, name, async function (this: unknown, ...args: unknown[]): Promise<unknown> {
      if (inside.getStore()) return Reflect.apply(original, this, args);
      if (left <= 0) throw new Crash();
      left -= 1;
      return inside.run(true, () => Reflect.apply(original, this, args));
    });
    return () => Reflect.set(prototype, name, original);
  });
  return () => undo.forEach((restore) => restore());
}
