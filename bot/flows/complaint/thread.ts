import { Card } from "../../../models/card.ts";
import { Complaint } from "../../../models/complaint.ts";
import { messageKey } from "../../cards/threadLines.ts";
import type { MsgRef, Reply } from "../../chat.ts";
import { readSubject } from "../../display.ts";
import type { Actor } from "../actor.ts";

/** What is written under a complaint's card goes into its file; null where the thread is none of a complaint's. */
export async function fileReply(actor: Actor, message: MsgRef, text: string): Promise<Reply | null> {
  const complaint = await complaintUnder(actor, message);
  if (!complaint) return null;
  await complaint.wrote(actor.act, keyOf(message), text);
  return {};
}

/** A reply was reworded: the file keeps both. */
export async function fileEdit(actor: Actor, message: MsgRef, text: string): Promise<void> {
  const complaint = await complaintUnder(actor, message);
  if (complaint && hasReply(complaint, message, actor))
    await complaint.edited(actor.act, keyOf(message), text);
}

/** A reply was taken away: the file keeps its words, and that they were deleted. */
export async function fileDeletion(actor: Actor, message: MsgRef): Promise<void> {
  const complaint = await complaintUnder(actor, message);
  if (complaint && hasReply(complaint, message, actor)) await complaint.deleted(actor.act, keyOf(message));
}

async function complaintUnder({ store }: Actor, { place }: MsgRef): Promise<Complaint | null> {
  if (place.thread === undefined) return null;
  const { platform, channel, thread } = place;
  const card = await Card.ofThread(store._id, { platform, channel, thread });
  const subject = card && readSubject(card.subject);
  return subject?.type === "complaint" ? Complaint.named(store._id, subject.id) : null;
}

const keyOf = ({ place, id }: MsgRef): string => messageKey(place.platform, place.channel, id);

const hasReply = ({ timeline }: Complaint, message: MsgRef, { person }: Actor): boolean =>
  timeline.some((entry) => entry.id === keyOf(message) && entry.person === person.code);
