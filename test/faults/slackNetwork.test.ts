import { expect, it } from "vitest";
import { useDatabase } from "../database.ts";
import { slackNetwork } from "../fakes/slack/network.ts";
import { throughBadNetwork } from "../bot/badNetwork.ts";

useDatabase();

// 10,000 by NETWORK_MESSAGES=10000.
const COUNT = Number(process.env.NETWORK_MESSAGES ?? 2_000);

it(`says ${COUNT} things on Slack exactly once and in order, whatever the network does`, async () => {
  const network = await slackNetwork(20);
  try {
    await expect(throughBadNetwork(network, COUNT, 2)).resolves.toBeUndefined();
  } finally {
    await network.close();
  }
});
