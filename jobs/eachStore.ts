import { Store } from "../models/store.ts";
import type { Store as AnyStore } from "../models/storeFields.ts";
import type { Job } from "./job.ts";

/** A step of a store's day. */
export type StoreWork = (store: AnyStore, now: Date, signal: AbortSignal) => Promise<unknown>;

/** A job of the minute that works for every store; one that fails keeps no other back. Its result is by store. */
export function eachStore(name: string, work: StoreWork): Job {
  return {
    name,
    every: "1 minute",
    async run({ now, signal }) {
      const results: Record<string, unknown> = {};
      const errors: unknown[] = [];
      for (const store of await Store.all()) {
        signal.throwIfAborted();
        try {
          results[store._id] = await work(store, now, signal);
        } catch (error) {
          errors.push(new Error(`${name} failed for the store ${store._id}`, { cause: error }));
        }
      }
      if (errors.length > 0) throw new AggregateError(errors, `${name} failed for ${errors.length} stores`);
      return results;
    },
  };
}
