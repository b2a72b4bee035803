import { IANAZone } from "luxon";
import { midnight } from "./days.ts";
import { type Day, type Interval } from "./kinds.ts";
import { remembered } from "./remembered.ts";
import { type Span } from "./week.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * The instants of a day's wall-clock spans in a zone. Where the clock is put forward, a span that starts in
 * the gap starts at its end; where it is put back, the repeated hour counts the first time only. Throws
 * RangeError for an unknown zone.
 */
export function zonedSpans(day: Day, spans: readonly Span[], zone: string): Interval[] {
  const change = clockChange(`${day} ${zone}`);
  const instants: Interval[] = [];
  for (const span of spans) {
    const from = midnight(day) + span.from * MINUTE_MS;
    const to = midnight(day) + span.to * MINUTE_MS;
    // The clock shows this when it changes: what lies before keeps the old offset, what lies after has the new.
    const turn = change.at + change.before;
    add(instants, from - change.before, Math.min(to, turn) - change.before);
    add(instants, Math.max(change.at, Math.max(from, turn) - change.after), to - change.after);
  }
  return instants;
}

/** Adds a stretch unless it is empty; one that touches the last continues it. */
function add(intervals: Interval[], from: number, to: number): void {
  if (from >= to) return;
  const last = intervals.at(-1);
  if (last && +last.to === from) last.to = new Date(to);
  else intervals.push({ from: new Date(from), to: new Date(to) });
}

interface ClockChange {
  /** The instant of the change, and what is added to it before and after to give the wall clock; all in ms. */
  at: number;
  before: number;
  after: number;
}

/** The clock's change around a day in a zone, given as `2026-03-29 Europe/Berlin`; most days have none. */
const clockChange = remembered((dayInZone): ClockChange => {
  const dayStart = midnight(dayInZone.slice(0, 10));
  const zone = IANAZone.create(dayInZone.slice(11));
  if (!zone.isValid) throw new RangeError(`no such zone: ${zone.name}`);
  const offset = (at: number) => Math.round(zone.offset(at) * MINUTE_MS);
  // Offsets lie between -12 and +14 hours, so the day is somewhere in here.
  let early = dayStart - 14 * HOUR_MS;
  let late = dayStart + 36 * HOUR_MS;
  const before = offset(early);
  const after = offset(late);
  if (before === after) return { at: dayStart, before, after };
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (offset(middle) === before) early = middle;
    else late = middle;
  }
  return { at: late, before, after };
});
