import type { FakeTelegram } from "./server.ts";
import type { Update } from "./updates.ts";
import { chatInfo, messageInfo, type Chat, type Message, type User } from "./world.ts";

/** What a press was answered. */
export interface PressAnswer {
  text?: string;
  url?: string;
  alert: boolean;
}

/** Somebody with a phone in his hand: reads, writes and presses, and nothing else. */
export class TelegramPerson {
  readonly user: User;
  readonly #telegram: FakeTelegram;
  #queries = 0;

  constructor(telegram: FakeTelegram, user: User) {
    this.#telegram = telegram;
    this.user = user;
  }

  /** His private chat with the bot. */
  get chat(): Chat {
    return this.#telegram.world.chats.get(this.user.id)!;
  }

  /** Presses a button of a message; `update` is what the bot is told. */
  press(chat: Chat, message: Message, label: string): { update: Update; answered: Promise<PressAnswer> } {
    const button = message.keyboard.flat().find(({ text }) => text === label);
    if (button?.callback_data === undefined) {
      throw new Error(`no button ${label} under: ${message.text} ${JSON.stringify(message.keyboard)}`);
    }
    return this.forge(chat, message, button.callback_data);
  }

  /** Sends a press that no button has. */
  forge(chat: Chat, message: Message, data: string): { update: Update; answered: Promise<PressAnswer> } {
    const id = `q${this.user.id}-${++this.#queries}`;
    this.#telegram.queries.set(id, {});
    const update = this.#telegram.updates.push({
      callback_query: {
        ...{ id, from: this.user, chat_instance: String(chat.id), data },
        message: messageInfo(chat, message),
      },
    });
    return { update, answered: this.#telegram.until(() => this.#telegram.queries.get(id)?.answer) };
  }

  /** Writes a text; one that the bot may not hear is not told to it. */
  write(
    chat: Chat,
    text: string,
    { topic, replyTo }: { topic?: number; replyTo?: number } = {},
  ): { message: Message; update: Update | undefined } {
    // Whoever writes to a bot has pressed Start before.
    if (chat.type === "private" && chat.bot === "never") chat.bot = "member";
    const message: Message = {
      ...{ message_id: ++chat.lastId, from: this.user, text, html: text, keyboard: [], edits: 0 },
      ...(topic !== undefined && { topic }),
      ...(replyTo !== undefined && { replyTo }),
    };
    chat.messages.push(message);
    const heard = this.#isHeard(chat, message);
    return {
      message,
      update: heard ? this.#telegram.updates.push({ message: messageInfo(chat, message) }) : undefined,
    };
  }

  /** Sends a picture without a word. */
  send(chat: Chat, topic?: number): Update {
    const message: Message = {
      ...{ message_id: ++chat.lastId, from: this.user, text: "", html: "", keyboard: [], edits: 0 },
      photo: { bytes: 1 },
      ...(topic !== undefined && { topic }),
    };
    chat.messages.push(message);
    return this.#telegram.updates.push({ message: messageInfo(chat, message) });
  }

  /** Changes a text of his. */
  rewrite(chat: Chat, message: Message, text: string): Update {
    Object.assign(message, { text, html: text, edits: message.edits + 1 });
    return this.#telegram.updates.push({ edited_message: messageInfo(chat, message) });
  }

  /** Presses Start, by a deep link where one is named. */
  start(payload = ""): Update {
    this.chat.bot = "member";
    return this.write(this.chat, `/start ${payload}`.trim()).update!;
  }

  /** Blocks the bot. */
  block(): Update {
    this.chat.bot = "kicked";
    return this.#memberUpdate("member", "kicked");
  }

  /** Takes the bot out of a group, or back into it. */
  setBot(chat: Chat, standing: "member" | "administrator" | "kicked"): Update {
    const before = chat.bot;
    chat.bot = standing;
    return this.#memberUpdate(before, standing, chat);
  }

  #memberUpdate(before: string, after: string, chat = this.chat): Update {
    const { bot } = this.#telegram.world;
    return this.#telegram.updates.push({
      my_chat_member: {
        ...{ chat: chatInfo(chat), from: this.user, date: 1_764_554_400 },
        old_chat_member: { status: before, user: bot },
        new_chat_member: { status: after, user: bot },
      },
    });
  }

  /** In privacy mode a bot hears commands, and replies to itself. */
  #isHeard(chat: Chat, { text, replyTo }: Message): boolean {
    const { bot } = this.#telegram.world;
    if (chat.type === "private" || bot.can_read_all_group_messages || chat.bot === "administrator")
      return true;
    if (text.startsWith("/")) return true;
    return chat.messages.some(({ message_id, from }) => message_id === replyTo && from.id === bot.id);
  }
}
