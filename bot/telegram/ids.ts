/** A message, or a topic, as the product names it: with its chat, since a supergroup counts its messages anew. */
export function messageId(chat: string | number, message: number): string {
  return `${chat}:${message}`;
}

/** The two halves of such an id; null where it is none. */
export function readMessageId(id: string): { chat: string; message: number } | null {
  const [, chat, message] = /^(-?\d+):(\d+)$/.exec(id) ?? [];
  return chat === undefined ? null : { chat, message: Number(message) };
}

/** Whether a chat is a group: groups have ids below zero. */
export const isGroup = (chat: string): boolean => chat.startsWith("-");
