import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { afterEach, beforeEach } from "vitest";
import { createBot, type Bot } from "../../../bot/bot.ts";
import { createSlack, type Slack, type SlackParts } from "../../../bot/slack/slack.ts";
import { buildHttp } from "../../../http.ts";
import { Day } from "../../../models/day.ts";
import type { OtherChatParts } from "../../../bot/otherChat.ts";
import type { PersonFile } from "../../../models/personFields.ts";
import { Questionnaire } from "../../../models/questionnaire.ts";
import { act, buildPerson, buildStore, today, tuesday } from "../../factories.ts";
import { type Door, httpDoor } from "../../fakes/slack/door.ts";
import type { SocketServer } from "../../fakes/slack/socketServer.ts";
import { SlackUser } from "../../fakes/slack/slackUser.ts";
import { type Json, textOf } from "../../fakes/slack/strict.ts";
import { BOT_TOKEN, SIGNING_SECRET, Workspace } from "../../fakes/slack/workspace.ts";

/** A message as the workspace has it. */
export type Message = Json & { ts: string; blocks?: Json[] };

/** The whole product with a Slack workspace; its clock stands still until it is set. */
export interface SlackStage {
  workspace: Workspace;
  slack: Slack;
  bot: Bot;
  url: string;
  door: Door;
  now: Date;
  /** Channels by the codes of the store's, as Slack names them. */
  channels: Record<string, string>;
  /** Somebody of the staff, as Slack knows him. */
  user(name: string): Promise<SlackUser>;
  /** Lets every event have its effect and every card come to show it. */
  settle(): Promise<void>;
  /** The newest message of a channel that holds these words. */
  card(channel: string, words: string): Promise<Message>;
  /** What stands in a channel or thread, as text. */
  lines(channel: string, thread?: string): Promise<string[]>;
  /** The last that somebody alone was shown in a channel. */
  answer(name: string): Promise<{ text: string; blocks: Json[] }>;
  errors: unknown[];
  /** The other end of Socket Mode, where the stage has one. */
  socket?: SocketServer;
  /** Ends the product and starts it anew, as a new process would. */
  restart(): Promise<void>;
}

/** What a stage may have of its own: other parts of the adapter, or a socket instead of the HTTP door. */
export interface StageOptions extends Partial<SlackParts> {
  socket?(): Promise<SocketServer>;
}

const names = ["li", "zhao", "chen", "sun", "wang", "wu", "gao", "boss", "stranger"];

/** Sets the stage anew for each test of a file: Tuesday at ten, with the day's card in the channel. */
export function useSlackStage(options: StageOptions = {}): SlackStage {
  const stage = {} as SlackStage;
  let close: () => Promise<void>;
  beforeEach(async () => {
    close = await raise(stage, options);
  });
  afterEach(() => close());
  return stage;
}

async function raise(
  stage: SlackStage,
  { socket: open, ...more }: StageOptions,
): Promise<() => Promise<void>> {
  const workspace = await Workspace.start({
    channels: ["callbacks", "service", "sales"],
    users: names.map((name) => ({ name, email: `${name}@slack.example` })),
  });
  const ids = new Map<string, string>();
  for (const name of names) ids.set(name, await workspace.user(name));
  const channels = {
    callbacks: await workspace.channel("callbacks"),
    "complaints.service": await workspace.channel("service"),
    "complaints.sales": await workspace.channel("sales"),
  };
  await openStore(channels, ids);
  const errors: unknown[] = [];
  stage.now = tuesday;
  const socket = await open?.();
  if (socket) workspace.socketUrl = () => socket.url;
  const account = {
    token: BOT_TOKEN,
    signingSecret: SIGNING_SECRET,
    apiUrl: `${workspace.url}/api/`,
    paceMs: 0,
  };
  const begin = () =>
    startProduct(stage, errors, { ...account, ...(socket && { appToken: "xapp-test" }), ...more });
  let product = await begin();
  const users = new Map<string, SlackUser>();
  const idOf = (channel: string): string => channels[channel as keyof typeof channels] ?? channel;
  Object.assign(stage, {
    ...{ workspace, channels, errors, ...(socket && { socket }) },
    ...product,
    door: socket ?? httpDoor(() => stage.url),
    now: stage.now,
    async restart() {
      await product.end();
      product = await begin();
      Object.assign(stage, product);
    },
    async user(name: string) {
      const known = users.get(name) ?? new SlackUser(workspace, stage.door, ids.get(name)!);
      users.set(name, known);
      return known;
    },
    async settle() {
      await stage.slack.settled();
      await stage.bot.settled();
    },
    async card(channel: string, words: string) {
      const all = await workspace.messages(idOf(channel));
      const found = all.findLast(({ blocks = [] }) => textOf(blocks).includes(words));
      if (!found)
        throw new Error(`nothing in ${channel} says ${words}: ${all.map(({ text }) => text).join("\n")}`);
      return found;
    },
    lines: async (channel: string, thread?: string) =>
      (await workspace.messages(idOf(channel), thread)).map(
        ({ blocks = [], text }) => textOf(blocks) || String(text),
      ),
    async answer(name: string) {
      const told = workspace.ephemerals.findLast(({ user }) => user === ids.get(name));
      if (!told) throw new Error(`${name} was shown nothing`);
      return { text: textOf(told.blocks), blocks: told.blocks };
    },
  } satisfies SlackStage);
  return async () => {
    await product.end();
    await socket?.close();
    await workspace.close();
  };
}

/** The product with its door, until `end`. */
async function startProduct(
  stage: SlackStage,
  errors: unknown[],
  parts: Omit<SlackParts, keyof OtherChatParts> & Partial<SlackParts>,
) {
  let slack!: Slack;
  const bot = createBot({
    ...{ publicUrl: "http://127.0.0.1", pages: "", locale: "zh-CN", alone: true },
    clock: () => stage.now,
    chats: [(given) => (slack = createSlack({ ...given, ...parts }))],
    onError: (error) => void errors.push(error),
    onNote: () => undefined,
  });
  await bot.start();
  const log = pino({ level: "silent" });
  const publicUrl = "http://127.0.0.1";
  const server = createServer(
    buildHttp({ log, publicUrl, ready: async () => ({}), routers: bot.routers }),
  ).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    ...{ bot, slack },
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async end() {
      await bot.stop(2_000);
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A store on Slack: everybody but the boss is named in its file, who has nothing there but his address. */
async function openStore(channels: Record<string, string>, ids: Map<string, string>): Promise<void> {
  await buildStore({
    channels: Object.entries(channels).map(([code, slack]) => ({ code, desk: true, slack })),
  });
  const staff: PersonFile[] = [
    { code: "li", name: "李一", roles: ["clerk"] },
    { code: "zhao", name: "赵二", roles: ["clerk"] },
    { code: "chen", name: "陈三", roles: ["advisor"], department: "service" },
    { code: "wang", name: "王五", roles: ["manager"], department: "service" },
    { code: "gao", name: "高七", roles: ["gm"] },
  ];
  for (const person of staff) await buildPerson({ ...person, slack: ids.get(person.code)! });
  await buildPerson({ code: "boss", name: "admin", roles: ["admin"], email: "Boss@Slack.example" });
  await Questionnaire.ensureBuiltIn("cd01", tuesday);
  await Day.post("cd01", today, act());
}
