import type { Api } from "grammy";
import type { BotCommand } from "grammy/types";
import { locales, type Locale } from "../../locales/index.ts";
import type { CommandLine } from "../otherChat.ts";
import { outcomeOf, type Outcome } from "./api/outcome.ts";

/** What makes sense where others read along; the answers come in the private chat all the same. */
const IN_GROUPS = new Set(["today", "next", "find", "mine", "complaint", "help"]);
const SCOPES = ["all_private_chats", "all_group_chats"] as const;

/** Tells Telegram which commands there are, by language and by kind of chat. */
export async function setCommands(
  api: Api,
  commandsIn: (locale: Locale) => CommandLine[],
  fallback: Locale,
): Promise<Outcome<unknown>> {
  for (const type of SCOPES) {
    for (const locale of [undefined, ...locales]) {
      const commands = listed(commandsIn(locale ?? fallback), type);
      const language = locale && { language_code: locale.slice(0, 2) as "zh" | "en" };
      const told = await outcomeOf(() => api.setMyCommands(commands, { scope: { type }, ...language }));
      if (told.kind !== "ok") return told;
    }
  }
  return { kind: "ok", value: undefined };
}

function listed(commands: CommandLine[], scope: (typeof SCOPES)[number]): BotCommand[] {
  return commands
    .filter(({ name }) => scope === "all_private_chats" || IN_GROUPS.has(name))
    .map(({ name, line }) => ({ command: name, description: line.slice(0, 256) }));
}
