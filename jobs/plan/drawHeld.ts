import { Callback } from "../../models/callback.ts";
import type { Callback as Call } from "../../models/callbackFields.ts";
import { contactPlan } from "../../models/rules/contactGovernor.ts";
import type { Day } from "../../models/rules/kinds.ts";
import type { Store } from "../../models/storeFields.ts";
import { callTime } from "./callWindowOf.ts";
import { contactOf, listedCalls } from "./contacts.ts";
import type { Drawn, ListRules } from "./drawUp.ts";
import { type HeldCall, writeHeld } from "./heldCalls.ts";

/** What became of held calls before the list is drawn up. */
export interface HeldDrawn {
  /** Those that are drawn up already, with their conversations. */
  alone: Map<HeldCall, Drawn>;
  /** All that is written down and listed. */
  listed: Call[];
  /** How many of the others did not exist before. */
  created: number;
}

/**
 * Draws up the held calls of which nothing is to be said but when, and by whom: the customer can be called, on that
 * day, and has no other call in its list. All others are written down as they are, for the list to be drawn up with.
 */
export async function drawHeld(
  store: Store,
  day: Day,
  held: readonly HeldCall[],
  rules: ListRules,
  only?: readonly Call["customer"][],
): Promise<HeldDrawn> {
  const count = new Map<string, number>();
  for (const { customer } of held) count.set(customer.id, (count.get(customer.id) ?? 0) + 1);
  const alone = new Map<HeldCall, Drawn>();
  for (const each of held) {
    const drawn = count.get(each.customer.id) === 1 && drawAlone(each, store, day, rules);
    if (drawn) alone.set(each, drawn);
  }
  let others = held.filter((each) => !alone.has(each));
  let created = 0;
  for (;;) {
    created += await writeHeld({ held: others, as: ({ planned }) => planned });
    const listed = await listedCalls(store._id, day, only);
    if (alone.size === 0) return { alone, listed, created };
    const customers = new Set(listed.map(({ customer }) => String(customer)));
    // One that was written before the last night broke off may be over by now.
    const there = new Set((await Callback.find({ store: store._id, day }, { _id: 1 })).map(({ id }) => id));
    others = [...alone.keys()].filter(
      ({ call, customer }) => customers.has(customer.id) || there.has(call.id),
    );
    if (others.length === 0) return { alone, listed, created };
    for (const each of others) alone.delete(each);
  }
}

/** The conversation about one call; null where it takes more than to say when. */
function drawAlone({ call, customer }: HeldCall, store: Store, day: Day, rules: ListRules): Drawn | null {
  if (customer.number() === undefined) return null;
  const contact = { customer, calls: [call] };
  const { conversation, held, merged, excluded } = contactPlan(contactOf(contact, store), day, rules);
  if (!conversation || held.length + merged.length + excluded.length > 0) return null;
  const time = callTime(conversation, [call], customer, day, store);
  return { first: call, lead: call, also: [], by: conversation.by, time };
}
