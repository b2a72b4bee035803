import { describe, expect, it } from "vitest";
import { Notice } from "../../../models/notice.ts";
import { useDatabase } from "../../database.ts";
import { buildComplaint } from "../../factories.ts";
import { useSlackStage } from "./slackStage.ts";

useDatabase();
const stage = useSlackStage();

const service = (): string => stage.channels["complaints.service"]!;
/** What the admin reads on the desk of the service channel, or of Slack as a whole. */
const toldBoss = async () =>
  (await Notice.find({ "place.channel": "dm:boss", "place.platform": "web" })).flatMap(({ content }) => {
    const { key, params } = JSON.parse(content) as { key: string; params: { channel?: string } };
    return params.channel === undefined || params.channel === service() ? [key] : [];
  });

describe("a channel that was archived", () => {
  it("is told to the admin on the desk, and what it missed is said when it is back", async () => {
    await stage.workspace.call("conversations.join", { channel: service() });
    await stage.workspace.call("conversations.archive", { channel: service() });
    await buildComplaint();
    await stage.settle();
    expect(await toldBoss()).toEqual(["chat.deadChannel"]);

    await stage.workspace.call("conversations.unarchive", { channel: service() });
    const wang = await stage.user("wang");
    await wang.event({ type: "channel_unarchive", channel: service(), user: wang.id });
    await stage.settle();
    expect(await stage.card("complaints.service", "等了三个小时")).toBeDefined();
  });

  it("is told at once, before anything is to be said there", async () => {
    const wang = await stage.user("wang");
    await wang.event({ type: "channel_archive", channel: service(), user: wang.id });
    expect(await toldBoss()).toEqual(["chat.deadChannel"]);
  });

  it("counts as dead too when the product is taken out of it, until it is invited again", async () => {
    const wang = await stage.user("wang");
    stage.workspace.trouble = async (method) =>
      method === "chat.postMessage" ? Response.json({ ok: false, error: "not_in_channel" }) : undefined;
    await buildComplaint();
    await stage.settle();
    expect(await toldBoss()).toEqual(["chat.deadChannel"]);
    stage.workspace.trouble = undefined;
    await wang.event({
      type: "member_joined_channel",
      channel: service(),
      user: "U0BOT",
      channel_type: "C",
      team: "T",
    });
    await stage.settle();
    expect(await stage.card("complaints.service", "等了三个小时")).toBeDefined();
  });
});

describe("a token that was revoked", () => {
  it("is told to the admin on the desk, and nothing that is to be said is given up", async () => {
    stage.workspace.trouble = async () => Response.json({ ok: false, error: "token_revoked" });
    await buildComplaint();
    await stage.settle();
    await expect.poll(toldBoss).toEqual(["chat.revoked"]);
    stage.workspace.trouble = undefined;
    expect(await Notice.countDocuments({ dead: { $exists: true } })).toBe(0);
  });

  it("is told when Slack says so by itself", async () => {
    const wang = await stage.user("wang");
    await wang.event({ type: "tokens_revoked", tokens: { bot: ["U0BOT"] } });
    await expect.poll(toldBoss).toEqual(["chat.revoked"]);
  });
});

describe("whether Slack is ready", () => {
  it("follows from its answers", async () => {
    await stage.settle();
    expect(stage.slack.ready()).toBe(true);
    stage.workspace.trouble = async () => "cut";
    await buildComplaint();
    await stage.settle();
    expect(stage.slack.ready()).toBe(false);
    stage.workspace.trouble = undefined;
    await stage.slack.settled();
    await expect.poll(() => stage.slack.ready()).toBe(true);
  });
});
