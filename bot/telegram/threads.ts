import type { Message } from "grammy/types";
import { TelegramThread } from "../../models/telegramThread.ts";
import { messageId, readMessageId } from "./ids.ts";

/** How a message is put into a thread. */
export interface ThreadTarget {
  message_thread_id?: number;
  reply_parameters?: { message_id: number; allow_sending_without_reply: true };
}

/** Where a thread goes on: in a topic of the forum, or as a chain of replies to its root. */
export async function targetOf(chat: string, thread: string): Promise<ThreadTarget> {
  const topic = await TelegramThread.topicOf(thread);
  if (topic) return { message_thread_id: topic.topic };
  const root = readMessageId(thread);
  // A root of the group's time before it became a supergroup has no place in this one.
  if (root?.chat !== chat) return {};
  return { reply_parameters: { message_id: root.message, allow_sending_without_reply: true } };
}

/** The thread that a message heard in a chat belongs to; undefined for the channel itself. */
export async function threadOf(message: Message, bot: number): Promise<string | undefined> {
  const { chat, reply_to_message: repliedTo } = message;
  if (message.is_topic_message && message.message_thread_id !== undefined) {
    const topic = await TelegramThread.of(`${chat.id}:#${message.message_thread_id}`);
    if (topic !== undefined) return topic;
  }
  if (!repliedTo) return undefined;
  const root = messageId(chat.id, repliedTo.message_id);
  // A reply names the message before it, not the first of the chain.
  return (await TelegramThread.of(root)) ?? (repliedTo.from?.id === bot ? root : undefined);
}
