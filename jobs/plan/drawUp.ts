import type { Callback as Call } from "../../models/callbackFields.ts";
import { Day as StoreDay } from "../../models/day.ts";
import { contactPlan } from "../../models/rules/contactGovernor.ts";
import type { Day } from "../../models/rules/kinds.ts";
import type { Store } from "../../models/storeFields.ts";
import { endOverdue } from "../endOverdue.ts";
import { askNumber } from "./askNumber.ts";
import { assignDay } from "./assignDay.ts";
import { callTime } from "./callWindowOf.ts";
import { type CustomerCalls, contactOf, contactsOf } from "./contacts.ts";
import { converse } from "./converse.ts";
import { drawHeld } from "./drawHeld.ts";
import { type HeldCall, writeHeld } from "./heldCalls.ts";
import { type Drawn, type ListRules, listRules } from "./listRules.ts";
import { asPlaced, differs, type Placed, placeAll } from "./placeAll.ts";

/** What drawing up a day's list did. */
export interface DrawnUp {
  conversations: number;
  /** How many calls got another day, time or caller. */
  placed: number;
  held: number;
  merged: number;
  excluded: number;
  /** Their last day was over. */
  ended: number;
  /** Nobody knows their number: asked for. */
  asked: number;
  /** Held calls that did not exist before. */
  created: number;
}

/** Whose calls, and when to leave off. */
export interface DrawOptions {
  /** These customers alone; all where it is left out. */
  only?: readonly Call["customer"][];
  /** Calls of that day that are not written down yet. */
  held?: readonly HeldCall[];
  signal?: AbortSignal;
}

/**
 * Draws up the list of a day: one conversation for each customer, each with its time and its caller, the earliest
 * handover first [002]. Drawn up again it changes nothing but what is new.
 */
export async function drawUp(
  store: Store,
  day: Day,
  now: Date,
  { only, held = [], signal }: DrawOptions = {},
): Promise<DrawnUp> {
  const result: DrawnUp = {
    ...{ conversations: 0, placed: 0, held: 0, merged: 0, excluded: 0, ended: 0, asked: 0, created: 0 },
  };
  const rules = listRules(store);
  const { alone, listed, created } = await drawHeld(store._id, day, held, only);
  const drawn: Drawn[] = [...alone.values()];
  for (const contact of await contactsOf(store._id, day, listed)) {
    signal?.throwIfAborted();
    const conversation = await drawOne(store, day, contact, rules, result, now);
    if (conversation) drawn.push(conversation);
  }
  const list = inOrder(drawn);
  const callers = await assignDay(store._id, day, list);
  const placings = list.flatMap((each) => placingsOf(each, day, callers.get(each.lead.id) ?? undefined));
  result.placed = placings.filter(differs).length;
  const places = new Map(placings.map((placing) => [placing.call, placing]));
  const unwritten = new Map([...alone.keys()].map((each) => [each.call, each]));
  result.created =
    created +
    (await writeHeld(
      {
        held: placings.flatMap(({ call }) => unwritten.get(call) ?? []),
        as: ({ call }) => asPlaced(places.get(call)!),
      },
      signal,
    ));
  await placeAll(placings.filter(({ call }) => !unwritten.has(call)));
  result.conversations = drawn.length;
  const changed = result.placed + result.held + result.merged + result.excluded + result.ended + result.asked;
  if (changed > 0) await StoreDay.touch(store._id, day);
  return result;
}

/** The earliest handover first [002]. */
function inOrder(drawn: readonly Drawn[]): Drawn[] {
  return drawn
    .map((each) => ({ each, at: +each.first.handedOverAt, id: each.first.id }))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .map(({ each }) => each);
}

async function drawOne(
  store: Store,
  day: Day,
  { customer, calls }: CustomerCalls,
  rules: ListRules,
  result: DrawnUp,
  now: Date,
): Promise<Drawn | null> {
  const left: Call[] = [];
  for (const call of calls) {
    if (call.day <= day && (await endOverdue(call, day, store.timezone, now))) result.ended += 1;
    else left.push(call);
  }
  if (customer.mayBeCalled() && customer.number() === undefined) {
    for (const call of left.filter(({ status }) => status === "planned" || status === "open"))
      if (await askNumber(store, call, now)) result.asked += 1;
    return null;
  }
  const plan = contactPlan(contactOf({ customer, calls: left }, store), day, rules);
  const settled = await converse(plan, left, day, store.timezone, now);
  if (!settled) return null;
  result.held += settled.held;
  result.merged += settled.merged;
  result.excluded += settled.excluded;
  if (!settled.conversation || !plan.conversation) return null;
  const { lead, also } = settled.conversation;
  // The members as they were before: a retry that has joined others keeps its earliest moment.
  const members = left.filter(({ id }) => [lead, ...also].some((each) => each.id === id));
  const time = callTime(plan.conversation, members, customer, day, store);
  return { first: calls[0]!, lead, also, by: plan.conversation.by, time };
}

/** The lead gets time and caller; what joined it goes where it goes. What waits for its moment is left waiting. */
function placingsOf({ lead, also, time }: Drawn, day: Day, assignee: string | undefined): Placed[] {
  const caller = assignee ?? lead.assignee;
  const where = { day, ...(caller !== undefined && { assignee: caller }) };
  const placed = ({ status }: Call): boolean => status === "planned" || status === "open";
  return [
    ...(placed(lead) ? [{ call: lead, ...where, ...time }] : []),
    ...also.filter(placed).map((call) => ({ call, ...where })),
  ];
}
