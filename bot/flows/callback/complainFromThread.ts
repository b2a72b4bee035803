import { Callback } from "../../../models/callback.ts";
import { Card } from "../../../models/card.ts";
import { derivedId } from "../../../models/id.ts";
import { complaintFields, readComplaintFields } from "../../forms/complaintFields.ts";
import type { MsgRef, Reply } from "../../chat.ts";
import { readSubject } from "../../display.ts";
import type { Actor } from "../actor.ts";
import { raise, raisedText } from "../complaint/raise.ts";
import { asking } from "../flow.ts";

/** Makes a complaint of a message in the thread of a call: the form, or null where the thread is of none. */
export async function complainFromThread(
  actor: Actor,
  { place, id }: MsgRef,
  words: string,
): Promise<Reply | null> {
  if (place.thread === undefined) return null;
  const { platform, channel, thread } = place;
  const card = await Card.ofThread(actor.store._id, { platform, channel, thread });
  const subject = card && readSubject(card.subject);
  if (subject?.type !== "callback") return null;
  const message = String(derivedId("message", platform, channel, id));
  const { form } = await complainFromMessage.open(actor, { ...subject, arg: message });
  return form ? { form: { ...form, values: { ...form.values, words } } } : {};
}

/** A complaint from a message about a call, once for each message and department. */
export const complainFromMessage = asking({
  name: "complainFromMessage",
  title: "form.complaint.title",
  submit: "form.complaint.submit",
  subject: ({ store }, { id }) => Callback.named(store._id, id),
  questions: (actor) => complaintFields(actor.store, actor.reader),
  async run(actor, { _id, customer, vehicle, visit }, given, { arg = "" }) {
    const raised = await raise(actor, {
      ...readComplaintFields(given),
      ...{ cause: `message:${arg}`, customer, vehicle, callback: _id },
      ...(visit && { visit }),
    });
    return { toast: await raisedText(actor, raised) };
  },
});
