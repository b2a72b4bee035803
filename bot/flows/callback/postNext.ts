import { AppError } from "../../../locales/appError.ts";
import { Callback } from "../../../models/callback.ts";
import { Day } from "../../../models/day.ts";
import type { Day as CalendarDay } from "../../../models/rules/kinds.ts";
import { planPosting } from "../../../models/rules/posting.ts";
import type { Actor } from "../actor.ts";

/** A call is finished or put off: the next ones of the list get their cards, if the day is posted. */
export async function postNext({ store, at, act }: Actor, { day }: { day: CalendarDay }): Promise<void> {
  for (const each of new Set([store.today(at), day])) await postOn(store._id, each, at, act.by);
}

async function postOn(store: string, day: CalendarDay, now: Date, by: string): Promise<void> {
  const posted = await Day.findOne({ store, day });
  if (!posted?.postedAt || posted.closedAt) return;
  const queue = await Callback.queueOf(store, day, now);
  const next = planPosting(
    queue.map(({ id, assignee, status }) => ({
      id,
      posted: status !== "planned",
      ...(assignee && { assignee }),
    })),
  );
  for (const callback of queue.filter(({ id }) => next.includes(id))) {
    await callback.post({ by: `${by}#next`, at: now }, day).catch(unlessPosted);
  }
}

/** Somebody else's call brought it at the same moment. */
function unlessPosted(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}
