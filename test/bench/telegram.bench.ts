import { Bot as Grammy, webhookCallback } from "grammy";
import type { Update } from "grammy/types";
import express, { Router } from "express";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createBot, type Bot } from "../../bot/bot.ts";
import { createTelegram } from "../../bot/telegram/telegram.ts";
import { t } from "../../locales/index.ts";
import { TelegramForm } from "../../models/telegramForm.ts";
import { tuesday } from "../factories.ts";
import { startTelegramApart, type TelegramApart } from "../fakes/telegram/serverApart.ts";
import { messageInfo, type Message } from "../fakes/telegram/world.ts";
import {
  clerks,
  createMoments,
  hireClerks,
  listen,
  MORNING,
  openCalls,
  openStore,
  PACE_MS,
  planMorning,
  pressInTurn,
  reportPace,
  ROUNDS,
  WARM_UP,
  writePlain,
} from "./chatBench.ts";
import { median, report } from "./measure.ts";

/** What Telegram takes in a group: 20 messages a minute. */
const GROUP_PACE_MS = 3_000;
const GROUP = -1_001;
const SECRET = "webhook-secret";

let telegram: TelegramApart;
const ids = new Map(clerks.map((code, index) => [code, 101 + index]));
let bot: Bot;
const errors: unknown[] = [];
const closing: (() => unknown)[] = [];
const connected = createMoments();
const answered = createMoments();
const edited = createMoments();
const posted: number[] = [];
const postings = createMoments();

beforeAll(async () => {
  const people = clerks.map((name) => ({ id: ids.get(name)!, name }));
  telegram = await startTelegramApart({ group: GROUP, people }, noteCall);
  closing.push(() => telegram.stop(), await openStore({ telegram: String(GROUP) }));
  await hireClerks("telegram", (code) => String(ids.get(code)));
  // One more for the presses of the morning.
  for (let round = 0; round <= ROUNDS; round++) await openCalls();
  const product = await start(0);
  await bot.settled();
  await product.stop();
}, 120_000);

afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

let connections = 0;

function noteCall(method: string, of: string, at: number): void {
  if (method === "setWebhook") connections += 1;
  if (method === "setMyCommands") connected.note(String(connections));
  if (method === "answerCallbackQuery") answered.note(of, at);
  if (method === "editMessageText") edited.note(of, at);
  if (method === "sendMessage" && of === `${GROUP}:`) postings.note(String(posted.push(at)), at);
}

/** The product, called by Telegram. */
async function start(group: number): Promise<{ url: string; stop(): Promise<void> }> {
  const next = String(connections + 1);
  bot = createBot({
    ...{ publicUrl: "http://127.0.0.1", pages: "", locale: "en", alone: true },
    clock: () => tuesday,
    chats: [
      (given) =>
        createTelegram({
          ...given,
          ...{ token: telegram.token, apiRoot: telegram.url, webhookSecret: SECRET },
          paces: { group, person: 0 },
        }),
    ],
    onError: (error) => void errors.push(error),
    onNote: () => undefined,
  });
  await bot.start();
  await connected.of(next);
  const server = await listen(bot.routers);
  return {
    url: server.url,
    async stop() {
      await bot.stop(5_000);
      server.close();
    },
  };
}

/** grammY with one handler, which writes a document and answers. */
async function startBare(): Promise<{ url: string; close(): void }> {
  const bare = new Grammy(telegram.token, { client: { apiRoot: telegram.url } });
  bare.on("callback_query", async (context) => {
    await writePlain();
    await context.answerCallbackQuery();
  });
  await bare.init();
  const take = webhookCallback(bare, "express", { secretToken: SECRET });
  const router = Router().post("/telegram", express.json(), async (req, res) => void (await take(req, res)));
  return listen([router]);
}

/** A press, as Telegram tells a webhook of it. */
interface Press {
  query: string;
  body: string;
}

let last = 0;

