import type { Update } from "grammy/types";
import type { Locale } from "../../../locales/index.ts";
import type { ChatInbox } from "../../chat.ts";
import type { Tokens } from "../../tokens.ts";
import type { Flight } from "../flight.ts";
import type { Forms } from "../form/forms.ts";
import type { ShowReply } from "../reply.ts";
import type { Rooms } from "../rooms.ts";
import type { Speaker } from "../speaker.ts";
import { hearMember, type MemberParts } from "./member.ts";
import { hearPress } from "./press.ts";
import { hearText } from "./text.ts";

/** What hearing needs. */
export interface EarsParts extends MemberParts {
  /** The bot's own id, and its name once that is known. */
  bot: number;
  username(): string | undefined;
  tokens: Pick<Tokens, "read">;
  inbox(): ChatInbox;
  rooms: Rooms;
  speaker: Speaker;
  forms: Forms;
  flight: Flight;
  show: ShowReply;
  clock(): Date;
  wall(): Date;
  locale: Locale;
}

/** Hears an update; resolves when it is on disk, or when nothing of it has to be. Throws where it cannot be kept. */
export async function hear(update: Update, parts: EarsParts): Promise<void> {
  const { message, edited_message: edited, callback_query: query, my_chat_member: member } = update;
  // The bot's id stands in it: another bot counts its updates by itself.
  const key = `tg:${parts.bot}:${update.update_id}`;
  if (query) await hearPress(query, key, parts);
  else if (message) await hearText(message, key, parts);
  else if (edited) await hearText(edited, key, parts, true);
  else if (member) await hearMember(member, key, parts);
}
