import { createSlack } from "../../../bot/slack/slack.ts";
import type { Fate, NetworkDriver } from "../../bot/badNetwork.ts";
import { textOf, type Json } from "./strict.ts";
import { BOT_TOKEN, SIGNING_SECRET, Workspace } from "./workspace.ts";

const TIMEOUT_MS = 150;
const LATE_MS = 5;

/** Slack behind a bad network, with so many channels. */
export async function slackNetwork(count: number): Promise<NetworkDriver & { close(): Promise<void> }> {
  const names = Array.from({ length: count }, (_, i) => `channel-${i}`);
  const workspace = await Workspace.start({ channels: names });
  const channels = await Promise.all(names.map((name) => workspace.channel(name)));
  const { port } = createSlack({
    ...{ token: BOT_TOKEN, signingSecret: SIGNING_SECRET, apiUrl: `${workspace.url}/api/` },
    ...{ paceMs: 1, timeoutMs: TIMEOUT_MS },
    clock: () => new Date(),
    locale: "en",
    onRevoked: () => undefined,
    onDead: async () => undefined,
    onError: () => undefined,
  });
  return {
    port,
    channels,
    looksBack: true,
    weather(weather) {
      workspace.trouble = weather && (async (_method, _body, effect) => meet(weather.next(), effect));
    },
    async texts(channel) {
      const messages: Json[] = [];
      for (let cursor = ""; ;) {
        const page = await workspace.call("conversations.history", { channel, limit: 200, cursor });
        messages.push(...(page.messages as Json[]));
        cursor = String((page.response_metadata as Json).next_cursor ?? "");
        if (cursor === "") break;
      }
      return messages.reverse().map(({ blocks = [] }) => textOf(blocks as Json[]));
    },
    close: () => workspace.close(),
  };
}

async function meet(fate: Fate, effect: () => Promise<Response>): Promise<Response | "cut" | undefined> {
  switch (fate) {
    case "fair":
      return undefined;
    case "late":
      await wait(LATE_MS);
      return undefined;
    case "lostBefore":
      return "cut";
    case "lostAfter":
      await effect();
      return "cut";
    case "stalled":
      await effect();
      await wait(TIMEOUT_MS + 50);
      return "cut";
    case "limited":
      return new Response("", { status: 429, headers: { "retry-after": "1" } });
    case "failedBefore":
      return new Response("", { status: 500 });
    case "failedAfter":
      await effect();
      return new Response("", { status: 503 });
  }
}

// The network's own time, not a test's: what it holds back comes by itself.
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
