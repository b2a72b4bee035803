import { InputFile, type Api } from "grammy";
import type { Picture } from "../chat.ts";
import { outcomeOf, type Outcome } from "./api/outcome.ts";
import type { TelegramMessage } from "./cards/cardMessage.ts";
import { bold, escaped } from "./cards/html.ts";
import { messageId, readMessageId } from "./ids.ts";
import type { ThreadTarget } from "./threads.ts";

const CAPTION_LIMIT = 1_024;
const TOPIC_LIMIT = 128;

/** The mouth: every request that puts something into a chat, each telling how it went. */
export interface Speaker {
  /** Sends a message and tells its id. */
  post(chat: string, message: TelegramMessage, target?: ThreadTarget): Promise<Outcome<string>>;
  /** Makes a message show something else; one that shows it already is `unchanged`. */
  edit(id: string, message: TelegramMessage): Promise<Outcome<string>>;
  photo(chat: string, picture: Picture, target?: ThreadTarget): Promise<Outcome<string>>;
  remove(id: string): Promise<Outcome<unknown>>;
  /** Ends the waiting of a button that was pressed: with a sentence, or by opening an address. */
  answer(query: string, answer?: { text?: string; alert?: boolean; url?: string }): Promise<Outcome<unknown>>;
  isForum(chat: string): Promise<Outcome<boolean>>;
  /** Makes a topic in a forum and tells its number. */
  topic(chat: string, title: string): Promise<Outcome<number>>;
  reopenTopic(chat: string, topic: number): Promise<Outcome<unknown>>;
}

/** Builds the mouth over grammY's client. */
export function createSpeaker(api: Api): Speaker {
  return {
    post: (chat, message, target = {}) =>
      outcomeOf(async () => {
        const sent = await api.sendMessage(chat, message.html, { ...look(message), ...target });
        return messageId(chat, sent.message_id);
      }),
    edit: (id, message) =>
      outcomeOf(async () => {
        const { chat, message: number } = readMessageId(id)!;
        await api.editMessageText(chat, number, message.html, look(message));
        return id;
      }),
    photo: (chat, { png, alt, caption }, target = {}) =>
      outcomeOf(async () => {
        const words = caption === undefined ? bold(alt.slice(0, 200)) : escaped(caption.slice(0, 900));
        const sent = await api.sendPhoto(chat, new InputFile(png, "picture.png"), {
          ...{ caption: words.slice(0, CAPTION_LIMIT), parse_mode: "HTML" },
          ...target,
        });
        return messageId(chat, sent.message_id);
      }),
    remove: (id) =>
      outcomeOf(async () => {
        const { chat, message } = readMessageId(id)!;
        return api.deleteMessage(chat, message);
      }),
    answer: (query, { text, alert, url } = {}) =>
      outcomeOf(() =>
        api.answerCallbackQuery(query, {
          ...(text !== undefined && { text }),
          ...(alert && { show_alert: true }),
          ...(url !== undefined && { url }),
        }),
      ),
    isForum: (chat) =>
      outcomeOf(async () => {
        const found = await api.getChat(chat);
        return "is_forum" in found && found.is_forum === true;
      }),
    topic: (chat, title) =>
      outcomeOf(async () => {
        const made = await api.createForumTopic(chat, shortTitle(title));
        return made.message_thread_id;
      }),
    reopenTopic: (chat, topic) => outcomeOf(() => api.reopenForumTopic(chat, topic)),
  };
}

/** Links are not looked at: a preview would use up a one-time address. */
const look = ({ keyboard }: TelegramMessage) => ({
  parse_mode: "HTML" as const,
  link_preview_options: { is_disabled: true },
  reply_markup: { inline_keyboard: keyboard },
});

function shortTitle(title: string): string {
  const characters = [...title.trim()];
  if (characters.length === 0) return "\u2026";
  return characters.length <= TOPIC_LIMIT
    ? characters.join("")
    : `${characters.slice(0, TOPIC_LIMIT - 1).join("")}\u2026`;
}
