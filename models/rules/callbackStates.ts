/** Where a callback stands: `waiting` for its next time or for a number that somebody has to find. */
export type CallbackStatus = "planned" | "open" | "claimed" | "waiting" | "done";

/** What may be done with a callback, from which states it starts and where it leads; null stays where it is. */
export const callbackActs = {
  /** Day, window or assignee are set. */
  place: { from: ["planned", "open", "waiting"], to: null },
  /** Days and people are corrected because its visit changed; only while nobody has tried. */
  replan: { from: ["planned", "open"], to: null },
  post: { from: ["planned"], to: "open" },
  claim: { from: ["open"], to: "claimed" },
  draft: { from: ["claimed"], to: null },
  release: { from: ["claimed"], to: "open" },
  handOver: { from: ["planned", "open", "claimed"], to: null },
  resume: { from: ["waiting"], to: "open" },
  // A call nobody has posted is carried over too: after a stop of several days that is what there is.
  carryOver: { from: ["planned", "open", "claimed"], to: "open" },
  /** Another conversation takes it up, or gives it back; never one that somebody is having. */
  join: { from: ["planned", "open"], to: null },
  leave: { from: ["planned", "open", "waiting"], to: null },
  redirect: { from: ["planned", "open", "waiting"], to: null },
  // A former holder may still report it after it went back, and what joined another call was never posted itself.
  attempt: { from: ["planned", "open", "claimed", "waiting"], to: null },
  /** An attempt that came too late to count is kept, whatever has become of the callback. */
  keep: { from: ["planned", "open", "claimed", "waiting", "done"], to: null },
  end: { from: ["planned", "open", "claimed", "waiting"], to: "done" },
  // An answer counts more than a rule that had given up on it, so that even a callback that is done is completed.
  complete: { from: ["planned", "open", "claimed", "waiting", "done"], to: "done" },
} as const satisfies Record<string, { from: readonly CallbackStatus[]; to: CallbackStatus | null }>;

/** Something that may be done with a callback. */
export type CallbackAct = keyof typeof callbackActs;

/** Whether that may be done from that state. */
export function mayDo(act: CallbackAct, status: CallbackStatus): boolean {
  const from: readonly CallbackStatus[] = callbackActs[act].from;
  return from.includes(status);
}
