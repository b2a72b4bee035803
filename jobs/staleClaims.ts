import { Callback } from "../models/callback.ts";
import { isStale } from "../models/rules/claims.ts";
import type { Store } from "../models/storeFields.ts";
import { deedFor } from "./deedFor.ts";
import { unlessChanged } from "./unlessChanged.ts";

/** Gives tasks back to the queue that were taken two hours of window time ago and not touched since; returns how many. */
export async function staleClaims(store: Store, now: Date): Promise<{ released: number }> {
  const windows = store.callHours();
  let released = 0;
  for (const callback of await Callback.claimed(store._id)) {
    const { person, renewedAt } = callback.claimed!;
    if (!isStale({ by: person, renewedAt }, now, windows)) continue;
    // An answer saved at this moment renews the claim, and then it stays.
    const back = await unlessChanged(
      callback.release(deedFor("staleClaim", callback, now), { person, renewedAt }),
    );
    if (back) released += 1;
  }
  return { released };
}
