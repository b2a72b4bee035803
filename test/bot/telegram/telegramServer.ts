import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import type { OtherChat } from "../../../bot/otherChat.ts";
import { createTelegram, type TelegramParts } from "../../../bot/telegram/telegram.ts";
import { createTokens } from "../../../bot/tokens.ts";
import { buildHttp } from "../../../http.ts";
import { tuesday } from "../../factories.ts";
import type { FakeTelegram } from "../../fakes/telegram/server.ts";

/** The adapter before a Telegram of the tests, with the web server that a webhook needs. */
export interface TelegramServer {
  telegram: OtherChat;
  url: string;
  errors: unknown[];
  notes: string[];
  /** How often it was told that its token is good no more. */
  revoked(): number;
  close(): Promise<void>;
}

/** Builds the adapter; its port is not started yet. */
export async function connectTo(
  fake: FakeTelegram,
  { webhook = false, ...parts }: { webhook?: boolean } & Partial<TelegramParts> = {},
): Promise<TelegramServer> {
  const errors: unknown[] = [];
  const notes: string[] = [];
  let revoked = 0;
  const server = createServer((req, res) => app(req, res));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const telegram = createTelegram({
    ...{ token: fake.token, apiRoot: fake.url, publicUrl: url, locale: "en", alone: true, retryMs: 1 },
    ...(webhook && { webhookSecret: "webhook-secret" }),
    tokens: createTokens(),
    commands: () => [{ name: "help", line: "what may be typed" }],
    clock: () => tuesday,
    onRevoked: () => void (revoked += 1),
    onDead: async () => undefined,
    onNote: (note) => void notes.push(note),
    onError: (error) => void errors.push(error),
    ...parts,
  });
  const app = buildHttp({
    log: pino({ level: "silent" }),
    publicUrl: url,
    ready: async () => ({}),
    routers: telegram.router ? [telegram.router] : [],
  });
  return {
    ...{ telegram, url, errors, notes, revoked: () => revoked },
    async close() {
      await telegram.port.stop(2_000);
      server.closeAllConnections();
      server.close();
    },
  };
}
