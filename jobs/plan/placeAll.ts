import { Callback } from "../../models/callback.ts";
import type { Callback as Call, CallbackFields, Placing } from "../../models/callbackFields.ts";
import { inChunks } from "../../models/among.ts";
import { KEYS_KEPT } from "../../models/change.ts";

/** A call and where it is to stand. */
export interface Placed
  extends Required<Pick<Placing, "day">>, Pick<Placing, "assignee" | "window" | "ownSlot"> {
  call: Call;
}

/**
 * Gives calls of a list that nobody has taken their day, window and caller: as `place` does, but in one write for all
 * that are changed alike, since a night's list may have thousands. Those that stand so already, or have changed
 * meanwhile, are left alone. Returns how many were to be changed.
 */
export async function placeAll(placings: readonly Placed[]): Promise<number> {
  const changes = placings.filter(differs);
  const alike = new Map<string, Placed[]>();
  for (const change of changes) {
    const { call, day, assignee, window, ownSlot } = change;
    const sort = JSON.stringify([call.revision, call.status, day, assignee, window, ownSlot]);
    const others = alike.get(sort);
    if (others) others.push(change);
    else alike.set(sort, [change]);
  }
  for (const [first, ...others] of alike.values()) {
    const ids = [first!, ...others].map(({ call }) => call._id);
    const { revision, status } = first!.call;
    for (const some of inChunks(ids))
      await Callback.updateMany({ _id: { $in: some }, revision, status }, placing(first!));
  }
  return changes.length;
}

/** A call as `placeAll` would leave it, for one that is only planned and has yet to be written down. */
export function asPlaced(placed: Placed): CallbackFields {
  const { call, day, assignee, window, ownSlot } = placed;
  if (!differs(placed)) return call;
  return {
    ...call,
    day,
    ...(assignee !== undefined && { assignee }),
    ...(window && { window, ownSlot: ownSlot ?? false }),
    revision: call.revision + 1,
    done: [...call.done, keyOf(placed)],
  };
}

/** Whether the call does not stand there yet. */
export function differs({ call, day, assignee, window, ownSlot }: Placed): boolean {
  return (
    call.day !== day ||
    (assignee !== undefined && call.assignee !== assignee) ||
    +(call.window?.from ?? 0) !== +(window?.from ?? 0) ||
    +(call.window?.to ?? 0) !== +(window?.to ?? 0) ||
    (call.ownSlot ?? false) !== (ownSlot ?? false)
  );
}

function placing({ call, day, assignee, window, ownSlot }: Placed): object {
  return {
    $set: {
      day,
      ...(assignee !== undefined && { assignee }),
      ...(window && { window, ownSlot: ownSlot ?? false }),
      // No card shows a call that is only planned; the day's card is told once for all of them.
      ...(call.status !== "planned" && { stale: true }),
    },
    ...(!window && { $unset: { window: 1, ownSlot: 1 } }),
    $inc: { revision: 1 },
    $push: { done: { $each: [keyOf({ call, day })], $slice: -KEYS_KEPT } },
  };
}

function keyOf({ call, day }: Pick<Placed, "call" | "day">): string {
  return `place:${day}:${call.revision}`;
}
