import type { TextKey, TextParams } from "../locales/index.ts";
import { telegramSettings } from "../chats.ts";
import type { Context } from "./context.ts";

/** What was found out about Telegram; a failed one names how to mend it. */
export interface TelegramFinding {
  name: string;
  ok: boolean;
  key: TextKey;
  params: TextParams;
  fix?: TextKey;
}

const keys = {
  well: "doctor.telegram.group",
  gone: "doctor.telegram.gone",
  noTopics: "doctor.telegram.noTopics",
  unheard: "doctor.telegram.unheard",
  unknown: "doctor.telegram.away",
} as const satisfies Record<string, TextKey>;

const fixes = {
  gone: "doctor.telegram.gone.fix",
  noTopics: "doctor.telegram.noTopics.fix",
  unheard: "doctor.telegram.unheard.fix",
  unknown: "doctor.telegram.away.fix",
} as const satisfies Record<string, TextKey>;

/** Whether the token is good, and whether the bot hears and may do what it has to in every group that a store names. */
export async function checkTelegram(context: Context): Promise<TelegramFinding[]> {
  const settings = telegramSettings(context.config);
  if (!settings) return [];
  const { botOf, groupsOf } = await import("../bot/telegram/inspect.ts");
  const bot = await botOf(settings);
  if (bot.kind !== "ok") {
    const away = bot.kind === "unsure" || bot.kind === "wait";
    const key = away ? "doctor.telegram.away" : "doctor.telegram.badToken";
    const fix = away ? "doctor.telegram.away.fix" : "doctor.telegram.badToken.fix";
    return [{ name: "telegram", ok: false, key, params: {}, fix }];
  }
  const groups = await groupsOf(settings, bot.value, await chatsOf(context));
  return [
    { name: "telegram", ok: true, key: "doctor.telegram", params: { name: bot.value.username } },
    ...groups.map(({ chat, standing }): TelegramFinding => ({
      ...{ name: "telegram", ok: standing === "well", key: keys[standing], params: { chat } },
      ...(standing !== "well" && { fix: fixes[standing] }),
    })),
  ];
}

/** The groups that the stores name; none where the database, of which another check tells, does not answer. */
async function chatsOf(context: Context): Promise<string[]> {
  try {
    return await context.withDatabase(async () => {
      const { Store } = await import("../models/store.ts");
      const stores = await Store.all();
      return [
        ...new Set(stores.flatMap(({ channels }) => channels.flatMap(({ telegram }) => telegram ?? []))),
      ];
    });
  } catch {
    return [];
  }
}
