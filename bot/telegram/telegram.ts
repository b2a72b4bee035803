import { setTimeout as pause } from "node:timers/promises";
import { Api, Bot } from "grammy";
import type { ChatInbox } from "../chat.ts";
import type { OtherChat, OtherChatParts } from "../otherChat.ts";
import { clientOptions, ofGrammy } from "./api/client.ts";
import { setCommands } from "./commandList.ts";
import { createFlight } from "./flight.ts";
import { createForms } from "./form/forms.ts";
import { hear, type EarsParts } from "./hear/ears.ts";
import { createPoll } from "./hear/poll.ts";
import { wanted } from "./hear/wanted.ts";
import { createReplies, type ShowReply } from "./reply.ts";
import { createRooms } from "./rooms.ts";
import { createSpeaker } from "./speaker.ts";
import { createTelegramPort, type Paces, telegramPaces } from "./telegramPort.ts";
import { WEBHOOK_PATH, webhookRouter } from "./webhook.ts";

/** What the adapter is configured with. */
export interface TelegramSettings {
  token: string;
  /** Another server of the Bot API than Telegram's own. */
  apiRoot?: string;
  /** With it Telegram calls us, without it we ask. */
  webhookSecret?: string;
}

/** What the adapter is built of. */
export interface TelegramParts extends TelegramSettings, OtherChatParts {
  wall?(): Date;
  paces?: Paces;
  /** How long an answer of Telegram is waited for, in seconds. */
  patience?: number;
  /** The first pause after a failed request for updates, in milliseconds. */
  retryMs?: number;
}

/** A request that takes longer is lost. */
const REQUEST_SECONDS = 20;
/** One for updates is open for 25 seconds where nothing happens. */
const POLL_REQUEST_SECONDS = 45;
const CONNECT_AGAIN_MS = 10_000;

/** Builds the adapter on grammY. Nothing is asked of Telegram before the port is started. */
export function createTelegram(parts: TelegramParts): OtherChat {
  const { token, apiRoot, wall = () => new Date(), onError, onNote, webhookSecret } = parts;
  const id = Number(token.split(":")[0]);
  const bot = new Bot(token, { client: clientOptions(apiRoot, parts.patience ?? REQUEST_SECONDS) });
  const flight = createFlight(onError);
  const rooms = createRooms(wall);
  const speaker = createSpeaker(bot.api);
  let ears: ChatInbox | undefined;
  let connected = false;
  const ended = new AbortController();
  const onRevoked = (): void => parts.onRevoked("telegram");

  const inbox = (): ChatInbox => {
    if (!ears) throw new Error("Telegram was heard before it was started");
    return ears;
  };
  const username = (): string | undefined => (bot.isInited() ? bot.botInfo.username : undefined);
  const forms = createForms({
    ...{ speaker, flight, inbox, wall, clock: parts.clock, onNote, ended: ended.signal },
    async onFollowing({ user, store, person }, reply) {
      const whose = { user, store, person };
      await show({ user, chat: user, locale: parts.locale, whose }, reply, `${user}:${wall().getTime()}`);
    },
  });
  const show: ShowReply = createReplies({
    ...{ speaker, forms },
    address: (payload) => {
      const name = username();
      return name === undefined ? undefined : `https://t.me/${name}?start=${payload}`;
    },
  });
  const heard: EarsParts = { ...parts, bot: id, username, inbox, rooms, speaker, forms, flight, show, wall };
  bot.use(({ update }) => hear(update, heard));
  const poll = createPoll({
    ...{ bot: id, wall, alone: parts.alone, retryMs: parts.retryMs ?? 1_000, onError },
    api: new Api(token, clientOptions(apiRoot, POLL_REQUEST_SECONDS)),
    hear: (update) => bot.handleUpdate(update),
    onRevoked,
  });

  /** Finds out who we are, tells Telegram how to reach us, and begins to listen; a Telegram that is away is waited for. */
  async function connect(): Promise<void> {
    await bot.init(ofGrammy(ended.signal));
    if (ended.signal.aborted) return;
    if (webhookSecret === undefined) {
      await bot.api.deleteWebhook();
      poll.start();
    } else {
      await bot.api.setWebhook(new URL(WEBHOOK_PATH, parts.publicUrl).href, {
        ...{ secret_token: webhookSecret, allowed_updates: wanted },
      });
    }
    connected = true;
    const told = await setCommands(bot.api, parts.commands, parts.locale);
    if (told.kind !== "ok") onNote(`Telegram was not told the commands: ${told.kind}`);
    await forms.resume();
  }

  async function connectUntilDone(): Promise<void> {
    while (!ended.signal.aborted) {
      try {
        return await connect();
      } catch (error) {
        if (ended.signal.aborted) return;
        onError(error);
        await pause(CONNECT_AGAIN_MS, undefined, { signal: ended.signal, ref: false }).catch(() => undefined);
      }
    }
  }

  return {
    port: {
      ...createTelegramPort({ speaker, rooms, wall, paces: parts.paces ?? telegramPaces, onRevoked, onNote }),
      async start(listener) {
        ears = listener;
        await rooms.open();
        flight.go(connectUntilDone());
      },
      async stop(graceMs) {
        ended.abort();
        const over = Promise.all([poll.stop(), flight.landed()]);
        const grace = new Promise((resolve) => setTimeout(resolve, graceMs).unref());
        await Promise.race([over, grace]);
      },
    },
    ready: () => connected && poll.healthy(),
    ...(webhookSecret !== undefined && { router: webhookRouter(bot, webhookSecret) }),
  };
}
