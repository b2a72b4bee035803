import { Api } from "grammy";
import { clientOptions } from "./api/client.ts";
import { outcomeOf, type Outcome } from "./api/outcome.ts";
import type { TelegramSettings } from "./telegram.ts";

/** The bot behind a token. */
export interface BotInfo {
  id: number;
  username: string;
  /** Privacy mode is off: it hears ordinary replies in groups. */
  readsAll: boolean;
}

/** How the bot stands in a group. */
export interface GroupInfo {
  chat: string;
  standing: "well" | "gone" | "noTopics" | "unheard" | "unknown";
}

const PATIENCE_SECONDS = 10;

/** Asks Telegram who the token's bot is. */
export function botOf({ token, apiRoot }: TelegramSettings): Promise<Outcome<BotInfo>> {
  return outcomeOf(async () => {
    const me = await apiOf({ token, ...(apiRoot !== undefined && { apiRoot }) }).getMe();
    return { id: me.id, username: me.username, readsAll: me.can_read_all_group_messages };
  });
}

/** Asks Telegram how the bot stands in each of these groups. */
export async function groupsOf(
  settings: TelegramSettings,
  bot: BotInfo,
  chats: readonly string[],
): Promise<GroupInfo[]> {
  const api = apiOf(settings);
  const groups: GroupInfo[] = [];
  for (const chat of chats) groups.push({ chat, standing: await standingIn(api, chat, bot) });
  return groups;
}

async function standingIn(api: Api, chat: string, bot: BotInfo): Promise<GroupInfo["standing"]> {
  const found = await outcomeOf(async () => ({
    chat: await api.getChat(chat),
    member: await api.getChatMember(chat, bot.id),
  }));
  if (found.kind !== "ok") return found.kind === "unsure" || found.kind === "wait" ? "unknown" : "gone";
  const { chat: group, member } = found.value;
  if (member.status === "left" || member.status === "kicked") return "gone";
  const isForum = "is_forum" in group && group.is_forum === true;
  if (isForum && !(member.status === "administrator" && member.can_manage_topics)) return "noTopics";
  // Admins hear everything, whatever the privacy mode.
  return bot.readsAll || member.status === "administrator" ? "well" : "unheard";
}

const apiOf = ({ token, apiRoot }: TelegramSettings): Api =>
  new Api(token, clientOptions(apiRoot, PATIENCE_SECONDS));
