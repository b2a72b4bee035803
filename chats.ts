import type { ConnectChat } from "./bot/otherChat.ts";
import { slackAccount } from "./bot/slack/account.ts";
import type { TelegramSettings } from "./bot/telegram/telegram.ts";
import type { Config } from "./config.ts";

/**
 * The chats beside the desk that the configuration names. Their libraries are loaded here and only then: who works on
 * the desk alone does not pay for them.
 */
export async function loadChats(config: Config): Promise<ConnectChat[]> {
  return [...(await loadSlack(config)), ...(await loadTelegram(config))];
}

async function loadSlack(config: Config): Promise<ConnectChat[]> {
  const account = slackAccount(config);
  if (!account) return [];
  const { createSlack } = await import("./bot/slack/slack.ts");
  return [(parts) => createSlack({ ...parts, ...account })];
}

async function loadTelegram(config: Config): Promise<ConnectChat[]> {
  const settings = telegramSettings(config);
  if (!settings) return [];
  const { createTelegram } = await import("./bot/telegram/telegram.ts");
  return [(parts) => createTelegram({ ...parts, ...settings })];
}

/** How Telegram is reached; undefined where no token is set. */
export function telegramSettings({
  TELEGRAM_BOT_TOKEN: token,
  TELEGRAM_API_ROOT: apiRoot,
  TELEGRAM_WEBHOOK_SECRET: webhookSecret,
}: Config): TelegramSettings | undefined {
  if (token === undefined) return undefined;
  return {
    token,
    ...(apiRoot !== undefined && { apiRoot }),
    ...(webhookSecret !== undefined && { webhookSecret }),
  };
}
