import { Router } from "express";
import mongoose from "mongoose";
import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { Agent, createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createBot, type Bot } from "../../bot/bot.ts";
import type { DeskItem } from "../../bot/web/wire.ts";
import { buildHttp } from "../../http.ts";
import { openDatabase, syncIndexes, type Database } from "../../models/database.ts";
import { Day } from "../../models/day.ts";
import { DeskMessage } from "../../models/deskMessage.ts";
import { Person } from "../../models/person.ts";
import { Questionnaire } from "../../models/questionnaire.ts";
import { Session } from "../../models/session.ts";
import { act, buildOpenCallback, buildStore, today, tuesday } from "../factories.ts";
import { temporaryFolder } from "../temporaryFolder.ts";
import type { Pages } from "./openPages.ts";
import { median, report } from "./measure.ts";

const CLERKS = 50;
const ROUNDS = 2;
/** As many presses as a desk has seen by the middle of its first morning. */
const WARM_UP = 4;
/** Each clerk presses once in it: several times as often as calls can be made. */
const WINDOW_MS = 10_000;
const clerks = Array.from({ length: CLERKS }, (_, index) => `clerk${index}`);

/** One document, written as plainly as express and mongoose can. */
const Plain = mongoose.model(
  "BenchPlain",
  new mongoose.Schema({ text: String, at: Date }, { collection: "bench_plain", versionKey: false }),
);

const agent = new Agent({ keepAlive: true, maxSockets: 2 * CLERKS });
const folder = temporaryFolder();
let database: Database;
const cookies = new Map<string, string>();
let server: Server;
let port: number;
let bot: Bot;
/** The pages of all but the clerk who watches. */
let others: ChildProcess;
const errors: unknown[] = [];
/** When each callback was first seen as taken by the clerk who watches. */
const seenTaken = new Map<string, number>();
const waiting = new Map<string, () => void>();

beforeAll(async () => {
  database = await openDatabase({ directory: folder.path, role: "server" });
  await syncIndexes();
  const store = await buildStore();
  for (const code of clerks) await Person.put(store._id, { code, name: code, roles: ["clerk"] });
  await Questionnaire.ensureBuiltIn(store._id, tuesday);
  await Day.of(store._id, today);
  await Day.post(store._id, today, act());
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    await Promise.all(clerks.map((assignee) => buildOpenCallback({ assignee })));
  }
  bot = createBot({
    ...{ publicUrl: "http://127.0.0.1", pages: "", locale: "en", alone: true },
    clock: () => tuesday,
    onError: (error) => void errors.push(error),
    onNote: () => undefined,
  });
  await bot.start();
  await bot.settled();
  const plain = Router().post("/plain", async (_req, res) => {
    await Plain.create({ text: "x".repeat(300), at: new Date() });
    res.json({ ok: true });
  });
  const parts = { log: pino({ level: "silent" }), publicUrl: "http://127.0.0.1", ready: async () => ({}) };
  server = createServer(buildHttp({ ...parts, routers: [plain, ...bot.routers] }));
  // Longer than any pause of a clerk here.
  server.keepAliveTimeout = 60_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
  for (const code of clerks) {
    const { secret } = await Session.begin({ store: store._id, person: code }, new Date());
    cookies.set(code, `huifang=${secret}`);
  }
  const [watcher, ...rest] = clerks.map((code) => cookies.get(code)!);
  await listen(watcher!, watch);
  const program = fileURLToPath(new URL("./openPages.ts", import.meta.url));
  others = fork(program, { execArgv: ["--import", "tsx"] });
  others.send({ port, cookies: rest } satisfies Pages);
  await once(others, "message");
}, 300_000);

afterAll(async () => {
  others.disconnect();
  await bot.stop(5_000);
  agent.destroy();
  server.closeAllConnections();
  server.close();
  await database.close();
  folder.remove();
});

/** Sends a request; resolves with how long it took to be acknowledged, in milliseconds, and what came back. */
async function send(
  path: string,
  code: string,
  body: object,
): Promise<{ ms: number; json: Record<string, unknown> }> {
  const started = performance.now();
  const headers = {
    cookie: cookies.get(code),
    "content-type": "application/json",
    "sec-fetch-site": "same-origin",
  };
  const sent = request({ port, path, method: "POST", agent, headers });
  sent.end(JSON.stringify(body));
  const [response] = await once(sent, "response");
  const ms = performance.now() - started;
  let text = "";
  for await (const piece of response.setEncoding("utf8")) text += piece;
  return { ms, json: JSON.parse(text) };
}

/** Keeps a clerk's stream open. */
async function listen(cookie: string, hear: (piece: string) => void): Promise<void> {
  const headers = { cookie, "sec-fetch-site": "same-origin" };
  const [stream] = await once(
    request({ port, path: "/desk/api/stream", headers, agent: false }).end(),
    "response",
  );
  stream
    .setEncoding("utf8")
    .on("data", hear)
    .on("error", () => undefined);
}

let begun = "";
function watch(piece: string): void {
  const blocks = (begun + piece).split("\n\n");
  begun = blocks.pop()!;
  for (const block of blocks) {
    const [, data] = /^event: card\ndata: (.*)$/.exec(block) ?? [];
    const view = data === undefined ? undefined : (JSON.parse(data) as DeskItem).card.view;
    if (view?.kind !== "task" || view.now.state !== "claimed") continue;
    if (!seenTaken.has(view.subject)) seenTaken.set(view.subject, performance.now());
    waiting.get(view.subject)?.();
  }
}

/** Does something for each clerk at a moment of its own within the window, so that all of them work side by side. */
async function spreadOut<T>(act: (code: string) => Promise<T>): Promise<T[]> {
  return Promise.all(
    clerks.map(async (code) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * WINDOW_MS));
      return act(code);
    }),
  );
}

it("takes a press, and shows it to the others, about as fast as a document is written", async () => {
  const buttons = await startButtons();
  async function press(code: string): Promise<{ ms: number; seenMs: number }> {
    const { subject, token } = buttons.get(code)!.pop()!;
    const seen = new Promise<void>((resolve) => waiting.set(subject, resolve));
    const started = performance.now();
    const { ms, json } = await send("/desk/api/press", code, { key: randomUUID(), token });
    expect(json).toHaveProperty("form");
    await seen;
    return { ms, seenMs: seenTaken.get(subject)! - started };
  }
  const plain: number[] = [];
  const pressed: { ms: number; seenMs: number }[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const [written, taken] = await Promise.all([
      spreadOut(async (code) => (await send("/plain", code, {})).ms),
      spreadOut(press),
    ]);
    if (round < WARM_UP) continue;
    plain.push(...written);
    pressed.push(...taken);
  }
  expect(errors).toEqual([]);
  const base = median(plain);
  report("press to acknowledged", median(pressed.map(({ ms }) => ms)), base, 2);
  report("press to seen by another", median(pressed.map(({ seenMs }) => seenMs)), base, 6);
});

/** The buttons that start each clerk's calls. */
async function startButtons(): Promise<Map<string, { subject: string; token: string }[]>> {
  const found = new Map<string, { subject: string; token: string }[]>(clerks.map((code) => [code, []]));
  for (const { card } of await DeskMessage.find({ channel: "callbacks" }).lean()) {
    const { view, buttons = [] } = JSON.parse(card) as DeskItem["card"];
    const start = buttons.flat().find(({ action }) => action === "start");
    if (view?.kind !== "task" || !view.assignee || !start) continue;
    found.get(view.assignee.code)!.push({ subject: view.subject, token: start.token });
  }
  return found;
}
