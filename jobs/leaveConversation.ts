import { Callback } from "../models/callback.ts";
import type { Callback as Call } from "../models/callbackFields.ts";
import { finishFollows } from "../models/follow.ts";
import { deedFor } from "./deedFor.ts";
import { unlessChanged } from "./unlessChanged.ts";

/** Gives a call a conversation of its own again; null where a person was quicker. */
export async function leaveConversation(callback: Call, now: Date): Promise<Call | null> {
  const left = await unlessChanged(callback.leave(deedFor("leave", callback, now)));
  if (left) await finishFollows(left);
  return left;
}

/** The calls that are part of this one's conversation; it may name others that never came to join. */
export async function joinedCalls({ _id, store, also }: Call): Promise<Call[]> {
  if (also.length === 0) return [];
  return Callback.find({ _id: { $in: also }, store, lead: _id }).sort({ _id: 1 });
}
