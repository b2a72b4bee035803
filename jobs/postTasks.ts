import { Callback } from "../models/callback.ts";
import { Day } from "../models/day.ts";
import { planPosting } from "../models/rules/posting.ts";
import type { Store } from "../models/storeFields.ts";
import { deedFor } from "./deedFor.ts";
import { unlessChanged } from "./unlessChanged.ts";

/** Puts the next tasks on today's cards: of each caller the first five open ones stand there. Returns how many are new. */
export async function postTasks(store: Store, now: Date): Promise<{ posted: number }> {
  const today = store.today(now);
  const day = await Day.findOne({ store: store._id, day: today });
  if (!day?.postedAt || day.closedAt) return { posted: 0 };
  const queue = await Callback.queueOf(store._id, today, now);
  const byId = new Map(queue.map((callback) => [callback.id, callback]));
  const next = planPosting(
    queue.map(({ id, assignee, status }) => ({
      id,
      posted: status !== "planned",
      ...(assignee !== undefined && { assignee }),
    })),
  );
  let posted = 0;
  for (const id of next) {
    const callback = byId.get(id)!;
    if (await unlessChanged(callback.post(deedFor("post", callback, now), today))) posted += 1;
  }
  return { posted };
}
