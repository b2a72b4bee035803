import { callHours, dayPart, hoursOfPart, nextCallTime } from "./callWindow.ts";
import { addOpenDays, type OpenHours } from "./openHours.ts";
import { dayOf, localTime } from "./days.ts";
import { type Day } from "./kinds.ts";
import { nextOpening } from "./openTime.ts";
import { type Attempt, type FinalOutcome, isCertainEnd, outcomes } from "./outcomes.ts";
import { hasSpans, type Week } from "./week.ts";

const PAUSE_MINUTES = 180;
const SOFT_REFUSAL_DAYS = 7;
const NUMBER_TASK_DAYS = 5;

/**
 * What follows the last of these attempts: another call, at the agreed time or at least 180 minutes later in
 * the other part of the day; a question for the right number; or the end. Throws RangeError without attempts.
 */
export function nextStep(attempts: readonly Attempt[], rules: RetryRules): NextStep {
  const last = attempts.at(-1);
  if (!last) throw new RangeError("nothing was tried yet");
  const { outcome } = last;
  if (isCertainEnd(outcome)) return end(outcome, outcomes[outcome].next);
  const { next } = outcomes[outcome];
  const agreed = agreedTime(last);
  if (agreed) return { step: "call", at: agreed, agreed: true };
  if (attempts.length >= attemptLimit(attempts, rules.limit)) return giveUp(last);
  if (next === "askNumber") return { step: "askNumber", until: numberDue(last.at, rules.windows) };
  const at = next === "retryOnce" ? afterSoftRefusal(last.at, rules) : afterPause(last, rules);
  return at ? { step: "call", at, agreed: false } : giveUp(last);
}

/** What bounds the next attempt. */
export interface RetryRules {
  windows: OpenHours;
  /** The customer's own slot. */
  slot?: Week;
  /** At most so many attempts; a call that the customer agreed to is made all the same. */
  limit: number;
  /** The last day for another attempt. */
  until: Day;
}

/** What follows an attempt; `askNumber` waits to the end of the day `until`, then ends as `noNumber`. */
export type NextStep =
  | { step: "call"; at: Date; agreed: boolean }
  | { step: "askNumber"; until: Day }
  | { step: "end"; outcome: FinalOutcome; follow?: "askUser" | "doNotCall" };

/** What follows when the right number has been found: a call as soon as one may be made, if still in time. */
export function afterNumber(foundAt: Date, { windows, slot, until }: RetryRules): NextStep {
  const at = nextCallTime(foundAt, windows, { slot });
  return dayOf(at, windows.zone) <= until ? { step: "call", at, agreed: false } : end("noNumber");
}

/** The last day on which a question for a number or other data can be answered: five open days after asking. */
export function numberDue(askedAt: Date, windows: OpenHours): Day {
  return addOpenDays(dayOf(askedAt, windows.zone), NUMBER_TASK_DAYS, windows);
}

function agreedTime({ at, outcome, agreedAt }: Attempt): Date | null {
  const mayAgree = outcome === "rescheduled" || outcome === "breakoff";
  return mayAgree && agreedAt && agreedAt > at ? agreedAt : null;
}

/** The store's limit, or one attempt more than it took to be refused softly, whichever is less. */
function attemptLimit(attempts: readonly Attempt[], limit: number): number {
  const refusal = attempts.findIndex(({ outcome }) => outcome === "refusedSoft");
  return refusal < 0 ? limit : Math.min(limit, refusal + 2);
}

function giveUp({ outcome }: Attempt): NextStep {
  return end(outcome === "refusedSoft" ? "refusedSoft" : "maxAttempts");
}

function end(outcome: FinalOutcome, next?: (typeof outcomes)[FinalOutcome]["next"]): NextStep {
  const follow = next === "askUser" || next === "doNotCall" ? { follow: next } : {};
  return { step: "end", outcome, ...follow };
}

function afterSoftRefusal(refusedAt: Date, { windows, slot, until }: RetryRules): Date | null {
  const week = localTime(refusedAt, windows.zone).plus({ days: SOFT_REFUSAL_DAYS }).toJSDate();
  const at = nextCallTime(week, windows, { slot });
  return dayOf(at, windows.zone) <= until ? at : null;
}

/** In the other part of the day if that comes in time, else as soon as the pause is over. */
function afterPause({ at, outcome }: Attempt, { windows, slot, until }: RetryRules): Date | null {
  const hours = callHours(windows, slot);
  const other = dayPart(at, hours.zone) === "morning" ? "afternoon" : "morning";
  // Who broke off was there to be reached, so that any time serves to go on.
  const choices = outcome === "breakoff" ? [hours] : [hoursOfPart(other, hours), hours];
  const earliest = new Date(+at + PAUSE_MINUTES * 60_000);
  const times = choices.filter(({ week }) => hasSpans(week)).map((choice) => nextOpening(earliest, choice));
  return times.find((time) => dayOf(time, hours.zone) <= until) ?? null;
}
