import { Callback } from "../models/callback.ts";
import { Point } from "../models/point.ts";
import type { Store } from "../models/storeFields.ts";
import { deedFor } from "./deedFor.ts";
import { endCall } from "./endOverdue.ts";
import { unlessChanged } from "./unlessChanged.ts";

/** Ends calls for which nobody has found a number or a user within five working days; returns how many. */
export async function dataTasks(store: Store, now: Date): Promise<{ ended: number }> {
  let ended = 0;
  for (const callback of await Callback.askedBefore(store._id, store.today(now))) {
    const point = await unlessChanged(Point.named(store._id, callback.waitingFor!.point));
    // The call first: a question that is settled while its call still waits would never be asked again.
    if (await endCall(callback, "noNumber", now)) ended += 1;
    if (point) await unlessChanged(point.settle(deedFor("unanswered", point, now), ""));
  }
  return { ended };
}
