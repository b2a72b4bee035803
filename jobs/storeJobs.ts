import { Store } from "../models/store.ts";
import type { Store as AnyStore } from "../models/storeFields.ts";
import { closeDay } from "./closeDay.ts";
import type { StoreWork } from "./eachStore.ts";
import type { Job } from "./job.ts";
import { planCallbacks } from "./planCallbacks.ts";
import { postDay } from "./postDay.ts";

/** The daily jobs of a store and when they come, on its own clock; whether they are due its `lastDone` decides. */
const daily: { name: string; cron: string; work: StoreWork }[] = [
  { name: "postDay", cron: "30 8 * * *", work: postDay },
  { name: "closeDay", cron: "30 18 * * *", work: closeDay },
  { name: "planCallbacks", cron: "0 21 * * *", work: planCallbacks },
];

/** The jobs of one store: the morning's, the evening's and the night's, such as `planCallbacks:cd01`. */
export function storeJobs({ _id: code, timezone }: AnyStore): Job[] {
  return daily.map(({ name, cron, work }) => ({
    name: `${name}:${code}`,
    every: cron,
    zone: timezone,
    run: async ({ now, signal }) => work(await Store.named(code), now, signal),
  }));
}

/** Keeps the jobs of every store in the schedule, so that a new store needs no restart. */
export function keepStores(keep: (jobs: readonly Job[]) => Promise<void>): Job {
  return {
    name: "keepStores",
    every: "1 minute",
    async run() {
      const stores = await Store.all();
      await keep(stores.flatMap(storeJobs));
      return { stores: stores.map(({ _id }) => _id) };
    },
  };
}
