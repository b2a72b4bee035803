import { Callback } from "../../models/callback.ts";
import type { Callback as Call, Placing } from "../../models/callbackFields.ts";
import { KEYS_KEPT } from "../../models/change.ts";

/** A call and where it is to stand. */
export interface Placed
  extends Required<Pick<Placing, "day">>, Pick<Placing, "assignee" | "window" | "ownSlot"> {
  call: Call;
}

/**
 * Gives calls of a list that nobody has taken their day, window and caller: as `place` does, but all in one write,
 * since a night's list may have thousands. Those that stand so already, or changed meanwhile, are left alone.
 * Returns how many were to be changed.
 */
export async function placeAll(placings: readonly Placed[]): Promise<number> {
  const changes = placings.filter(differs);
  if (changes.length > 0) await Callback.bulkWrite(changes.map(write), { ordered: false });
  return changes.length;
}

function differs({ call, day, assignee, window, ownSlot }: Placed): boolean {
  return (
    call.day !== day ||
    (assignee !== undefined && call.assignee !== assignee) ||
    +(call.window?.from ?? 0) !== +(window?.from ?? 0) ||
    +(call.window?.to ?? 0) !== +(window?.to ?? 0) ||
    (call.ownSlot ?? false) !== (ownSlot ?? false)
  );
}

function write({ call, day, assignee, window, ownSlot }: Placed): object {
  const { _id, revision, status } = call;
  const by = `place:${day}:${revision}`;
  return {
    updateOne: {
      filter: { _id, revision, status },
      update: {
        $set: {
          day,
          ...(assignee !== undefined && { assignee }),
          ...(window && { window, ownSlot: ownSlot ?? false }),
          // No card shows a call that is only planned; the day's card is told once for all of them.
          ...(status !== "planned" && { stale: true }),
        },
        ...(!window && { $unset: { window: 1, ownSlot: 1 } }),
        $inc: { revision: 1 },
        $push: { done: { $each: [by], $slice: -KEYS_KEPT } },
      },
    },
  };
}
