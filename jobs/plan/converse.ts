import type { Callback as Call } from "../../models/callbackFields.ts";
import type { ContactPlan } from "../../models/rules/contactGovernor.ts";
import { dayOf } from "../../models/rules/days.ts";
import type { Day } from "../../models/rules/kinds.ts";
import { deedFor } from "../deedFor.ts";
import { endCall } from "../endOverdue.ts";
import { joinedCalls, leaveConversation } from "../leaveConversation.ts";
import { unlessChanged } from "../unlessChanged.ts";
import { agreedWindow } from "./callWindowOf.ts";
import { agreedTime } from "./contacts.ts";

/** A conversation as it now stands in the database. */
export interface Conversing {
  lead: Call;
  also: Call[];
}

/** What one customer's plan did. */
export interface Settled {
  conversation: Conversing | null;
  held: number;
  merged: number;
  excluded: number;
}

/**
 * Brings a customer's callbacks to what the governor wants of them: ended, put off, or one conversation with its lead.
 * Null where somebody took one of them meanwhile: the next look sees to it.
 */
export async function converse(
  plan: ContactPlan,
  calls: readonly Call[],
  day: Day,
  zone: string,
  now: Date,
): Promise<Settled | null> {
  const byId = new Map(calls.map((call) => [call.id, call]));
  const settled: Settled = { conversation: null, held: 0, merged: 0, excluded: 0 };
  for (const id of plan.excluded) if (await endCall(byId.get(id)!, "refusedHard", now)) settled.excluded += 1;
  for (const { id } of plan.merged) if (await endCall(byId.get(id)!, "merged", now)) settled.merged += 1;
  for (const { id, until } of plan.held) {
    const call = byId.get(id)!;
    const to = dayOf(until, zone);
    if (call.day === to && !call.lead) continue;
    const alone = await apart(call, [], now);
    const put =
      alone && (await unlessChanged(alone.place(deedFor("hold", alone, now), { day: to, window: null })));
    if (put) settled.held += 1;
  }
  if (!plan.conversation) return settled;
  const members = [plan.conversation.lead, ...plan.conversation.also].map((id) => byId.get(id)!);
  const conversation = await together(members, zone, now);
  return conversation && { ...settled, conversation };
}

/** One conversation of these calls; who leads it already goes on leading it. */
async function together(members: readonly Call[], zone: string, now: Date): Promise<Conversing | null> {
  const ids = members.map(({ id }) => id);
  const [first, ...others] = members;
  if (others.length === 0) {
    const alone = await apart(first!, ids, now);
    return alone && { lead: alone, also: [] };
  }
  const leading = members.find(({ also, lead }) => also.length > 0 && !lead) ?? first!;
  const joinedAlready = members.filter(({ lead }) => lead?.equals(leading._id));
  // One conversation as before, which may well be waiting for its next time.
  if (!leading.lead && joinedAlready.length === others.length) return { lead: leading, also: joinedAlready };
  const lead = await ready(leading, ids, zone, now);
  if (!lead) return null;
  const also: Call[] = [];
  for (const member of members.filter(({ id }) => id !== lead.id)) {
    if (member.lead?.equals(lead._id)) {
      also.push(member);
      continue;
    }
    const free = await ready(member, [], zone, now);
    const joined = free && (await unlessChanged(free.join(deedFor("join", free, now), lead._id)));
    if (joined) also.push(joined);
  }
  return { lead: (await lead.stored.findById(lead._id)) ?? lead, also };
}

/** A call that can lead or join: by itself, and back in the list if it waits for its next time. */
async function ready(call: Call, members: readonly string[], zone: string, now: Date): Promise<Call | null> {
  const alone = await apart(call, members, now);
  if (alone?.status !== "waiting") return alone;
  const agreedAt = agreedTime(alone, zone);
  const placing = agreedAt ? agreedWindow(agreedAt) : { window: null };
  return unlessChanged(alone.resume(deedFor("resume", alone, now), placing));
}

/** The call out of every conversation, but for those of these members that have joined it. */
async function apart(call: Call, members: readonly string[], now: Date): Promise<Call | null> {
  for (const joined of await joinedCalls(call)) {
    if (!members.includes(joined.id)) await leaveConversation(joined, now);
  }
  const fresh = call.also.length > 0 ? await call.stored.findById(call._id) : call;
  if (!fresh?.lead) return fresh;
  return leaveConversation(fresh, now);
}
