import type { BlockAction, ButtonAction } from "@slack/bolt";
import type { Pressed } from "../../chat.ts";
import { placeOf } from "../places.ts";
import { readMemory } from "../form/formView.ts";
import { type Ack, answered, type EarParts, eventOf } from "./parts.ts";

/** The prefix of our buttons' actions. */
export const PRESS = /^press:/;

/** A button was pressed: on a card, in an answer, at home or in a window. */
export async function press(body: BlockAction<ButtonAction>, ack: Ack, parts: EarParts): Promise<void> {
  const [action] = body.actions;
  const { user, trigger_id: trigger, view } = body;
  const at = whereOf(body);
  const event: Pressed = {
    ...eventOf(body, `press:${trigger}`, parts.clock()),
    token: action?.value ?? "",
    ...(at && { message: { place: await placeOf({ ...at, user: user.id }), id: at.ts } }),
  };
  const memory = view && readMemory(view.private_metadata);
  const asker = {
    user: user.id,
    channel: at?.channel ?? memory?.channel,
    thread: at ? (at.thread === at.ts ? undefined : at.thread) : memory?.thread,
    trigger,
    pressed: true,
    respond: body.response_url,
    ...(view?.type === "modal" && { view: view.id }),
  };
  await answered(parts, event, asker, ack, (kept) => parts.inbox.pressed(event, kept));
}

/** The message that bears the button; undefined in a window and at home. */
function whereOf({ container, channel }: BlockAction<ButtonAction>) {
  const { message_ts: ts, thread_ts: thread, channel_id: id = channel?.id } = container as Container;
  return ts === undefined || id === undefined ? undefined : { ts, thread, channel: id };
}

interface Container {
  message_ts?: string;
  thread_ts?: string;
  channel_id?: string;
}
