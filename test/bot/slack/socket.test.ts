import { describe, expect, it } from "vitest";
import { Complaint } from "../../../models/complaint.ts";
import { useDatabase } from "../../database.ts";
import { buildComplaint } from "../../factories.ts";
import { SocketServer } from "../../fakes/slack/socketServer.ts";
import { useSlackStage } from "./slackStage.ts";

useDatabase();
const stage = useSlackStage({ socket: () => SocketServer.start() });

/** Somebody replies under the complaint, over whatever connection there is. */
async function reply(text: string): Promise<void> {
  const root = await stage.card("complaints.service", "等了三个小时");
  await (await stage.user("wang")).write(stage.channels["complaints.service"]!, text, { thread: root.ts });
  await stage.settle();
}

const said = async () =>
  (await Complaint.find({ store: "cd01" }))[0]!.timeline.flatMap(({ act, text }) =>
    act === "said" ? [text] : [],
  );

describe("a Socket Mode connection", () => {
  it("is made anew when Slack ends it, and when the network does", async () => {
    await buildComplaint();
    await stage.settle();
    await reply("one");
    stage.socket!.refresh();
    await stage.socket!.connected(2);
    await reply("two");
    stage.socket!.cut();
    await stage.socket!.connected(3);
    await reply("three");
    expect(await said()).toEqual(["one", "two", "three"]);
  });

  it("is tried on where Slack gives no address, and ends nothing", async () => {
    stage.workspace.trouble = async (method) =>
      method === "apps.connections.open" ? new Response("", { status: 503 }) : undefined;
    stage.socket!.cut();
    await expect
      .poll(() => stage.workspace.calls.filter(({ method }) => method === "apps.connections.open").length, {
        timeout: 8_000,
      })
      .toBeGreaterThan(2);
    stage.workspace.trouble = undefined;
    await stage.socket!.connected(2);
  });
});
