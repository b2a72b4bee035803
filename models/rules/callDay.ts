import { addDays, daysBetween, laterDay } from "./days.ts";
import { type Day } from "./kinds.ts";
import { isOpenDay, nextOpenDay, type OpenHours } from "./openHours.ts";

/**
 * The day of a call: its due day moved forward to one on which this customer may be called (`hours`: his slot
 * or else the windows). If that is too late, a service call is moved before its due day instead; if no day
 * at all was open in time, the first one after counts as `late` and keeps the usual days of grace. Null if
 * the time is over.
 */
export function callDay(request: CallDayRequest, windows: OpenHours, hours: OpenHours): CallDay | null {
  const { start, due, latest, soonerThanLate, from } = request;
  const dueDay = addDays(start, due);
  const latestDay = addDays(start, latest);
  const forward = nextOpenDay(laterDay(dueDay, from), hours);
  if (forward <= latestDay) return { dueDay: forward, latestDay };

  const earliest = soonerThanLate ? addDays(start, 1) : dueDay;
  const inTime = openDays(earliest, latestDay, hours);
  const sooner = inTime.findLast((day) => day >= from && day < dueDay);
  if (sooner) return { dueDay: sooner, latestDay };
  if (inTime.length > 0) return null;

  const after = nextOpenDay(addDays(latestDay, 1), hours);
  const grace = addDays(after, latest - due);
  const still = nextOpenDay(laterDay(after, from), hours);
  const late = openDays(earliest, latestDay, windows).length > 0 ? "slot" : "holiday";
  return still <= grace ? { dueDay: still, latestDay: grace, late } : null;
}

/** Why a call is planned after its latest day: the store was closed on all days before, or it was so by the slot. */
export type Late = "holiday" | "slot";

/** What places a call: its event's day, its row's days counted from there, and the first day still to come. */
export interface CallDayRequest {
  start: Day;
  due: number;
  latest: number;
  soonerThanLate?: true;
  /** The first day on which a call can still be made. */
  from: Day;
}

/** The day of a call and the last one for its first attempt. */
export interface CallDay {
  dueDay: Day;
  latestDay: Day;
  late?: Late;
}

function openDays(first: Day, last: Day, hours: OpenHours): Day[] {
  const days = Array.from({ length: daysBetween(first, last) + 1 }, (_, i) => addDays(first, i));
  return days.filter((day) => isOpenDay(day, hours));
}
