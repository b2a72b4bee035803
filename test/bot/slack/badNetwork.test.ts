import { expect, it } from "vitest";
import { useDatabase } from "../../database.ts";
import { slackNetwork } from "../../fakes/slack/network.ts";
import { throughBadNetwork } from "../badNetwork.ts";

useDatabase();

it("says 300 things on Slack exactly once and in order, whatever the network does", async () => {
  const network = await slackNetwork(10);
  try {
    await expect(throughBadNetwork(network, 300)).resolves.toBeUndefined();
  } finally {
    await network.close();
  }
}, 60_000);
