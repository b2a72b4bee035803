import type { EventKind } from "../models/inboxEvent.ts";
import type { Answered, ChatInbox, Deleted, Drafted, Edited, Pressed, Wrote } from "./chat.ts";
import type { Tokens } from "./tokens.ts";

/** What comes in, by the inbox's method that takes it. */
export interface EventOf {
  pressed: Pressed;
  answered: Answered;
  drafted: Drafted;
  wrote: Wrote;
  edited: Edited;
  deleted: Deleted;
}

/** What its author gets to see. */
export type AnswerOf<K extends EventKind> = Awaited<ReturnType<ChatInbox[K]>>;

/** What an event is about, so that the events of one subject are worked on in the order of their arrival. */
export async function eventSubject(event: EventOf[EventKind], tokens: Pick<Tokens, "read">): Promise<string> {
  if ("token" in event) return (await tokens.read(event.token))?.subject ?? `token:${event.token}`;
  if ("formId" in event) return event.formId.slice(event.formId.indexOf("/") + 1);
  const { platform, store, channel, thread } = event.message.place;
  return `place:${platform}:${store}:${channel}:${thread ?? ""}`;
}
