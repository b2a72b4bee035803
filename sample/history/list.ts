import { assign } from "../../models/rules/assignment.ts";
import { callHours } from "../../models/rules/callWindow.ts";
import { type Contact, contactPlan, type Conversation } from "../../models/rules/contactGovernor.ts";
import { dayOf } from "../../models/rules/days.ts";
import type { Day, Interval, StaffCode } from "../../models/rules/kinds.ts";
import { endOfTime, lastDay, type Timed } from "../../models/rules/lastDay.ts";
import { openSpans } from "../../models/rules/openHours.ts";
import type { FinalOutcome } from "../../models/rules/outcomes.ts";
import type { Call, Diary, Setting } from "./diary.ts";

/** A conversation to be had on a day: who calls, and when at the earliest. */
export interface Task extends Talk {
  caller: StaffCode;
}

interface Talk {
  lead: Call;
  also: Call[];
  by: Conversation["by"];
  earliest: Date;
  agreedAt?: Date;
  /** When this customer may be called on this day. */
  spans: readonly Interval[];
}

/** Draws up a day's list: one conversation for each customer, each with its caller. */
export function drawUpDay(setting: Setting, diary: Diary, day: Day): Task[] {
  const due = [...diary.open].filter((call) => call.day <= day && !call.waitingFor);
  const customers = new Set(due.map(({ customer }) => String(customer)));
  const drawn = [...customers].flatMap((id) => drawOne(setting, diary, id, day) ?? []);
  return assigned(setting, drawn, day);
}

function drawOne(setting: Setting, diary: Diary, id: string, day: Day): Talk | null {
  const { store, windows, customers } = setting;
  const calls: Call[] = [];
  for (const call of [...diary.open].filter(({ customer }) => String(customer) === id)) {
    const over = call.day <= day && !call.waitingFor && endOfTime(timed(call, store.timezone), day);
    if (over) end(diary, call, over, new Date(+openSpans(day, windows)[0]!.from));
    else if (!call.waitingFor) calls.push(apart(call));
  }
  const customer = customers.get(id)!;
  const slot = customer.slotWeek();
  const spoke = diary.spokeAt.get(id);
  const contact: Contact = {
    mayBeCalled: customer.mayBeCalled() && !diary.stopped.has(id),
    ...(spoke && { lastConversationAt: spoke }),
    ...(slot && { slot }),
    callbacks: calls.map((call) => openCall(call, store.timezone)),
  };
  const plan = contactPlan(contact, day, { windows, quietDays: store.limits.quietDays });
  const byId = new Map(calls.map((call) => [String(call._id), call]));
  const opens = openSpans(day, windows)[0]!.from;
  for (const each of plan.excluded) end(diary, byId.get(each)!, "refusedHard", opens);
  for (const { id: each } of plan.merged) end(diary, byId.get(each)!, "merged", opens);
  for (const { id: each, until } of plan.held) byId.get(each)!.day = dayOf(until, store.timezone);
  if (!plan.conversation) return null;
  const { lead, also, by, agreedAt, notBefore } = plan.conversation;
  const members = [lead, ...also].map((each) => byId.get(each)!);
  const spans = openSpans(day, callHours(windows, slot));
  const pauses = members.flatMap(({ nextAt }) => nextAt ?? []);
  const earliest = new Date(
    Math.max(+(spans[0]?.from ?? opens), ...[...pauses, notBefore ?? opens].map(Number)),
  );
  return {
    ...{ lead: members[0]!, also: members.slice(1), by, spans },
    ...{ earliest: agreedAt ?? earliest, ...(agreedAt && { agreedAt }) },
  };
}

/** Ends a callback by a rule. */
export function end({ open }: Diary, call: Call, outcome: FinalOutcome, at: Date): void {
  Object.assign(call, { status: "done", outcome, finalAt: at });
  delete call.nextAt;
  delete call.agreed;
  delete call.waitingFor;
  open.delete(call);
}

/** Every morning's conversations are made up anew. */
function apart(call: Call): Call {
  delete call.lead;
  call.also = [];
  return call;
}

function openCall(call: Call, zone: string): Contact["callbacks"][number] {
  const { _id, kind, cause, day, agreed, nextAt, attempts } = call;
  return {
    ...{ id: String(_id), kind, cause, day, lastDay: lastDay(timed(call, zone)) },
    ...(agreed && nextAt && { agreedAt: nextAt }),
    ...(attempts.at(-1)?.outcome === "breakoff" && { brokenOff: true }),
  };
}

function timed({ attempts, latestDay, retryUntil, agreed, nextAt }: Call, zone: string): Timed {
  return {
    ...{ attempts: attempts.length, latestDay, retryUntil },
    ...(agreed && nextAt && { agreedDay: dayOf(nextAt, zone) }),
  };
}

/** Who has one already keeps it; the others go by the rule. Nobody there: it is carried over. */
function assigned({ staff, visits }: Setting, drawn: readonly Talk[], day: Day): Task[] {
  const ordered = drawn.toSorted((a, b) => +a.lead.handedOverAt - +b.lead.handedOverAt);
  const load: Record<StaffCode, number> = {};
  for (const { lead } of ordered) {
    if (lead.assignee !== undefined) load[lead.assignee] = (load[lead.assignee] ?? 0) + 1;
  }
  const tasks = ordered
    .filter(({ lead }) => lead.assignee === undefined)
    .map(({ lead, by }) => {
      const consultant = visits.get(String(lead.visit))?.consultant;
      const { clerksFrom } = lead;
      const open = { ...(consultant && { consultant }), ...(clerksFrom && { clerksFrom }) };
      return { id: String(lead._id), by, ...open };
    });
  const callers = assign(tasks, staff, day, load);
  return ordered.flatMap((each): Task[] => {
    const caller = each.lead.assignee ?? callers.get(String(each.lead._id));
    if (!caller) return [];
    for (const call of [each.lead, ...each.also]) call.assignee = caller;
    return [{ ...each, caller }];
  });
}
