import type { Message } from "grammy/types";
import { t } from "../../../locales/index.ts";
import { AppError } from "../../../locales/appError.ts";
import { TelegramThread } from "../../../models/telegramThread.ts";
import type { MsgRef, Place, Reply } from "../../chat.ts";
import { escaped } from "../cards/html.ts";
import { isGroup, messageId } from "../ids.ts";
import { threadOf } from "../threads.ts";
import type { EarsParts } from "./ears.ts";
import { hearStart, readStart } from "./start.ts";
import { type Known, whoIs } from "./who.ts";

/** A text, or a change of one. */
export async function hearText(
  message: Message,
  key: string,
  parts: EarsParts,
  edited = false,
): Promise<void> {
  const { chat, from, migrate_to_chat_id: to, migrate_from_chat_id: before } = message;
  if (to !== undefined) return parts.rooms.moved(String(chat.id), String(to));
  if (before !== undefined) return parts.rooms.moved(String(before), String(chat.id));
  // What bots, channels and nameless admins write is nobody's word.
  if (!from || from.is_bot || message.sender_chat) return;
  const text = wordsOf(message);
  // Whoever renames or closes a topic, or comes and goes, has said nothing.
  if (text === undefined && !attachments.some((kind) => kind in message)) return;
  if (isGroup(String(chat.id))) await inGroup(message, text, key, parts, edited);
  else await inPrivate(message, text ?? "", key, parts, edited);
}

async function inPrivate(
  message: Message,
  text: string,
  key: string,
  parts: EarsParts,
  edited: boolean,
): Promise<void> {
  const { forms, flight, speaker, locale } = parts;
  const user = String(message.from!.id);
  const start = edited ? undefined : readStart(text);
  if (start !== undefined) return hearStart(message.from!, start, key, parts);
  const known = await whoIs(message.from!, undefined, locale);
  if (!known.person) {
    const html = escaped(t(known.locale, "telegram.stranger"));
    return flight.go(speaker.post(user, { html, keyboard: [] }));
  }
  const repliedTo = message.reply_to_message && messageId(user, message.reply_to_message.message_id);
  const id = messageId(user, message.message_id);
  if (!edited && text !== "" && !text.startsWith("/") && (await forms.typed(user, text, repliedTo, key))) {
    // The words stand in the form from now on; the form stays the last thing in the chat.
    return flight.go(speaker.remove(id));
  }
  const { store, code } = known.person;
  const thread = await threadOf(message, parts.bot);
  const place: Place = {
    ...{ platform: "telegram", store, channel: `dm:${code}` },
    ...(thread !== undefined && { thread }),
  };
  await tell(
    { place, id },
    text === "" ? attachment(known) : text,
    { known, key, direct: true, edited },
    message,
    parts,
  );
}

async function inGroup(
  message: Message,
  text: string | undefined,
  key: string,
  parts: EarsParts,
  edited: boolean,
): Promise<void> {
  const { rooms, username, bot, wall, locale } = parts;
  const chat = String(message.chat.id);
  if ("is_forum" in message.chat) rooms.setForum(chat, message.chat.is_forum === true);
  const found = await rooms.ofGroup(chat);
  const own = username() ?? "";
  const addressed = text === undefined ? undefined : addressedTo(text, own);
  if (addressed === "another") return;
  const isDirect = addressed !== undefined;
  if (found.length === 0) {
    if (isDirect) sayWhere(message, parts);
    return;
  }
  const known = await whoIs(
    message.from!,
    found.map(({ store }) => store),
    locale,
  );
  // Guests of a group may talk to each other; only who speaks to the product is answered.
  if (!known.person && !isDirect) return;
  const room = found.find(({ store }) => store === known.person?.store) ?? found[0]!;
  const thread = await threadOf(message, bot);
  if (text === undefined && thread === undefined) return;
  const id = messageId(chat, message.message_id);
  if (thread !== undefined) await TelegramThread.joined(id, thread, wall());
  const place: Place = { platform: "telegram", ...room, ...(thread !== undefined && { thread }) };
  const words = addressed?.text ?? text ?? attachment(known);
  await tell({ place, id }, words, { known, key, direct: isDirect, edited }, message, parts);
}

async function tell(
  ref: MsgRef,
  text: string,
  { known, key, direct, edited }: { known: Known; key: string; direct: boolean; edited: boolean },
  message: Message,
  { flight, inbox, show, clock }: EarsParts,
): Promise<void> {
  const event = { key, platform: "telegram" as const, by: known.author, at: clock(), message: ref, text };
  if (edited) {
    return flight.keep(
      (onDisk) => inbox().edited(event, onDisk),
      async () => undefined,
    );
  }
  const asker = {
    ...{ user: String(message.from!.id), chat: String(message.chat.id), message: message.message_id },
    ...{ locale: known.locale, ...(known.whose && { whose: known.whose }) },
  };
  await flight.keep(
    async (onDisk) => {
      let isKept = false;
      return inbox()
        .wrote({ ...event, direct }, () => {
          isKept = true;
          onDisk();
        })
        .catch((error: unknown): Reply => {
          if (isKept && error instanceof AppError) return { toast: error.in(known.locale) };
          throw error;
        });
    },
    (reply) => show(asker, reply, key),
  );
}

/** A group that no store names is told its id, which the store's file wants. */
function sayWhere({ chat, from }: Message, { flight, speaker, locale }: EarsParts): void {
  const spoken = from?.language_code?.startsWith("zh") === false ? "en" : locale;
  const html = escaped(t(spoken, "telegram.unknownGroup", { id: String(chat.id) }));
  flight.go(speaker.post(String(chat.id), { html, keyboard: [] }));
}

/**
 * Whether a text in a group speaks to this bot: a command, or its name, which is left out then. Undefined where it
 * speaks to nobody, `another` where it is another bot's command.
 */
function addressedTo(text: string, own: string): { text: string } | "another" | undefined {
  const [, of] = /^\/\w+(?:@(\w+))?/.exec(text) ?? [];
  if (text.startsWith("/")) return of === undefined || same(of, own) ? { text } : "another";
  const mention = new RegExp(`(^|\\s)@${own}(?=$|\\W)`, "i");
  return own !== "" && mention.test(text) ? { text: text.replace(mention, " ").trim() } : undefined;
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** What may be sent instead of words. */
const attachments = [
  ...["photo", "document", "voice", "video", "audio", "video_note", "animation", "sticker"],
  ...["location", "contact"],
];

/** What was written; undefined where it is no text, such as a picture without a word. */
function wordsOf({ text, caption }: Message): string | undefined {
  return text ?? caption;
}

/** What stands in the file for a picture or a voice message: the file itself stays on Telegram. */
const attachment = ({ locale }: Known): string => t(locale, "telegram.attachment");
