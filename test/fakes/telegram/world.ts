import { refused } from "./refusal.ts";

/** Somebody on Telegram. */
export interface User {
  id: number;
  is_bot: boolean;
  first_name: string;
  username?: string;
  language_code?: string;
}

/** A button of an inline keyboard. */
export interface InlineButton {
  text: string;
  callback_data?: string;
  url?: string;
}

/** A message as the server keeps it. */
export interface Message {
  message_id: number;
  from: User;
  text: string;
  /** As it was sent, tags and all. */
  html: string;
  photo?: { bytes: number; alt?: string };
  keyboard: InlineButton[][];
  topic?: number;
  replyTo?: number;
  edits: number;
}

/** A private chat, group, supergroup or forum. */
export interface Chat {
  id: number;
  type: "private" | "group" | "supergroup";
  title?: string;
  is_forum?: boolean;
  messages: Message[];
  topics: Map<number, { name: string; closed: boolean }>;
  /** How the bot stands there. */
  bot: "member" | "administrator" | "kicked" | "never";
  movedTo?: number;
  lastId: number;
}

/** All chats and people there are, as the server sees them. */
export class World {
  readonly bot: User & { can_read_all_group_messages: boolean };
  readonly users = new Map<number, User>();
  readonly chats = new Map<number, Chat>();

  constructor(botId: number) {
    this.bot = {
      ...{ id: botId, is_bot: true, first_name: "Huifang", username: "huifang_bot" },
      can_read_all_group_messages: true,
    };
  }

  /** Somebody who has pressed Start, or has not yet. */
  addUser(id: number, name: string, options: { started?: boolean; language?: string } = {}): User {
    const { started = true, language = "zh-hans" } = options;
    const user: User = { id, is_bot: false, first_name: name, language_code: language };
    this.users.set(id, user);
    this.#add({ id, type: "private", bot: started ? "member" : "never" });
    return user;
  }

  addGroup(id: number, title: string, options: Partial<Pick<Chat, "type" | "is_forum" | "bot">> = {}): Chat {
    return this.#add({ id, title, type: "supergroup", bot: "member", ...options });
  }

  /** A group becomes a supergroup: another id, its messages counted anew. */
  migrate(from: number, to: number): Chat {
    const { title = "", bot } = this.chats.get(from)!;
    this.chats.get(from)!.movedTo = to;
    return this.addGroup(to, title, { bot });
  }

  /** The chat that a request names. Refuses as the real server does where the bot may not write. */
  chat(id: unknown): Chat {
    const chat = this.chats.get(Number(id));
    if (!chat) throw refused(400, "Bad Request: chat not found");
    if (chat.movedTo !== undefined) {
      throw refused(400, "Bad Request: group chat was upgraded to a supergroup chat", {
        migrate_to_chat_id: chat.movedTo,
      });
    }
    if (chat.bot === "never") throw refused(403, "Forbidden: bot can't initiate conversation with a user");
    if (chat.bot === "kicked") {
      throw chat.type === "private"
        ? refused(403, "Forbidden: bot was blocked by the user")
        : refused(403, `Forbidden: bot was kicked from the ${chat.type} chat`);
    }
    return chat;
  }

  #add(chat: Partial<Chat> & Pick<Chat, "id" | "type" | "bot">): Chat {
    const whole: Chat = { messages: [], topics: new Map(), lastId: 0, ...chat };
    this.chats.set(chat.id, whole);
    return whole;
  }
}

/** A chat as updates and `getChat` show it. */
export function chatInfo({ id, type, title, is_forum }: Chat) {
  return { id, type, ...(title !== undefined && { title }), ...(is_forum && { is_forum }) };
}

/** A message as updates and answers show it. */
export function messageInfo(chat: Chat, message: Message): Record<string, unknown> {
  const { message_id, from, text, photo, keyboard, topic, replyTo } = message;
  const repliedTo =
    replyTo === undefined ? undefined : chat.messages.find((one) => one.message_id === replyTo);
  return {
    ...{ message_id, from, chat: chatInfo(chat), date: 1_764_554_400 },
    ...(photo ? { photo: [{ file_id: `f${message_id}` }], ...(text !== "" && { caption: text }) } : { text }),
    ...(text.startsWith("/") && {
      entities: [{ type: "bot_command", offset: 0, length: text.split(/\s/)[0]!.length }],
    }),
    ...(keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard } }),
    ...(topic !== undefined && { message_thread_id: topic, is_topic_message: true }),
    // A reply outside a forum names its thread too.
    ...(topic === undefined && replyTo !== undefined && { message_thread_id: replyTo }),
    ...(repliedTo && { reply_to_message: { ...messageInfo(chat, { ...repliedTo, replyTo: undefined! }) } }),
  };
}
