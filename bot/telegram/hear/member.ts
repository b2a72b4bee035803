import type { ChatMemberUpdated } from "grammy/types";
import { t } from "../../../locales/index.ts";
import { Card } from "../../../models/card.ts";
import { Notice } from "../../../models/notice.ts";
import { Person } from "../../../models/person.ts";
import type { DeadPlace } from "../../outboxParts.ts";
import { escaped } from "../cards/html.ts";
import { isGroup } from "../ids.ts";
import type { EarsParts } from "./ears.ts";

/** What a change of the bot's own standing leads to. */
export interface MemberParts {
  /** The bot was taken out of a channel: its admins have to hear of it by another way. */
  onDead(end: DeadPlace): Promise<void>;
}

/** The bot was added to a group, taken out of it, or blocked by somebody. */
export async function hearMember(member: ChatMemberUpdated, _key: string, parts: EarsParts): Promise<void> {
  const chat = String(member.chat.id);
  const { status } = member.new_chat_member;
  const isOut = status === "kicked" || status === "left";
  if (!isGroup(chat)) return isOut ? blocked(chat) : undefined;
  const rooms = await parts.rooms.ofGroup(chat);
  if (isOut) {
    for (const room of rooms) {
      await parts.onDead({ ...room, platform: "telegram", why: "forbidden", reason: status });
    }
    return;
  }
  if (rooms.length === 0 && !("is_member" in member.new_chat_member)) {
    const html = escaped(t(parts.locale, "telegram.unknownGroup", { id: chat }));
    return parts.flight.go(parts.speaker.post(chat, { html, keyboard: [] }));
  }
  // What could not be said meanwhile is said now.
  for (const { store, channel } of rooms) {
    const place = { platform: "telegram" as const, channel };
    await Card.revive(store, place);
    await Notice.revive(store, place);
  }
}

/** Whoever blocks the bot is spoken to on the desk from then on. */
async function blocked(user: string): Promise<void> {
  for (const { store, code, lastChat } of await Person.byChat("telegram", user)) {
    if (lastChat === "telegram") await Person.sawOn(store, code, "web");
  }
}
