import { connectTo } from "../../bot/telegram/telegramServer.ts";
import type { Fate, NetworkDriver, Weather } from "../../bot/badNetwork.ts";
import { buildStore } from "../../factories.ts";
import { type Fault, FakeTelegram } from "./server.ts";

/** How each fate befalls a request to the Bot API. */
const faults: Readonly<Record<Exclude<Fate, "fair">, Fault>> = {
  late: { kind: "delay", ms: 20 },
  lostBefore: { kind: "cutBefore" },
  lostAfter: { kind: "cutAfter" },
  stalled: { kind: "stall" },
  limited: { kind: "flood", seconds: 1 },
  failedBefore: { kind: "error", code: 500 },
  failedAfter: { kind: "errorAfter", code: 502 },
};

/** Telegram behind a network that can be made bad: groups of the store cd01, and a bot that cannot look back. */
export async function telegramNetwork(
  channels: number,
): Promise<NetworkDriver & { notes: string[]; close(): Promise<void> }> {
  const telegram = await new FakeTelegram().start();
  const groups = Array.from({ length: channels }, (_, i) =>
    telegram.world.addGroup(-(2_000 + i), `Group ${i}`),
  );
  await buildStore({
    channels: groups.map(({ id }, i) => ({ code: `c${i}`, desk: true, telegram: String(id) })),
  });
  const server = await connectTo(telegram, { patience: 0.2, paces: { group: 1, person: 1 } });
  return {
    port: server.telegram.port,
    channels: groups.map(({ id }) => String(id)),
    weather(weather: Weather | undefined) {
      telegram.fault = () => {
        const fate = weather?.next() ?? "fair";
        return fate === "fair" ? undefined : faults[fate];
      };
    },
    texts: async (channel) => telegram.world.chats.get(Number(channel))!.messages.map(({ text }) => text),
    looksBack: false,
    notes: server.notes,
    async close() {
      await server.close();
      await telegram.stop();
    },
  };
}
