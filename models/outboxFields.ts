import type { SchemaDefinition } from "mongoose";
import type { BusyPlace, CardPlace, DeadEnd } from "./cardFields.ts";
import type { Id } from "./id.ts";

/** What everything has that is to be sent: a lease, and how far the sending got. */
export interface OutboxFields {
  _id: Id;
  store: string;
  place: CardPlace;
  /** Something is to be sent, though not before that moment: the end of a lease, of a wait or of a pause. */
  due?: boolean;
  notBefore: Date;
  /** The number of the last lease: who holds an older one changes nothing. */
  lease: number;
  /** The platform's id of the message. */
  message?: string;
  /** Since when the first send is under way, or was when the process died. */
  sending?: Date;
  /** Sends in a row of which nobody knows whether they arrived. */
  tries: number;
  dead?: DeadEnd;
}

/** Whether nothing was sent, or nobody knows: then it is searched for before it is sent again. */
export type Unsent = "unsent" | "unsure";

/** Schema paths of what is to be sent. */
export const outboxPaths = {
  store: { type: String, required: true },
  place: { platform: String, channel: String, thread: { type: String, default: null } },
  due: Boolean,
  notBefore: Date,
  lease: Number,
  message: String,
  sending: Date,
  tries: Number,
  dead: String,
} satisfies SchemaDefinition;

/** The values of what was never sent and is due at once. */
export const unsent = { notBefore: new Date(0), lease: 0, tries: 0 };

/** The index by which what is due is found without looking at the rest. */
export const dueIndex = [
  { due: 1, notBefore: 1, _id: 1 },
  { name: "due", partialFilterExpression: { due: true } },
] as const;

/** What is due longest comes first. */
export const dueOrder = { notBefore: 1, _id: 1 } as const;

/** What is due now, outside `busy` channels. */
export function dueAt(now: Date, busy: readonly BusyPlace[]) {
  return {
    due: true,
    notBefore: { $lte: now },
    ...(busy.length > 0 && { $nor: busy.map(busyWith) }),
  };
}

/** What has to wait where a channel is busy: a thing with a message is edited, another is sent. */
function busyWith({ only, ...place }: BusyPlace) {
  return { ...channelOf(place), ...(only && { message: { $exists: only === "edits" } }) };
}

/** Takes it for the time until `until`. */
export function leased(until: Date) {
  return { $inc: { lease: 1 }, $set: { notBefore: until } };
}

/** What is due, but in somebody's hands or in a pause. */
export function heldAt(now: Date) {
  return { due: true, notBefore: { $gt: now } };
}

/** Gives it back untouched, to be taken again then. */
export function putBack(until: Date) {
  return { $set: { notBefore: until } };
}

/** Its first send begins now; what an earlier try may have sent is looked for from that one on. */
export function begun({ sending }: Pick<OutboxFields, "sending">, now: Date) {
  return { $set: { sending: sending ?? now } };
}

/** Tries again then. */
export function postponed(until: Date, how: Unsent) {
  const set = { $set: { notBefore: until } };
  return how === "unsent" ? { ...set, $unset: { sending: 1 } } : { ...set, $inc: { tries: 1 } };
}

/** Query for a channel, with all its threads. */
export function channelOf({ platform, channel }: CardPlace) {
  return { "place.platform": platform, "place.channel": channel };
}

/** Query for a channel itself, or for the thread in it. */
export function placeOf(place: CardPlace) {
  return { ...channelOf(place), "place.thread": place.thread ?? null };
}

/** Swallows that somebody else made the same document at the same moment. */
export function alreadyMade(error: unknown): void {
  if ((error as { code?: number }).code !== 11000) throw error;
}
