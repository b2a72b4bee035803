import { Callback } from "../../models/callback.ts";
import type { Callback as Call } from "../../models/callbackFields.ts";
import { Customer } from "../../models/customer.ts";
import type { Customer as Person } from "../../models/customerFields.ts";
import type { Contact, OpenCallback } from "../../models/rules/contactGovernor.ts";
import { dayOf } from "../../models/rules/days.ts";
import type { Day } from "../../models/rules/kinds.ts";
import type { Store } from "../../models/storeFields.ts";
import { countedAttempts, lastDayOf } from "../callTiming.ts";

/** A customer with calls on a day, and all his calls from that day on. */
export interface CustomerCalls {
  customer: Person;
  calls: Call[];
}

/** All calls of a day's list that are not over, or those of these customers; the earliest handover first [002]. */
export async function listedCalls(
  store: string,
  day: Day,
  only?: readonly Call["customer"][],
): Promise<Call[]> {
  const status = { $in: ["planned", "open", "claimed", "waiting"] };
  const whose = only ? { customer: { $in: only } } : {};
  return Callback.find({ store, status, listDay: { $lte: day }, ...whose }).sort({ handedOverAt: 1, _id: 1 });
}

/**
 * Everybody who has something in a day's list, and whom nobody is calling at this moment, by the calls that are
 * listed; in their order.
 */
export async function contactsOf(store: string, day: Day, listed: readonly Call[]): Promise<CustomerCalls[]> {
  const byCustomer = new Map<string, Call[]>();
  const dayOfCall = daysAmong(listed);
  // What waits for a number has no time yet, and what lies before the day is carried over first.
  for (const call of listed.filter((each) => !each.waitingFor && dayOfCall(each) >= day)) {
    const id = String(call.customer);
    const his = byCustomer.get(id);
    if (his) his.push(call);
    else byCustomer.set(id, [call]);
  }
  const wanted = [...byCustomer].filter(
    ([, his]) => his.some(({ day: its }) => its === day) && !his.some(({ status }) => status === "claimed"),
  );
  const ids = wanted.map(([, [first]]) => first!.customer);
  const customers = new Map((await Customer.among(store, ids)).map((each) => [each.id, each]));
  return wanted.flatMap(([id, his]) => {
    const customer = customers.get(id);
    return customer ? [{ customer, calls: his }] : [];
  });
}

/** A customer and his calls as the governor sees them. */
export function contactOf({ customer, calls }: CustomerCalls, { timezone }: Store): Contact {
  const slot = customer.slotWeek();
  const { lastConversationAt } = customer;
  const dayOfCall = daysAmong(calls);
  return {
    mayBeCalled: customer.mayBeCalled(),
    ...(lastConversationAt && { lastConversationAt }),
    ...(slot && { slot }),
    callbacks: calls.map((call) => openCall(call, dayOfCall(call), timezone)),
  };
}

/** The time that the customer named for a call: while it waits its next time, later the window it was given. */
export function agreedTime(
  { agreed, status, nextAt, ownSlot, window, day }: Call,
  zone: string,
): Date | undefined {
  if (!agreed) return undefined;
  const at = status === "waiting" ? nextAt : ownSlot ? window?.from : undefined;
  // One that passed without a call binds nobody on a later day.
  return at && dayOf(at, zone) >= day ? at : undefined;
}

/** The day of a call in the list: what joined another goes where that one is carried, and keeps its own day. */
function daysAmong(calls: readonly Call[]): (call: Call) => Day {
  const own = new Map(calls.map(({ id, day }) => [id, day]));
  return ({ lead, day }) => (lead && own.get(String(lead))) ?? day;
}

function openCall(call: Call, day: Day, zone: string): OpenCallback {
  const { id, kind, cause } = call;
  const agreedAt = agreedTime(call, zone);
  return {
    ...{ id, kind, cause, day, lastDay: lastDayOf(call, zone) },
    ...(agreedAt && { agreedAt }),
    ...(countedAttempts(call).at(-1)?.outcome === "breakoff" && { brokenOff: true }),
  };
}
