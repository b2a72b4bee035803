import { nextCallTime } from "./callWindow.ts";
import { addDays, dayOf, dayStart } from "./days.ts";
import { rowOf } from "./followUpRows.ts";
import { type CallbackKind, type Day, type QuestionnaireKind } from "./kinds.ts";
import { type OpenHours } from "./openHours.ts";
import { quietUntil } from "./quietGap.ts";
import { type Week } from "./week.ts";

/**
 * One customer, one conversation: what is made together on a day, what waits and what is over. A 3-day call
 * still open on the day of the 7-day call hands over to it. Of several questionnaires the one whose last day
 * comes first is asked. Within the quiet gap nobody is called again but about a complaint, as agreed, or to
 * go on with a call that was broken off; what cannot wait any longer ends `merged`.
 */
export function contactPlan(
  contact: Contact,
  day: Day,
  { windows, quietDays }: { windows: OpenHours; quietDays: number },
): ContactPlan {
  const { mayBeCalled, lastConversationAt, slot, callbacks } = contact;
  const plan: ContactPlan = { conversation: null, held: [], merged: [], excluded: [] };
  if (!mayBeCalled) return { ...plan, excluded: callbacks.map(({ id }) => id) };

  const dayOfCall = (at: Date) => dayOf(at, windows.zone);
  const nextCall = (from: Date) => nextCallTime(from, windows, { slot });
  const hold = ({ id, lastDay }: OpenCallback, until: Date, into?: string) => {
    if (dayOfCall(until) <= lastDay) plan.held.push({ id, until });
    else plan.merged.push({ id, ...(into !== undefined && { into }) });
  };

  const due = callbacks.filter((callback) => callback.day <= day);
  const open = due.flatMap((callback) => replaceThreeDayCall(callback, callbacks, day, plan));
  const agreedLater = open.filter(({ agreedAt }) => agreedAt && dayOfCall(agreedAt) > day);
  for (const { id, agreedAt } of agreedLater) plan.held.push({ id, until: agreedAt!, agreed: true });

  const start = dayStart(day, windows.zone);
  const quiet = lastConversationAt && quietUntil(lastConversationAt, quietDays, windows.zone);
  const endOfQuiet = quiet && quiet > start ? nextCall(quiet) : undefined;
  const quietToday = endOfQuiet !== undefined && dayOfCall(endOfQuiet) > day;
  const waiting = open.filter(
    (callback) => quietToday && !isExempt(callback) && !agreedLater.includes(callback),
  );
  for (const callback of waiting) hold(callback, endOfQuiet!);

  const together = open.filter((callback) => ![...agreedLater, ...waiting].includes(callback));
  const [lead, ...others] = inPrecedence(together);
  if (!lead) return plan;
  const tomorrow = () => nextCall(dayStart(addDays(day, 1), windows.zone));
  for (const other of others.filter(hasQuestionnaire)) hold(other, tomorrow(), lead.id);
  const also = others.filter((callback) => !hasQuestionnaire(callback));
  return { ...plan, conversation: conversationOf([lead, ...also], endOfQuiet) };
}

/** A customer, who is a telephone number, and all his callbacks that are not over. */
export interface Contact {
  /** Whether he may be called at all. */
  mayBeCalled: boolean;
  lastConversationAt?: Date;
  slot?: Week;
  callbacks: readonly OpenCallback[];
}

/** A callback that is still to be made. */
export interface OpenCallback {
  id: string;
  kind: CallbackKind;
  /** What brought it about; the two calls about one delivery have the same. */
  cause: string;
  /** The day for which it is planned now. */
  day: Day;
  /** The last day for it: for the first attempt, or once tried for another. */
  lastDay: Day;
  /** The time that the customer agreed to, on that day. */
  agreedAt?: Date;
  /** It was broken off and goes on where it stopped: the same conversation, not another. */
  brokenOff?: boolean;
}

/** What becomes of a customer's callbacks on a day; one planned for later is not named unless it is over. */
export interface ContactPlan {
  conversation: Conversation | null;
  /** Not today: the time from which each may be made, `agreed` if the customer named it. */
  held: { id: string; until: Date; agreed?: true }[];
  /** Over without a call of their own; `into` takes over the open points, left out where the talk is past. */
  merged: { id: string; into?: string }[];
  /** Never to be called. */
  excluded: string[];
}

/** One call about several callbacks: the lead bears the questionnaire, if there is one. */
export interface Conversation {
  lead: string;
  also: string[];
  by: "consultant" | "clerk";
  questionnaire: QuestionnaireKind | null;
  agreedAt?: Date;
  /** The end of the quiet gap, where that falls on this day. */
  notBefore?: Date;
}

/** A 7-day call in place of the 3-day call about the same delivery, with what was agreed or begun in that. */
function replaceThreeDayCall(
  callback: OpenCallback,
  all: readonly OpenCallback[],
  day: Day,
  plan: ContactPlan,
): OpenCallback[] {
  const about = all.filter(({ cause }) => cause === callback.cause);
  const three = about.find(({ kind }) => kind === "delivery3d");
  const seven = about.find((each) => each.kind === "delivery7d" && each.day <= day);
  if (!three || !seven) return [callback];
  if (callback === three) return [];
  if (callback !== seven) return [callback];
  plan.merged.push({ id: three.id, into: seven.id });
  const agreedAt = seven.agreedAt ?? three.agreedAt;
  return [{ ...seven, agreedAt, brokenOff: seven.brokenOff ?? three.brokenOff }];
}

function conversationOf(calls: readonly OpenCallback[], endOfQuiet: Date | undefined): Conversation {
  const [lead, ...also] = calls;
  const agreedAt = calls.flatMap((callback) => callback.agreedAt ?? []).toSorted((a, b) => +a - +b)[0];
  const waits = !agreedAt && endOfQuiet && !calls.every(isExempt);
  return {
    lead: lead!.id,
    also: also.map(({ id }) => id),
    by: calls.every(({ kind }) => rowOf(kind).by === "consultant") ? "consultant" : "clerk",
    questionnaire: rowOf(lead!.kind).questionnaire,
    ...(agreedAt && { agreedAt }),
    ...(waits && { notBefore: endOfQuiet }),
  };
}

/** Whether the quiet gap gives way to it. */
function isExempt({ kind, agreedAt, brokenOff = false }: OpenCallback): boolean {
  return rowOf(kind).after === "measureDone" || agreedAt !== undefined || brokenOff;
}

function hasQuestionnaire({ kind }: OpenCallback): boolean {
  return rowOf(kind).questionnaire !== null;
}

/**
 * The lead first: a call with a questionnaire before one without, then what was agreed or begun, then whose
 * last day comes first; among equals the order is fixed.
 */
function inPrecedence(calls: readonly OpenCallback[]): OpenCallback[] {
  const rank = (call: OpenCallback) =>
    [
      Number(!hasQuestionnaire(call)),
      Number(!call.agreedAt && !call.brokenOff),
      call.lastDay,
      call.day,
      call.id,
    ].join(" ");
  return calls.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
}
