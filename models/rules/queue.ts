import { type Day } from "./kinds.ts";

/** What decides where a call stands in the day's queue. */
export interface Queued {
  id: string;
  /** The day it was first meant for; one before today was not finished then. */
  dueDay: Day;
  /** When the car was handed over. */
  handedOverAt: Date;
  /** The time agreed with the customer, or the start of his slot today. */
  timed?: Date;
}

/**
 * The day's calls in the order in which to make them: times that customers asked for as they come, then what
 * was left over from earlier days, then by handover time; times still to come stand last [002].
 */
export function queue<T extends Queued>(calls: readonly T[], today: Day, now: Date): T[] {
  const rank = ({ timed, dueDay }: Queued) => {
    if (timed) return timed <= now ? 0 : 3;
    return dueDay < today ? 1 : 2;
  };
  return calls.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      +(a.timed ?? 0) - +(b.timed ?? 0) ||
      +a.handedOverAt - +b.handedOverAt ||
      (a.id < b.id ? -1 : 1),
  );
}
