import { Callback } from "../models/callback.ts";
import type { Callback as Call } from "../models/callbackFields.ts";
import type { Store } from "../models/storeFields.ts";
import { dayToCall } from "./dayTimes.ts";
import { deedFor } from "./deedFor.ts";
import { endOverdue } from "./endOverdue.ts";
import { agreedWindow } from "./plan/callWindowOf.ts";
import { drawUp } from "./plan/drawUp.ts";
import { unlessChanged } from "./unlessChanged.ts";

/** What came back to the list, and what was too late for it. */
export interface Released {
  released: number;
  ended: number;
}

/** Brings back the calls whose time has come: agreed with the customer, or the pause after an attempt is over. */
export async function releaseAppointments(store: Store, now: Date): Promise<Released> {
  const result: Released = { released: 0, ended: 0 };
  const day = dayToCall(store, now);
  const back: Call[] = [];
  for (const callback of await Callback.waitingUntil(now)) {
    if (callback.store !== store._id) continue;
    if (await endOverdue(callback, day, store.timezone, now)) {
      result.ended += 1;
      continue;
    }
    const time = callback.agreed ? agreedWindow(callback.nextAt!) : { window: null };
    const open = await unlessChanged(callback.resume(deedFor("resume", callback, now), { day, ...time }));
    if (open) back.push(open);
  }
  result.released = back.length;
  // He may have been spoken to meanwhile, or who had the call may be away.
  if (back.length > 0) await drawUp(store, day, now, { only: back.map(({ customer }) => customer) });
  return result;
}