/** Clerks press buttons: what Telegram has to tell of it. */
async function pressesOf(pressed: readonly { code: string; message: Message }[]): Promise<Press[]> {
  const group = await telegram.group();
  const presses = pressed.map(({ code, message }) => {
    const query = `press-${++last}`;
    const update = {
      update_id: last,
      callback_query: {
        ...{ id: query, from: telegram.users.get(ids.get(code)!)!, chat_instance: String(GROUP) },
        ...{ data: startButton(message)!, message: messageInfo(group, message) },
      },
    } satisfies { [field in keyof Update]: unknown };
    return { query, body: JSON.stringify(update) };
  });
  await telegram.expectQueries(presses.map(({ query }) => query));
  return presses;
}

/** Tells a webhook of a press: when that began, and after how long it was taken, in milliseconds. */
async function tell(url: string, { body }: Press): Promise<{ at: number; ms: number }> {
  const at = performance.now();
  const taken = await fetch(`${url}/telegram`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": SECRET },
    body,
  });
  expect(taken.status).toBe(200);
  return { at, ms: performance.now() - at };
}

function startButton({ keyboard }: Message): string | undefined {
  return keyboard.flat().find(({ text }) => text === t("zh-CN", "act.start"))?.callback_data;
}

/** The cards that each clerk can start a call from. */
async function startable(): Promise<Map<string, Message[]>> {
  const found = new Map<string, Message[]>(clerks.map((code) => [code, []]));
  for (const message of (await telegram.group()).messages) {
    const whose = /clerk\d+/.exec(message.text)?.[0];
    if (whose !== undefined && startButton(message)) found.get(whose)!.push(message);
  }
  return found;
}

/** Their calls are over: nobody fills in two forms at a time. */
async function endForms(): Promise<void> {
  await bot.settled();
  await TelegramForm.updateMany({}, { $set: { state: "done" } });
}

it("takes a press, and shows it on its card, about as fast as a document is written", async () => {
  const product = await start(0);
  const bare = await startBare();
  const cards = await startable();
  const acks = { bare: [] as number[], product: [] as number[] };
  const shown: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const pressed = clerks.map((code) => ({ code, message: cards.get(code)!.pop()! }));
    const crowd = async (url: string) => {
      const presses = await pressesOf(pressed);
      return Promise.all(presses.map((press) => tell(url, press)));
    };
    const plain = await crowd(bare.url);
    const taken = await crowd(product.url);
    const times = await Promise.all(
      pressed.map(
        async ({ message }, index) => (await edited.of(`${GROUP}:${message.message_id}`)) - taken[index]!.at,
      ),
    );
    await endForms();
    if (round < WARM_UP) continue;
    acks.bare.push(...plain.map(({ ms }) => ms));
    acks.product.push(...taken.map(({ ms }) => ms));
    shown.push(...times);
  }
  bare.close();
  await product.stop();
  expect(errors).toEqual([]);
  const base = median(acks.bare);
  report("Telegram: press to acknowledged", median(acks.product), base, 2);
  report("Telegram: press to card edited", median(shown), base, 6);
});

it("answers a press while a morning is posted, and posts that as fast as Telegram takes it", async () => {
  const atItsPace = await start(GROUP_PACE_MS);
  const cards = await startable();
  const { idle, busy, before } = await pressInTurn(
    async (code) => {
      const [press] = await pressesOf([{ code, message: cards.get(code)!.pop()! }]);
      const { at } = await tell(atItsPace.url, press!);
      return (await answered.of(press!.query)) - at;
    },
    async () => {
      const sent = posted.length;
      await (
        await planMorning()
      )();
      await postings.of(String(sent + 1));
      return sent;
    },
  );
  const left = posted.length;
  expect(left).toBeLessThan(before + MORNING);
  await atItsPace.stop();
  const hurried = await start(PACE_MS);
  const end = await postings.of(String(before + MORNING));
  await hurried.stop();
  expect(errors).toEqual([]);
  report("Telegram: press in the morning's burst", median(busy), median(idle), 2);
  reportPace("Telegram", end - posted[left]!, before + MORNING - left - 1, GROUP_PACE_MS);
});
