import { Callback } from "../models/callback.ts";
import { Customer } from "../models/customer.ts";
import { callHours } from "../models/rules/callWindow.ts";
import type { Day } from "../models/rules/kinds.ts";
import { nextOpenDay } from "../models/rules/openHours.ts";
import { isStale } from "../models/rules/claims.ts";
import type { Store } from "../models/storeFields.ts";
import { dayToCall } from "./dayTimes.ts";
import { deedFor } from "./deedFor.ts";
import { endOverdue } from "./endOverdue.ts";
import { unlessChanged } from "./unlessChanged.ts";

/** What became of the calls that were left over. */
export interface CarriedOver {
  carried: number;
  /** Their last day is over. */
  ended: number;
}

/**
 * Puts what was not finished in front of the next working day's queue [002], or ends it where its last day is over.
 * A call that somebody is having stays with him until the next day begins.
 */
export async function carryOver(store: Store, now: Date): Promise<CarriedOver> {
  const { carried, ended } = await carryAlone(store, now);
  if (ended === 0) return { carried, ended };
  // What had joined a call that has ended is by itself now, and was not looked at.
  const freed = await carryOver(store, now);
  return { carried: carried + freed.carried, ended: ended + freed.ended };
}

/** The same, of the calls that nobody else's conversation takes along. */
async function carryAlone(store: Store, now: Date): Promise<CarriedOver> {
  const result: CarriedOver = { carried: 0, ended: 0 };
  const first = dayToCall(store, now);
  const today = store.today(now);
  const left = await Callback.leftBefore(store._id, first);
  const customers = new Map(
    (await Customer.among(store._id, [...new Set(left.map(({ customer }) => customer))])).map((each) => [
      each.id,
      each,
    ]),
  );
  const windows = store.callHours();
  for (const callback of left) {
    const { claimed, day, customer } = callback;
    if (
      claimed &&
      day === today &&
      !isStale({ by: claimed.person, renewedAt: claimed.renewedAt }, now, windows)
    )
      continue;
    const to: Day = nextOpenDay(first, callHours(windows, customers.get(String(customer))?.slotWeek()));
    if (await endOverdue(callback, to, store.timezone, now)) result.ended += 1;
    else if (await unlessChanged(callback.carryOver(deedFor(`carryOver:${to}`, callback, now), to)))
      result.carried += 1;
  }
  return result;
}
