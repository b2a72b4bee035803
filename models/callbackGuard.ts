import { AppError } from "../locales/appError.ts";
import type { Deed } from "./act.ts";
import type { Callback } from "./callbackFields.ts";
import { type Change, change } from "./change.ts";
import { Person } from "./person.ts";
import { type CallbackAct, callbackActs, mayDo } from "./rules/callbackStates.ts";

/** A change of a callback: what it needs besides the right state. */
export type CallbackChange = Partial<Pick<Change<Callback>, "from" | "refuse" | "quiet">> &
  Pick<Change<Callback>, "update">;

/** Does an act of the state table to a callback, in one guarded update. */
export function act(
  callback: Callback,
  name: CallbackAct,
  deed: Deed,
  step: CallbackChange,
): Promise<Callback> {
  return change(callback, deed, {
    ...step,
    from: { status: { $in: callbackActs[name].from }, ...step.from },
    refuse: async (current) =>
      mayDo(name, current.status) ? ((await step.refuse?.(current)) ?? null) : notNow(current),
  });
}

/** Why a callback cannot be worked on by who does not hold it; null for its holder. */
export async function heldBy(callback: Callback, person: string): Promise<AppError | null> {
  return callback.claimed?.person === person ? null : notNow(callback);
}

/** What stands in the way: somebody has it, it is over, it waits, or nobody has it. */
async function notNow(callback: Callback): Promise<AppError> {
  if (callback.claimed) {
    return new AppError("callback.alreadyTaken", { by: await nameOf(callback, callback.claimed.person) });
  }
  if (callback.status !== "done")
    return new AppError(callback.status === "open" ? "callback.notHeld" : "callback.notOpen");
  return callback.finalBy
    ? new AppError("callback.alreadyDoneBy", { by: await nameOf(callback, callback.finalBy) })
    : new AppError("callback.alreadyDone");
}

async function nameOf({ store }: Callback, code: string): Promise<string> {
  return (await Person.names(store, [code])).get(code) ?? code;
}
