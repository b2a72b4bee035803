import type { ConnectChat } from "./bot/otherChat.ts";
import { slackAccount } from "./bot/slack/account.ts";
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
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT, TELEGRAM_WEBHOOK_SECRET } = config;
  if (token === undefined) return [];
  const { createTelegram } = await import("./bot/telegram/telegram.ts");
  const settings = {
    token,
    ...(TELEGRAM_API_ROOT !== undefined && { apiRoot: TELEGRAM_API_ROOT }),
    ...(TELEGRAM_WEBHOOK_SECRET !== undefined && { webhookSecret: TELEGRAM_WEBHOOK_SECRET }),
  };
  return [(parts) => createTelegram({ ...parts, ...settings })];
}
