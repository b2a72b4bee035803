import { addDays, dayOf, daysBetween } from "./days.ts";
import { nextOpenDay, type OpenHours, openSpans } from "./openHours.ts";

/** Whether it is open at an instant. */
export function isOpen(at: Date, hours: OpenHours): boolean {
  return openSpans(dayOf(at, hours.zone), hours).some(({ from, to }) => from <= at && at < to);
}

/** The first open instant at or after `from`; throws RangeError if the hours are never open. */
export function nextOpening(from: Date, hours: OpenHours): Date {
  let day = dayOf(from, hours.zone);
  for (;;) {
    day = nextOpenDay(day, hours);
    const span = openSpans(day, hours).find(({ to }) => to > from);
    if (span) return span.from > from ? span.from : from;
    day = addDays(day, 1);
  }
}

/** The minutes inside the hours between two instants; 0 if the second is not later. */
export function openMinutes(from: Date, to: Date, hours: OpenHours): number {
  if (to <= from) return 0;
  const first = dayOf(from, hours.zone);
  const days = daysBetween(first, dayOf(to, hours.zone)) + 1;
  let ms = 0;
  for (let i = 0; i < days; i++) {
    for (const span of openSpans(addDays(first, i), hours)) {
      ms += Math.max(0, Math.min(+to, +span.to) - Math.max(+from, +span.from));
    }
  }
  return ms / 60_000;
}

/** The first instant by which so many open minutes have passed since `from`; RangeError if never open. */
export function addOpenMinutes(from: Date, minutes: number, hours: OpenHours): Date {
  // An instant has no fractions: what is left of one would never pass.
  let left = Math.ceil(minutes * 60_000);
  let at = from;
  while (left > 0) {
    const start = nextOpening(at, hours);
    const span = openSpans(dayOf(start, hours.zone), hours).find(({ to }) => to > start)!;
    at = new Date(Math.min(+span.to, +start + left));
    left -= +at - +start;
  }
  return at;
}
