import { type WhenQuestion } from "../../../form.ts";

/** The bounds of a time that is asked for, and today, all on the store's wall clock. */
export type Bounds = Pick<WhenQuestion, "from" | "until"> & { today: string };

/** The days to choose from: on from the first possible one, or back from the last where what is asked lies behind. */
export function wallDays({ from, until, today }: Bounds): string[] {
  const [first, last] = [dayOf(from), dayOf(until)];
  const isPast = first === undefined && last !== undefined;
  const begin = isPast ? last : (first ?? today);
  const days = Array.from({ length: REACH_DAYS + 1 }, (_, index) => addDays(begin, isPast ? -index : index));
  return days.filter((day) => last === undefined || day <= last);
}

/** The quarters of an hour of a day that lie within the bounds: `14:30`. */
export function wallQuarters(day: string, { from, until }: Pick<Bounds, "from" | "until">): string[] {
  const quarters = Array.from({ length: 24 * 4 }, (_, index) => {
    const [hour, minute] = [Math.floor(index / 4), (index % 4) * 15];
    return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
  });
  return quarters.filter((quarter) => {
    const time = `${day}T${quarter}`;
    return (from === undefined || time >= from) && (until === undefined || time <= until);
  });
}

// Two months: no agreed time lies further ahead, and no visit further back still makes a call.
const REACH_DAYS = 61;

const dayOf = (wallTime: string | undefined): string | undefined => wallTime?.slice(0, "2026-12-01".length);

function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, day.length);
}
