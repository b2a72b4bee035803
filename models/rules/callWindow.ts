import { localTime } from "./days.ts";
import { type DayPart } from "./kinds.ts";
import { type OpenHours } from "./openHours.ts";
import { nextOpening } from "./openTime.ts";
import { hasSpans, type Week, weekdays } from "./week.ts";

const MINUTE_MS = 60_000;

/** The minute of the day at which the afternoon begins: 12:30. */
const NOON = 12 * 60 + 30;

// An agreed time is a promise to be punctual, not to the second: five minutes early is no intrusion, and
// after an hour the customer no longer waits, so that the ordinary windows serve again.
const EARLY_MS = 5 * MINUTE_MS;
const KEPT_MS = 60 * MINUTE_MS;

/**
 * The first instant at or after `from` at which this customer may be called: the time agreed with him, else
 * within his own slot, else within the store's windows [002]. Throws RangeError if these never open.
 */
export function nextCallTime(from: Date, hours: OpenHours, wishes: Wishes = {}): Date {
  const { agreedAt, slot } = wishes;
  if (agreedAt && +from < +agreedAt + KEPT_MS) return agreedAt > from ? agreedAt : from;
  return nextOpening(from, callHours(hours, slot));
}

/** What a customer said about when to be called: a weekly slot at handover, one time on an earlier call. */
export interface Wishes {
  slot?: Week;
  agreedAt?: Date;
}

/** Whether a call may start now; if not, when it may. */
export type CallPermit = { allowed: true } | { allowed: false; code: "call.outsideWindow"; next: Date };

/** Whether this customer may be called at an instant; a refusal names the next time [002]. */
export function mayCall(at: Date, hours: OpenHours, wishes: Wishes = {}): CallPermit {
  const next = nextCallTime(at, hours, wishes);
  const grace = next === wishes.agreedAt ? EARLY_MS : 0;
  return +next - grace <= +at ? { allowed: true } : { allowed: false, code: "call.outsideWindow", next };
}

/**
 * The hours in which a customer may be called: his own slot in place of the windows, on the weekdays when the
 * store calls at all; a slot that holds none of those counts as it stands. Holidays stay holidays.
 */
export function callHours(hours: OpenHours, slot: Week = {}): OpenHours {
  if (!hasSpans(slot)) return hours;
  const shared = eachDay((day) => (hours.week[day]?.length ? slot[day] : []));
  return { ...hours, week: hasSpans(shared) ? shared : slot };
}

/** The part of the day on the zone's clock. */
export function dayPart(at: Date, zone: string): DayPart {
  const { hour, minute } = localTime(at, zone);
  return hour * 60 + minute < NOON ? "morning" : "afternoon";
}

/** The hours cut down to one part of the day; they may never be open. */
export function hoursOfPart(part: DayPart, hours: OpenHours): OpenHours {
  const [first, last] = part === "morning" ? [0, NOON] : [NOON, 24 * 60];
  const week = eachDay((day) =>
    hours.week[day]
      ?.map(({ from, to }) => ({ from: Math.max(from, first), to: Math.min(to, last) }))
      .filter(({ from, to }) => from < to),
  );
  return { ...hours, week };
}

function eachDay(spans: (day: (typeof weekdays)[number]) => Week["mon"]): Week {
  return Object.fromEntries(weekdays.map((day) => [day, spans(day) ?? []]));
}
