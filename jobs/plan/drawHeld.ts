import { Callback } from "../../models/callback.ts";
import type { Callback as Call } from "../../models/callbackFields.ts";
import type { Day } from "../../models/rules/kinds.ts";
import { listedCalls } from "./contacts.ts";
import { type HeldCall, writeHeld } from "./heldCalls.ts";
import type { Drawn } from "./listRules.ts";

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
 * Tells apart the held calls of which nothing is to be said but when, and by whom: the customer has no other call in the
 * list. All others are written down as they are, for the list to be drawn up with.
 */
export async function drawHeld(
  store: string,
  day: Day,
  held: readonly HeldCall[],
  only?: readonly Call["customer"][],
): Promise<HeldDrawn> {
  const count = new Map<string, number>();
  for (const { customer } of held) count.set(customer, (count.get(customer) ?? 0) + 1);
  const alone = new Map<HeldCall, Drawn>();
  let others: HeldCall[] = [];
  for (const each of held)
    if (each.alone && count.get(each.customer) === 1) alone.set(each, each.alone);
    else others.push(each);
  let created = 0;
  for (;;) {
    created += await writeHeld({ held: others, as: ({ call }) => call });
    const [listed, onDay] = await Promise.all([
      listedCalls(store, day, only),
      // One that was written before the last night broke off may be over by now.
      alone.size > 0 ? Callback.find({ store, day }, { _id: 1 }) : [],
    ]);
    const customers = new Set(listed.map(({ customer }) => String(customer)));
    const there = new Set(onDay.map(({ id }) => id));
    if (customers.size === 0 && there.size === 0) return { alone, listed, created };
    others = [...alone.keys()].filter(({ call, customer }) => customers.has(customer) || there.has(call.id));
    if (others.length === 0) return { alone, listed, created };
    for (const each of others) alone.delete(each);
  }
}
