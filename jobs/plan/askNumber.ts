import { Callback } from "../../models/callback.ts";
import type { Callback as Call } from "../../models/callbackFields.ts";
import { KEYS_KEPT } from "../../models/change.ts";
import { derivedId } from "../../models/id.ts";
import { Point } from "../../models/point.ts";
import { numberDue } from "../../models/rules/retry.ts";
import type { Store } from "../../models/storeFields.ts";
import { Visit } from "../../models/visit.ts";
import { deedFor } from "../deedFor.ts";

/**
 * Asks who dealt with the customer for the number that nobody wrote down; the call waits for it, for five working
 * days. False where somebody has changed the call meanwhile.
 */
export async function askNumber(store: Store, call: Call, now: Date): Promise<boolean> {
  const { _id, store: code, customer, vehicle, revision } = call;
  const until = numberDue(now, store.callHours());
  const visit = call.visit && (await Visit.named(code, call.visit));
  const owner = visit?.type === "delivery" ? visit.consultant : visit?.advisor;
  const point = derivedId("point", "number", _id);
  await Point.raise(
    {
      ...{ _id: point, store: code, kind: "number", text: "", customer, vehicle, callback: _id, until },
      department: visit?.type === "delivery" ? "sales" : "service",
      ...(owner !== undefined && { owner }),
    },
    { by: String(point), at: now, person: owner ?? "" },
  );
  const { by } = deedFor("askNumber", call, now);
  const { matchedCount } = await Callback.updateOne(
    { _id, revision, status: { $in: ["planned", "open"] } },
    {
      $set: { status: "waiting", waitingFor: { what: "number", until, point }, stale: true },
      $unset: { window: 1, ownSlot: 1 },
      $inc: { revision: 1 },
      $push: { done: { $each: [by], $slice: -KEYS_KEPT } },
    },
  );
  return matchedCount === 1;
}
