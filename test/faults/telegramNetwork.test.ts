import { expect, it } from "vitest";
import { throughBadNetwork } from "../bot/badNetwork.ts";
import { useDatabase } from "../database.ts";
import { telegramNetwork } from "../fakes/telegram/network.ts";

useDatabase();

// 10,000 by NETWORK_MESSAGES=10000.
const COUNT = Number(process.env.NETWORK_MESSAGES ?? 2_000);

it(`says ${COUNT} things on Telegram at least once and in order, whatever the network does`, async () => {
  const network = await telegramNetwork(20);
  try {
    await expect(throughBadNetwork(network, COUNT, 2)).resolves.toBeUndefined();
  } finally {
    await network.close();
  }
});
