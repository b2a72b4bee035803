import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Answered, ChatInbox, Form, FormVerdict, Reply } from "../../../bot/chat.ts";
import { createSlack, type Slack } from "../../../bot/slack/slack.ts";
import { buildHttp } from "../../../http.ts";
import { useDatabase } from "../../database.ts";
import { buildPerson, buildStore, tuesday } from "../../factories.ts";
import { httpDoor } from "../../fakes/slack/door.ts";
import { SlackUser } from "../../fakes/slack/slackUser.ts";
import { textOf } from "../../fakes/slack/strict.ts";
import { BOT_TOKEN, SIGNING_SECRET, Workspace } from "../../fakes/slack/workspace.ts";

useDatabase();

const form = (count: number): Form => ({
  ...{ formId: "plan/complaint:1", title: "Plan", submit: "Save", zone: "Asia/Shanghai", values: {} },
  questions: Array.from({ length: count }, (_, i) => ({
    type: "text",
    key: `k${i}`,
    label: `Question ${i}`,
  })),
});

let workspace: Workspace;
let slack: Slack;
let server: Server;
let li: SlackUser;
let reply: Reply;
let verdict: () => Promise<FormVerdict>;
let answered: Answered[];

beforeEach(async () => {
  workspace = await Workspace.start();
  const channel = await workspace.channel("callbacks");
  await buildStore({ channels: [{ code: "callbacks", desk: true, slack: channel }] });
  await buildPerson({ code: "li", slack: await workspace.user("li"), locale: "en" });
  answered = [];
  verdict = async () => ({ ok: true });
  slack = createSlack({
    ...{ token: BOT_TOKEN, signingSecret: SIGNING_SECRET, apiUrl: `${workspace.url}/api/`, locale: "en" },
    clock: () => tuesday,
    onRevoked: () => undefined,
    onDead: async () => undefined,
    onError: () => undefined,
  });
  const inbox: ChatInbox = {
    pressed: async (_event, kept) => (kept?.(), reply),
    answered: async (event, kept) => (answered.push(event), kept?.(), verdict()),
    drafted: async (_event, kept) => kept?.(),
    wrote: async (_event, kept) => (kept?.(), reply),
    edited: async () => undefined,
    deleted: async () => undefined,
  };
  await slack.port.start(inbox);
  const log = pino({ level: "silent" });
  const publicUrl = "http://127.0.0.1";
  server = createServer(buildHttp({ log, publicUrl, ready: async () => ({}), routers: [slack.router] }));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  li = new SlackUser(
    workspace,
    httpDoor(() => url),
    await workspace.user("li"),
  );
});

afterEach(async () => {
  await slack.port.stop(1_000);
  server.closeAllConnections();
  server.close();
  await workspace.close();
});

const button = { token: "t".repeat(20), label: "Plan", action: "plan" };
const card = { plain: "A complaint", title: "A complaint", body: [["He waited."]], buttons: [[button]] };

/** Somebody presses a card's button and gets to see that. */
async function press(shown: Reply): Promise<void> {
  const channel = await workspace.channel("callbacks");
  await slack.port.send({ platform: "slack", store: "cd01", channel }, card, `card:${workspace.nextId()}`);
  reply = shown;
  await li.press(channel, (await workspace.messages(channel)).at(-1)!, "Plan");
  await slack.settled();
}

const words = (): string => textOf(li.window!.view.blocks);
const questions = (): string[] =>
  li.window!.view.blocks.flatMap(({ block_id: id }) => (String(id).startsWith("q|") ? [String(id)] : []));

describe("a window", () => {
  it("shows what is to be read, and a press in it puts the next one above it", async () => {
    await press({ card });
    const below = li.window!;
    reply = { form: form(1) };
    await li.pressInside("Plan");
    await slack.settled();
    expect(li.window).toMatchObject({ previous: below.id, view: { callback_id: "form" } });
  });

  it("takes the place of the last one where Slack stacks no more", async () => {
    await press({ card });
    for (let i = 0; i < 2; i++) await li.pressInside("Plan");
    await slack.settled();
    const top = li.window!;
    reply = { form: form(1) };
    await li.pressInside("Plan");
    await slack.settled();
    expect(li.window).toMatchObject({ id: top.id, view: { callback_id: "form" } });
  });

  it("has as many pages as its questions ask for, and is sent with the answers of all", async () => {
    await press({ form: form(150) });
    const first = questions();
    await li.fill("k0", "first");
    await li.pressInside("Next (2/2)");
    await slack.settled();
    expect([...first, ...questions()]).toEqual(Array.from({ length: 150 }, (_, i) => `q|k${i}`));
    await li.fill("k149", "last");
    await li.pressInside("Back (1/2)");
    await slack.settled();
    expect(JSON.stringify(li.window!.view.blocks)).toContain('"initial_value":"first"');
    expect(await li.submit()).toEqual({});
    expect(answered[0]!.values).toMatchObject({ k0: "first", k149: "last" });
  });

  it("turns to the page of a question that is wrong, and says why", async () => {
    await press({ form: form(150) });
    verdict = async () => ({ ok: false, errors: { k149: "Too short." } });
    await li.submit();
    expect(questions()).toContain("q|k149");
    expect(words()).toContain("Too short.");
  });

  it("shows what follows from its answers", async () => {
    await press({ form: form(1) });
    verdict = async () => ({ ok: true, card: { plain: "Done", body: [["Planned."]] } });
    await li.submit();
    expect(words()).toBe("Planned.");
  });

  it("says that it is being saved when that takes long, and later that it was refused", async () => {
    await press({ form: form(1) });
    let refuse!: (verdict: FormVerdict) => void;
    verdict = () => new Promise((resolve) => (refuse = resolve));
    await li.submit();
    expect(words()).toContain("Being saved");
    refuse({ ok: false, errors: { "": "Already planned." } });
    await slack.settled();
    expect(textOf(workspace.ephemerals.at(-1)!.blocks)).toContain("Already planned.");
  });

  it("says that it is too old when nobody knows its form any more", async () => {
    await press({ form: form(1) });
    const open = li.window!;
    const memory = JSON.stringify({ form: "slack:T:press:unknown", page: 0 });
    workspace.views.set(open.id, { ...open, view: { ...open.view, private_metadata: memory } });
    await li.submit();
    expect(words()).toContain("press the button once more");
    expect(answered).toEqual([]);
  });
});
