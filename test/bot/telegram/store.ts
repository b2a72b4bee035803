import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { afterEach, beforeEach } from "vitest";
import { createBot, type Bot } from "../../../bot/bot.ts";
import { createTelegram, type TelegramParts } from "../../../bot/telegram/telegram.ts";
import { buildHttp } from "../../../http.ts";
import { Day } from "../../../models/day.ts";
import { InboxEvent } from "../../../models/inboxEvent.ts";
import { Person } from "../../../models/person.ts";
import { Questionnaire } from "../../../models/questionnaire.ts";
import { Session } from "../../../models/session.ts";
import { act, buildStaff, buildStore, today, tuesday } from "../../factories.ts";
import { type PressAnswer, TelegramPerson } from "../../fakes/telegram/person.ts";
import { FakeTelegram } from "../../fakes/telegram/server.ts";
import type { Chat, Message } from "../../fakes/telegram/world.ts";
import { Browser } from "../web/deskServer.ts";

/** The ids of the store's staff on Telegram. */
export const ids = { li: 101, zhao: 102, wang: 103, gao: 104, admin: 105 } as const;

/** Somebody of the store's staff on Telegram. */
export type Name = keyof typeof ids;

const CALLBACKS = -1_001;
const SERVICE = -1_002;

/** A store whose callbacks are called from a group on Telegram and whose complaints are topics of a forum there. */
export class TelegramStore {
  readonly fake = new FakeTelegram();
  readonly people = new Map<Name, TelegramPerson>();
  readonly errors: unknown[] = [];
  readonly notes: string[] = [];
  now = tuesday;
  callbacks!: Chat;
  service!: Chat;
  bot!: Bot;
  url = "";
  #server!: Server;

  async open(): Promise<void> {
    await this.fake.start();
    this.callbacks = this.fake.world.addGroup(CALLBACKS, "回访");
    this.service = this.fake.world.addGroup(SERVICE, "服务投诉", { is_forum: true, bot: "administrator" });
    await buildStore({
      channels: [
        { code: "callbacks", desk: true, telegram: String(CALLBACKS) },
        { code: "complaints.service", desk: true, telegram: String(SERVICE) },
      ],
    });
    await buildStaff();
    await Person.put("cd01", { code: "admin", name: "admin", roles: ["admin"] });
    for (const name of Object.keys(ids) as Name[]) {
      await Person.link("cd01", name, "telegram", String(ids[name]));
      this.people.set(name, new TelegramPerson(this.fake, this.fake.world.addUser(ids[name], name)));
    }
    await Questionnaire.ensureBuiltIn("cd01", tuesday);
    await Day.post("cd01", today, act());
  }

  /** Starts the product; a second time, as after a stop. */
  async run(more: Partial<TelegramParts> = {}): Promise<void> {
    const calls = this.fake.calls.length;
    this.bot = createBot({
      ...{ publicUrl: "http://127.0.0.1", pages: "", locale: "zh-CN", alone: true },
      clock: () => this.now,
      onError: (error) => void this.errors.push(error),
      onNote: (note) => void this.notes.push(note),
      chats: [
        (parts) =>
          createTelegram({
            ...parts,
            ...{ token: this.fake.token, apiRoot: this.fake.url, retryMs: 1, paces: { group: 0, person: 0 } },
            ...more,
          }),
      ],
    });
    await this.bot.start();
    await this.fake.until(() =>
      this.fake.calls.slice(calls).some(({ method }) => method === "setMyCommands"),
    );
    const log = pino({ level: "silent" });
    const parts = { log, publicUrl: "http://127.0.0.1", ready: async () => ({}), routers: this.bot.routers };
    this.#server = createServer(buildHttp(parts)).listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    await this.bot.settled();
  }

  async stop(): Promise<void> {
    await this.bot.stop(5_000);
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Resolves when everything that was heard is worked on, and every card shows what the database holds. */
  async quiet(): Promise<void> {
    do await this.bot.settled();
    while (await InboxEvent.exists({ open: true }));
    await this.bot.settled();
  }

  /** Somebody whom the store does not know. */
  stranger(id: number, name: string, language = "zh-hans"): TelegramPerson {
    return new TelegramPerson(this.fake, this.fake.world.addUser(id, name, { started: false, language }));
  }

  person(name: Name): TelegramPerson {
    return this.people.get(name)!;
  }

  /** The newest message of a chat that says this. */
  find(chat: Chat, words: string | RegExp): Message | undefined {
    return chat.messages.findLast(({ text }) => matches(text, words, true));
  }

  /** The same, waited for. */
  see(chat: Chat, words: string | RegExp): Promise<Message> {
    return this.fake.until(() => this.find(chat, words));
  }

  /** Presses a button; resolves with what the press was answered. */
  async press(name: Name, chat: Chat, words: string | RegExp, label: string): Promise<PressAnswer> {
    const message = await this.fake.until(() =>
      chat.messages.findLast(
        ({ text, keyboard }) =>
          matches(text, words, true) && keyboard.flat().some((button) => button.text === label),
      ),
    );
    return this.person(name).press(chat, message, label).answered;
  }

  /** The form in somebody's private chat: the newest message of the bot that has buttons. */
  form(name: Name): Message | undefined {
    return this.person(name).chat.messages.findLast(
      ({ from, keyboard }) => from.is_bot && keyboard.length > 0,
    );
  }

  /** Presses a button of somebody's form, and waits until the form has moved on. */
  async tap(name: Name, label: string | RegExp): Promise<Message> {
    const { chat } = this.person(name);
    const form = await this.fake.until(() => {
      const open = this.form(name);
      return open?.keyboard.flat().some(({ text }) => matches(text, label)) ? open : undefined;
    });
    const before = form.html + JSON.stringify(form.keyboard);
    const { text } = form.keyboard.flat().find((button) => matches(button.text, label))!;
    await this.person(name).press(chat, form, text).answered;
    return this.fake.until(() => (form.html + JSON.stringify(form.keyboard) === before ? undefined : form));
  }

  /** Writes a text into somebody's form, and waits until the form has taken it. */
  async write(name: Name, text: string): Promise<void> {
    const { chat } = this.person(name);
    const form = this.form(name)!;
    const before = form.html;
    this.person(name).write(chat, text);
    await this.fake.until(() => form.html !== before);
  }

  /** A browser in which that person is signed in at the desk. */
  async desk(code: string): Promise<Browser> {
    const browser = new Browser(this.url);
    const { secret } = await Session.begin({ store: "cd01", person: code }, new Date());
    browser.cookie = `huifang=${secret}`;
    return browser;
  }

  async close(): Promise<void> {
    await this.stop();
    await this.fake.stop();
  }
}

function matches(text: string, wanted: string | RegExp, partly = false): boolean {
  if (typeof wanted !== "string") return wanted.test(text);
  return partly ? text.includes(wanted) : text === wanted;
}

/** Opens the store anew for each test of a file, with the product running; after the test both are gone. */
export function useTelegramStore(): { store: TelegramStore } {
  const here = {} as { store: TelegramStore };
  beforeEach(async () => {
    here.store = new TelegramStore();
    await here.store.open();
    await here.store.run();
  });
  afterEach(() => here.store.close());
  return here;
}
