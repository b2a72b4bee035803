import { plainOf } from "./html.ts";
import { refused } from "./refusal.ts";
import { chatInfo, messageInfo, type Chat, type InlineButton, type Message, type World } from "./world.ts";

/** What a request brings: JSON values, or fields and files of a form. */
export type Payload = Readonly<Record<string, unknown>>;

/** What the methods share beside the chats. */
export interface Desk {
  world: World;
  /** Presses that wait for their answer, by their id, and what they were answered. */
  queries: Map<string, { answer?: { text?: string; url?: string; alert: boolean } }>;
  commands: Map<string, { command: string; description: string }[]>;
}

/** The methods of the Bot API that need nothing but the chats; others are unknown to this server. */
export const methods: Readonly<Record<string, (desk: Desk, payload: Payload) => unknown>> = {
  getMe: ({ world }) => ({ ...world.bot, can_join_groups: true, supports_inline_queries: false }),

  sendMessage({ world }, payload) {
    const chat = world.chat(payload.chat_id);
    return add(chat, {
      ...words(payload, "text", 4096),
      ...placed(chat, payload),
      from: world.bot,
      edits: 0,
    });
  },

  sendPhoto({ world }, payload) {
    const chat = world.chat(payload.chat_id);
    const { photo } = payload;
    if (!(photo instanceof File)) throw refused(400, "Bad Request: there is no photo in the request");
    const caption = payload.caption === undefined ? { text: "", html: "" } : words(payload, "caption", 1024);
    return add(chat, {
      ...caption,
      ...placed(chat, payload),
      ...{ from: world.bot, edits: 0, photo: { bytes: photo.size } },
    });
  },

  editMessageText({ world }, payload) {
    const chat = world.chat(payload.chat_id);
    const message = chat.messages.find((one) => one.message_id === Number(payload.message_id));
    if (!message) throw refused(400, "Bad Request: message to edit not found");
    if (message.from.id !== world.bot.id) throw refused(400, "Bad Request: message can't be edited");
    const { text, html } = words(payload, "text", 4096);
    const keyboard = keyboardOf(payload);
    if (html === message.html && JSON.stringify(keyboard) === JSON.stringify(message.keyboard)) {
      throw refused(
        400,
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
      );
    }
    Object.assign(message, { text, html, keyboard, edits: message.edits + 1 });
    return messageInfo(chat, message);
  },

  deleteMessage({ world }, payload) {
    const chat = world.chat(payload.chat_id);
    const at = chat.messages.findIndex((one) => one.message_id === Number(payload.message_id));
    if (at < 0) throw refused(400, "Bad Request: message to delete not found");
    chat.messages.splice(at, 1);
    return true;
  },

  answerCallbackQuery({ queries }, { callback_query_id, text, url, show_alert }) {
    const query = queries.get(String(callback_query_id));
    if (!query) {
      throw refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
    }
    if (typeof text === "string" && [...text].length > 200)
      throw refused(400, "Bad Request: MESSAGE_TOO_LONG");
    if (url !== undefined && !/^https:\/\/t\.me\/\w+\?start=[\w-]{1,64}$/.test(String(url)))
      throw refused(400, "Bad Request: URL_INVALID");
    query.answer ??= {
      alert: show_alert === true,
      ...(typeof text === "string" && { text }),
      ...(typeof url === "string" && { url }),
    };
    return true;
  },

  getChat: ({ world }, { chat_id }) => chatInfo(world.chat(chat_id)),

  getChatMember({ world }, { chat_id, user_id }) {
    const chat = world.chat(chat_id);
    if (Number(user_id) !== world.bot.id) throw refused(400, "Bad Request: user not found");
    const rights = chat.bot === "administrator" ? { can_manage_topics: true } : {};
    return { status: chat.bot, user: world.bot, ...rights };
  },

  createForumTopic({ world }, { chat_id, name }) {
    const chat = world.chat(chat_id);
    if (!chat.is_forum) throw refused(400, "Bad Request: the chat is not a forum");
    if (chat.bot !== "administrator") throw refused(400, "Bad Request: not enough rights to create a topic");
    if (typeof name !== "string" || name === "" || [...name].length > 128)
      throw refused(400, "Bad Request: TOPIC_TITLE_INVALID");
    const message_thread_id = ++chat.lastId;
    chat.topics.set(message_thread_id, { name, closed: false });
    return { message_thread_id, name, icon_color: 7322096 };
  },

  reopenForumTopic({ world }, { chat_id, message_thread_id }) {
    const topic = world.chat(chat_id).topics.get(Number(message_thread_id));
    if (!topic) throw refused(400, "Bad Request: message thread not found");
    if (!topic.closed) throw refused(400, "Bad Request: TOPIC_NOT_MODIFIED");
    topic.closed = false;
    return true;
  },

  setMyCommands({ commands }, { commands: list, scope, language_code = "" }) {
    if (!isCommands(list)) throw refused(400, "Bad Request: can't parse BotCommand");
    for (const { command, description } of list) {
      if (!/^[a-z0-9_]{1,32}$/.test(command)) throw refused(400, "Bad Request: BOT_COMMAND_INVALID");
      if (description === "" || description.length > 256)
        throw refused(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID");
    }
    if (!/^([a-z]{2})?$/.test(String(language_code))) throw refused(400, "Bad Request: LANG_CODE_INVALID");
    const type = (scope as { type?: string } | undefined)?.type ?? "default";
    commands.set(`${type}:${String(language_code)}`, list);
    return true;
  },
};

function isCommands(list: unknown): list is { command: string; description: string }[] {
  return (
    Array.isArray(list) &&
    list.every((one) => typeof one.command === "string" && typeof one.description === "string")
  );
}

function add(chat: Chat, message: Omit<Message, "message_id">): Record<string, unknown> {
  const kept: Message = { ...message, message_id: ++chat.lastId };
  chat.messages.push(kept);
  return messageInfo(chat, kept);
}

function words(payload: Payload, field: "text" | "caption", limit: number): { text: string; html: string } {
  const html = payload[field];
  if (typeof html !== "string" || html.trim() === "")
    throw refused(400, "Bad Request: message text is empty");
  const text = payload.parse_mode === "HTML" ? plainOf(html) : html;
  if (text.trim() === "") throw refused(400, "Bad Request: message text is empty");
  if (text.length > limit) throw refused(400, "Bad Request: message is too long");
  return { text, html };
}

/** Where a new message stands, and what is under it. */
function placed(chat: Chat, payload: Payload): Pick<Message, "keyboard" | "topic" | "replyTo"> {
  const reply = read<{ message_id: number; allow_sending_without_reply?: boolean }>(payload.reply_parameters);
  const known = chat.messages.some((one) => one.message_id === reply?.message_id);
  if (reply && !known && !reply.allow_sending_without_reply)
    throw refused(400, "Bad Request: message to be replied not found");
  const topic = payload.message_thread_id === undefined ? undefined : Number(payload.message_thread_id);
  if (topic !== undefined) {
    const found = chat.topics.get(topic);
    if (!found) throw refused(400, "Bad Request: message thread not found");
    if (found.closed) throw refused(400, "Bad Request: TOPIC_CLOSED");
  }
  return {
    keyboard: keyboardOf(payload),
    ...(topic !== undefined && { topic }),
    ...(reply && known && { replyTo: reply.message_id }),
  };
}

function keyboardOf({ reply_markup }: Payload): InlineButton[][] {
  const markup = read<{ inline_keyboard?: unknown }>(reply_markup);
  if (!markup) return [];
  const rows = markup.inline_keyboard;
  if (!Array.isArray(rows) || !rows.every(Array.isArray))
    throw refused(400, 'Bad Request: field "inline_keyboard" must be of type Array');
  const buttons: InlineButton[] = rows.flat();
  if (buttons.length > 100) throw refused(400, "Bad Request: reply markup is too long");
  for (const { text, callback_data, url } of buttons) {
    if (typeof text !== "string" || text === "")
      throw refused(
        400,
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
      );
    if ((callback_data === undefined) === (url === undefined))
      throw refused(400, "Bad Request: can't parse inline keyboard button");
    const bytes = Buffer.byteLength(callback_data ?? "x");
    if (bytes < 1 || bytes > 64) throw refused(400, "Bad Request: BUTTON_DATA_INVALID");
  }
  return rows.filter((row) => row.length > 0);
}

/** A field that comes as JSON text where the request is a form. */
function read<T>(field: unknown): T | undefined {
  return typeof field === "string" ? JSON.parse(field) : (field as T | undefined);
}
