import type { Callback as Call } from "../../models/callbackFields.ts";
import type { Customer } from "../../models/customerFields.ts";
import { contactPlan } from "../../models/rules/contactGovernor.ts";
import type { Day } from "../../models/rules/kinds.ts";
import type { Store } from "../../models/storeFields.ts";
import { callTime } from "./callWindowOf.ts";
import { contactOf } from "./contacts.ts";
import { type Drawn, listRules } from "./listRules.ts";

/**
 * Draws up conversations of one call each for a day's list. Most are alike in all that the rules look at: each sort is
 * worked out once.
 */
export function aloneDrawer(store: Store, day: Day): DrawAlone {
  const rules = listRules(store);
  const known = new Map<string, Settled>();
  const settle = (call: Call, customer: Customer): Settled => {
    const contact = { customer, calls: [call] };
    const { conversation, held, merged, excluded } = contactPlan(contactOf(contact, store), day, rules);
    if (!conversation || held.length + merged.length + excluded.length > 0) return null;
    return { by: conversation.by, time: callTime(conversation, [call], customer, day, store) };
  };
  return (call, customer) => {
    if (customer.number() === undefined) return null;
    const { kind, day: its, latestDay } = call;
    const { slot, lastConversationAt } = customer;
    const wishes = `${customer.mayBeCalled()} ${slot ? JSON.stringify(slot) : ""} ${+(lastConversationAt ?? 0)}`;
    const sort = `${kind} ${its} ${latestDay} ${wishes}`;
    let settled = known.get(sort);
    if (settled === undefined) known.set(sort, (settled = settle(call, customer)));
    return settled && { first: call, lead: call, also: [], ...settled };
  };
}

/** The conversation about a customer's only call, which is new; null where it takes more than to say when. */
export type DrawAlone = (call: Call, customer: Customer) => Drawn | null;

/** What the rules say, whosever call it is. */
type Settled = Pick<Drawn, "by" | "time"> | null;
