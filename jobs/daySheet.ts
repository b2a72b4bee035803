import { Callback } from "../models/callback.ts";
import type { Callback as Call } from "../models/callbackFields.ts";
import { Complaint } from "../models/complaint.ts";
import { addDays, dayStart } from "../models/rules/days.ts";
import type { Day } from "../models/rules/kinds.ts";
import { outcomes } from "../models/rules/outcomes.ts";
import { callRates } from "../models/rules/rates.ts";
import type { Store } from "../models/storeFields.ts";
import { countedAttempts } from "./callTiming.ts";
import { type ItemLine, itemLines } from "./sheet/itemLines.ts";
import { type Moved, movedCalls } from "./sheet/movedCalls.ts";

/** The end of day's sheet [000][004]: a view of the chat port. A rate is a share of one; null is nobody to count. */
export interface DaySheet {
  kind: "sheet";
  day: Day;
  /** Due for the first time on that day: a call counts as due once. */
  due: number;
  attempted: number;
  reached: number;
  completed: number;
  attemptedRate: number | null;
  successRate: number | null;
  items: ItemLine[];
  complaints: number;
  moved: Moved[];
}

/** Counts a day as it stands when it is closed. */
export async function daySheet(store: Store, day: Day, now: Date): Promise<DaySheet> {
  const from = dayStart(day, store.timezone);
  const to = dayStart(addDays(day, 1), store.timezone);
  const [due, complaints, items, moved] = await Promise.all([
    Callback.dueBetween(store._id, day, day),
    Complaint.raisedBetween(store._id, from, to),
    itemLines(store, from, to),
    movedCalls(store, day, now),
  ]);
  const rates = callRates(due.map(dueCall));
  return {
    kind: "sheet",
    day,
    due: rates.due,
    attempted: rates.attempted.count,
    reached: due.filter(wasReached).length,
    completed: rates.successful.count,
    attemptedRate: rates.attempted.share,
    successRate: rates.successful.share,
    items,
    complaints: complaints.length,
    moved,
  };
}

/** A callback as the rates count it. */
export function dueCall(callback: Call) {
  return { outcome: callback.outcome ?? null, attempts: countedAttempts(callback) };
}

function wasReached(callback: Call): boolean {
  return countedAttempts(callback).some(({ outcome }) => outcomes[outcome].reached);
}
