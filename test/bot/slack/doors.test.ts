import { describe, expect, it, vi } from "vitest";
import { InboxEvent } from "../../../models/inboxEvent.ts";
import { useDatabase } from "../../database.ts";
import { encoded, type Sent, signature } from "../../fakes/slack/door.ts";
import { useSlackStage } from "./slackStage.ts";

useDatabase();
const stage = useSlackStage();

const said = (id = "Ev1"): Sent => ({
  kind: "event",
  payload: {
    type: "event_callback",
    team_id: "T000000001",
    event_id: id,
    event: {
      type: "message",
      channel: stage.channels.callbacks,
      user: "U0NOBODY",
      text: "<@U0BOT> hello",
      ts: "1.1",
    },
  },
});

async function knock(sent: Sent, headers: (body: string) => Record<string, string>): Promise<number> {
  const { type, body } = encoded(sent);
  const response = await fetch(`${stage.url}/slack/events`, {
    method: "POST",
    headers: { "content-type": type, ...headers(body) },
    body,
  });
  return response.status;
}

const seconds = (ahead = 0): number => Math.floor(Date.now() / 1_000) + ahead;
const heard = (): Promise<number> => InboxEvent.countDocuments({ platform: "slack" });

describe("the door that Slack knocks at", () => {
  it("opens to what Slack has signed", async () => {
    expect(await knock(said(), (body) => signature(body, seconds()))).toBe(200);
    expect(await heard()).toBe(1);
  });

  it("stays shut to what nobody has signed, or somebody else", async () => {
    expect(await knock(said(), () => ({}))).toBe(401);
    expect(await knock(said(), (body) => signature(body, seconds(), "another secret"))).toBe(401);
    expect(await heard()).toBe(0);
  });

  it("stays shut to what is too old or dated in the future", async () => {
    expect(await knock(said(), (body) => signature(body, seconds(-301)))).toBe(401);
    expect(await knock(said(), (body) => signature(body, seconds(+120)))).toBe(401);
    expect(await heard()).toBe(0);
  });

  it("takes a request once, however often it is replayed", async () => {
    const at = seconds();
    for (let i = 0; i < 3; i++) expect(await knock(said(), (body) => signature(body, at))).toBe(200);
    expect(await heard()).toBe(1);
  });

  it("takes a request that failed when it is repeated to the byte", async () => {
    const at = seconds();
    const full = vi.spyOn(InboxEvent, "keep").mockRejectedValueOnce(new Error("the disk is full"));
    expect(await knock(said(), (body) => signature(body, at))).toBe(500);
    full.mockRestore();
    expect(await knock(said(), (body) => signature(body, at))).toBe(200);
    expect(await heard()).toBe(1);
  });

  it("knows an event that Slack repeats by its id", async () => {
    for (let i = 0; i < 3; i++) expect(await stage.door.deliver(said(), i)).toMatchObject({ status: 200 });
    await stage.door.deliver(said("Ev2"));
    const keys = (await InboxEvent.find({ platform: "slack" })).map(({ _id }) => _id);
    expect(keys.sort()).toEqual(["slack:T000000001:Ev1", "slack:T000000001:Ev2"]);
  });

  it("answers the challenge by which Slack verifies the address", async () => {
    const challenge: Sent = { kind: "event", payload: { type: "url_verification", challenge: "c" } };
    expect(await stage.door.deliver(challenge)).toEqual({ status: 200, body: { challenge: "c" } });
  });

  it("answers what it does not know, so that Slack does not repeat it", async () => {
    const reaction: Sent = {
      kind: "event",
      payload: {
        type: "event_callback",
        team_id: "T1",
        event_id: "Ev9",
        event: { type: "reaction_added", user: "U1" },
      },
    };
    expect(await stage.door.deliver(reaction)).toMatchObject({ status: 200 });
    expect(await heard()).toBe(0);
  });
});
