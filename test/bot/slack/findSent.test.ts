import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClient, type SlackClient } from "../../../bot/slack/client.ts";
import { findSent, SENT } from "../../../bot/slack/findSent.ts";
import type { Place } from "../../../bot/chat.ts";
import { BOT_TOKEN, Workspace } from "../../fakes/slack/workspace.ts";

describe("looking back on Slack", () => {
  let workspace: Workspace;
  let client: SlackClient;
  let at: Place;

  beforeEach(async () => {
    workspace = await Workspace.start({ channels: ["callbacks"] });
    client = createClient({
      ...{ token: BOT_TOKEN, apiUrl: `${workspace.url}/api/` },
      onBroken: expect.unreachable,
      onError: expect.unreachable,
    });
    at = { platform: "slack", store: "cd01", channel: await workspace.channel("callbacks") };
  });

  afterEach(() => workspace.close());

  const say = async (key: string): Promise<string> => {
    const metadata = { event_type: SENT, event_payload: { key } };
    const said = await client.call((web) =>
      web.chat.postMessage({ channel: at.channel, text: key, metadata }),
    );
    if (!said.ok) throw new Error(said.code);
    return said.data.ts!;
  };

  it("finds what was sent since then under its key", async () => {
    await say("card:other");
    const id = await say("card:mine");
    await say("card:last");
    expect(await findSent(client, at, "card:mine", new Date())).toEqual({ place: at, id });
    expect(await findSent(client, at, "card:none", new Date())).toBe("none");
  });

  it("reads nothing that is older, but for what the clocks may differ", async () => {
    const id = await say("card:mine");
    const later = (ms: number) => new Date(Number(id) * 1_000 + ms);
    expect(await findSent(client, at, "card:mine", later(4 * 60_000))).toEqual({ place: at, id });
    expect(await findSent(client, at, "card:mine", later(6 * 60_000))).toBe("none");
  });

  it("says that it could not look", async () => {
    workspace.trouble = async () => "cut";
    expect(await findSent(client, at, "card:mine", new Date())).toBe("later");
  });
});
