import { App, ExpressReceiver } from "@slack/bolt";
import express from "express";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createBot, type Bot } from "../../bot/bot.ts";
import { createSlack, type Slack } from "../../bot/slack/slack.ts";
import { tuesday } from "../factories.ts";
import { type Door, httpDoor } from "../fakes/slack/door.ts";
import { SlackUser } from "../fakes/slack/slackUser.ts";
import { buttonsIn, type Json, textOf } from "../fakes/slack/strict.ts";
import { BOT_TOKEN, SIGNING_SECRET } from "../fakes/slack/workspace.ts";
import { startWorkspaceApart, type WorkspaceApart } from "../fakes/slack/workspaceApart.ts";
import {
  clerks,
  createGate,
  createMoments,
  hireClerks,
  listen,
  MORNING,
  openCalls,
  openStore,
  PACE_MS,
  planMorning,
  pressInTurn,
  PRESSERS,
  reportPace,
  ROUNDS,
  WARM_UP,
  writePlain,
} from "./chatBench.ts";
import { median, report } from "./measure.ts";

/** What Slack takes in a channel: about one message a second. */
const SLACK_PACE_MS = 1_000;

type Message = Json & { ts: string; blocks?: Json[] };

let workspace: WorkspaceApart;
let channel: string;
let slack: Slack;
let bot: Bot;
const errors: unknown[] = [];
const closing: (() => unknown)[] = [];
const ids = new Map<string, string>();
const edited = createMoments();
const opened = createMoments();
/** When each message came to the channel. */
const posted: number[] = [];
const postings = createMoments();

beforeAll(async () => {
  workspace = await startWorkspaceApart({ users: clerks.map((name) => ({ name })) }, noteCall);
  channel = await workspace.channel("callbacks");
  for (const code of clerks) ids.set(code, await workspace.user(code));
  closing.push(await openStore({ slack: channel }), () => workspace.close());
  await hireClerks("slack", (code) => ids.get(code)!);
  // One more for the presses of the morning.
  for (let round = 0; round <= ROUNDS; round++) await openCalls();
  const product = await start(0);
  await bot.settled();
  await product.stop();
}, 120_000);

afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

function noteCall(method: string, of: string, at: number): void {
  if (method === "chat.update") edited.note(of, at);
  if (method === "views.open") opened.note(of, at);
  if (method === "chat.postMessage") postings.note(String(posted.push(at)), at);
}

/** The product on the workspace. */
async function start(paceMs: number): Promise<{ url: string; stop(): Promise<void> }> {
  const account = {
    token: BOT_TOKEN,
    signingSecret: SIGNING_SECRET,
    apiUrl: `${workspace.url}/api/`,
    paceMs,
  };
  bot = createBot({
    ...{ publicUrl: "http://127.0.0.1", pages: "", locale: "en", alone: true },
    clock: () => tuesday,
    chats: [(given) => (slack = createSlack({ ...given, ...account }))],
    onError: (error) => void errors.push(error),
    onNote: () => undefined,
  });
  await bot.start();
  const server = await listen(bot.routers);
  return {
    url: server.url,
    async stop() {
      await bot.stop(5_000);
      server.close();
    },
  };
}

/** Bolt with one handler, which writes a document and acknowledges. */
async function startBare(): Promise<{ url: string; close(): void }> {
  const receiver = new ExpressReceiver({
    ...{ signingSecret: SIGNING_SECRET, endpoints: "/slack/events", app: express() },
  });
  const app = new App({ receiver, authorize: async () => ({ botToken: BOT_TOKEN }) });
  app.action(/.*/, async ({ ack }) => {
    await writePlain();
    await ack();
  });
  return listen([receiver.router]);
}

/** The door through which all press at one moment; tells how long each press was not acknowledged. */
function crowdedDoor(url: string, crowd: number): Door & { began: Map<string, number>; ms: number[] } {
  const inner = httpDoor(() => url);
  const gate = createGate(crowd);
  const began = new Map<string, number>();
  const ms: number[] = [];
  return {
    began,
    ms,
    async deliver(sent) {
      await gate();
      const at = performance.now();
      const { message } = sent.payload as { message?: Message };
      if (message) began.set(message.ts, at);
      const answer = await inner.deliver(sent);
      expect(answer.status).toBe(200);
      ms.push(performance.now() - at);
      return answer;
    },
  };
}

/** The cards that each clerk can start a call from. */
async function startable(): Promise<Map<string, Message[]>> {
  const found = new Map<string, Message[]>(clerks.map((code) => [code, []]));
  for (const message of await workspace.messages(channel)) {
    const blocks = message.blocks ?? [];
    if (!buttonsIn(blocks).some(({ action }) => action.startsWith("press:start:"))) continue;
    const whose = /clerk\d+/.exec(textOf(blocks))?.[0];
    if (whose !== undefined) found.get(whose)!.push(message);
  }
  return found;
}

it("takes a press, and shows it on its card, about as fast as a document is written", async () => {
  const product = await start(0);
  const bare = await startBare();
  const cards = await startable();
  const acks = { bare: [] as number[], product: [] as number[] };
  const shown: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const pressed = clerks.map((code) => ({ code, message: cards.get(code)!.pop()! }));
    const [plain, taken] = [crowdedDoor(bare.url, PRESSERS), crowdedDoor(product.url, PRESSERS)];
    const crowd = (door: Door) =>
      Promise.all(
        pressed.map(({ code, message }) =>
          new SlackUser(workspace, door, ids.get(code)!).press(channel, message, "start"),
        ),
      );
    await crowd(plain);
    await crowd(taken);
    const times = await Promise.all(
      pressed.map(async ({ message: { ts } }) => (await edited.of(ts)) - taken.began.get(ts)!),
    );
    await slack.settled();
    await bot.settled();
    if (round < WARM_UP) continue;
    acks.bare.push(...plain.ms);
    acks.product.push(...taken.ms);
    shown.push(...times);
  }
  bare.close();
  await product.stop();
  expect(errors).toEqual([]);
  const base = median(acks.bare);
  report("Slack: press to acknowledged", median(acks.product), base, 2);
  report("Slack: press to card edited", median(shown), base, 6);
});

it("answers a press while a morning is posted, and posts that as fast as Slack takes it", async () => {
  const atItsPace = await start(SLACK_PACE_MS);
  const cards = await startable();
  const inner = httpDoor(() => atItsPace.url);

  /** How long somebody waits from his press to the window that it opens. */
  async function press(code: string): Promise<number> {
    let began = 0;
    let trigger = "";
    const door: Door = {
      async deliver(sent) {
        trigger = String((sent.payload as Json).trigger_id);
        began = performance.now();
        return inner.deliver(sent);
      },
    };
    await new SlackUser(workspace, door, ids.get(code)!).press(channel, cards.get(code)!.pop()!, "start");
    return (await opened.of(trigger)) - began;
  }

  const { idle, busy, before } = await pressInTurn(press, async () => {
    const sent = posted.length;
    await (
      await planMorning()
    )();
    await postings.of(String(sent + 1));
    return sent;
  });
  const left = posted.length;
  expect(left).toBeLessThan(before + MORNING);
  await atItsPace.stop();
  const hurried = await start(PACE_MS);
  const last = await postings.of(String(before + MORNING));
  await hurried.stop();
  expect(errors).toEqual([]);
  report("Slack: press in the morning's burst", median(busy), median(idle), 2);
  reportPace("Slack", last - posted[left]!, before + MORNING - left - 1, SLACK_PACE_MS);
});
