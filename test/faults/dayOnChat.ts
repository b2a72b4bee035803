import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { pino } from "pino";
import { createBot, type Bot } from "../../bot/bot.ts";
import type { ConnectChat } from "../../bot/otherChat.ts";
import { buildHttp } from "../../http.ts";
import { nativeDatabase, openDatabase, syncIndexes } from "../../models/database.ts";
import { beginDay } from "../../sample/demo/beginDay.ts";
import { startClock } from "../../sample/demo/demoClock.ts";
import { prepareDemo } from "../../sample/demo/prepare.ts";
import { signIn, type DeskPerson } from "../../sample/play/deskPerson.ts";
import { playDay } from "../../sample/play/play.ts";

/** A chat on which a day is played. */
export interface PlayedChat {
  connect: ConnectChat;
  /** Tells the product of the chat's channels and people; called once the database is open. */
  settleIn(): Promise<void>;
  /** Somebody on that chat, who reads what he has to do on the desk. */
  enter(desk: DeskPerson, stage: { url: string; bot: Bot }): Promise<DeskPerson>;
}

/** What a played day leaves in the database, by noun: without moments, keys of events and references to messages. */
export type EndState = Record<string, unknown[]>;

/** Plays the day of a sample that is loaded in a folder, on the desk or on a chat; returns what it leaves. */
export async function playOn(data: string, chat?: PlayedChat): Promise<EndState> {
  const folder = join(data, "demo");
  const { file } = await prepareDemo(folder, {
    fresh: false,
    seed: 1,
    now: new Date(),
    onLoad: () => undefined,
  });
  const database = await openDatabase({ directory: folder, role: "server" });
  const errors: unknown[] = [];
  await syncIndexes();
  await chat?.settleIn();
  const clock = startClock(file.read()!.at, (at) => file.keep({ at }));
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const bot = createBot({
    ...{ publicUrl: url, pages: "", locale: "zh-CN", clock: clock.now, alone: true },
    ...(chat && { chats: [chat.connect] }),
    onError: (error) => void errors.push(error),
    onNote: () => undefined,
  });
  await bot.start();
  const log = pino({ level: "silent" });
  server.on("request", buildHttp({ log, publicUrl: url, ready: async () => ({}), routers: bot.routers }));
  try {
    await beginDay(clock.now());
    const enter = async (store: string, code: string): Promise<DeskPerson> => {
      const desk = await signIn(url, store, code);
      return chat ? chat.enter(desk, { url, bot }) : desk;
    };
    const settled = () => bot.settled();
    await playDay({ url, settled, clock, file, locale: "zh-CN", print: () => undefined, enter });
    await bot.settled();
    if (errors.length > 0) throw new AggregateError(errors, String(errors[0]));
    return await endState();
  } finally {
    clock.stop();
    await bot.stop(5_000);
    server.closeAllConnections();
    server.close();
    await database.close();
  }
}

const nouns = ["callbacks", "responses", "complaints", "points", "customers", "vehicles", "visits", "days"];

/** Fields that name an event, a message or a platform, or count how often a card was told of a change. */
const ASIDE = new Set(["by", "key", "chat", "revision", "stale", "guard", "deeds", "follows"]);

async function endState(): Promise<EndState> {
  const db = nativeDatabase();
  const read = nouns.map(async (noun): Promise<[string, unknown[]]> => {
    const documents = await db.collection(noun).find({}).toArray();
    const bare = documents.map((document) => JSON.stringify(withoutChance(document)));
    return [noun, bare.sort().map((text) => JSON.parse(text) as unknown)];
  });
  return Object.fromEntries(await Promise.all(read));
}

/** A value of the database without what depends on the moment or on the chat. */
function withoutChance(value: unknown, field = ""): unknown {
  if (value instanceof Date) return "a moment";
  if (Array.isArray(value)) return value.map((each) => withoutChance(each));
  if (typeof value === "number" && /seconds|length/i.test(field)) return "a length";
  if (value === null || typeof value !== "object")
    return typeof value === "string" ? withoutKeys(value) : value;
  if ("toHexString" in value) return "an id";
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !ASIDE.has(name))
      .map(([name, inner]) => [name, withoutChance(inner, name)]),
  );
}

// Ids that follow from an event's key, the keys themselves, and moments as text.
function withoutKeys(text: string): string {
  return text
    .replace(/\b(web|slack|tg|telegram):\S+/g, "an event")
    .replace(/\b[0-9a-f]{24}\b/g, "an id")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z?/g, "a moment");
}

/** The first difference between two end states, in words; undefined where there is none. */
export function firstDifference(one: EndState, other: EndState): string | undefined {
  for (const noun of nouns) {
    const [a, b] = [one[noun] ?? [], other[noun] ?? []];
    if (a.length !== b.length) return `${noun}: ${a.length} and ${b.length}`;
    const at = a.findIndex((each, i) => !isDeepStrictEqual(each, b[i]));
    if (at >= 0) return `${noun}: ${JSON.stringify(a[at])}\nand ${JSON.stringify(b[at])}`;
  }
  return undefined;
}
