import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import type { ChatEvent, ChatInbox, FormVerdict, Reply } from "../../../bot/chat.ts";
import type { EventOf } from "../../../bot/events.ts";
import { createInbox } from "../../../bot/inbox.ts";
import { createTokens } from "../../../bot/tokens.ts";
import { createDesk, type DeskParts } from "../../../bot/web/desk.ts";
import { buildHttp } from "../../../http.ts";
import { Person, type Person as Found } from "../../../models/person.ts";
import type { PersonFile } from "../../../models/personFields.ts";
import { Session } from "../../../models/session.ts";
import { Store } from "../../../models/store.ts";

/** An event as the flows get it, with the name of its kind. */
export type Heard = { [K in keyof EventOf]: { kind: K } & EventOf[K] }[keyof EventOf];

/** What the flows answer in a test. */
export interface Answers {
  pressed(event: EventOf["pressed"]): Promise<Reply>;
  answered(event: EventOf["answered"]): Promise<FormVerdict>;
  wrote(event: EventOf["wrote"]): Promise<Reply>;
  drafted(event: EventOf["drafted"]): Promise<void>;
}

/** Starts a desk as the product does, before flows that only listen; everything ends with `stop`. */
export async function startDesk(answers: Partial<Answers> = {}, parts: Partial<DeskParts> = {}) {
  const heard: Heard[] = [];
  const errors: unknown[] = [];
  const clock = { now: new Date("2026-12-01T02:00:00Z"), wall: new Date("2026-12-01T02:00:00Z") };
  const hear = (kind: keyof EventOf, event: ChatEvent) => void heard.push({ kind, ...event } as Heard);
  const router: ChatInbox = {
    async pressed(event) {
      hear("pressed", event);
      return answers.pressed?.(event) ?? { toast: "pressed" };
    },
    async answered(event) {
      hear("answered", event);
      return answers.answered?.(event) ?? { ok: true };
    },
    async drafted(event) {
      hear("drafted", event);
      await answers.drafted?.(event);
    },
    async wrote(event) {
      hear("wrote", event);
      return answers.wrote?.(event) ?? {};
    },
    edited: async (event) => hear("edited", event),
    deleted: async (event) => hear("deleted", event),
  };
  const onError = (error: unknown) => void errors.push(error);
  const tokens = createTokens(() => clock.wall);
  const desk = createDesk({
    publicUrl: "http://127.0.0.1",
    tokens,
    commands: () => ["/find"],
    clock: () => clock.now,
    wall: () => clock.wall,
    locale: "en",
    alone: true,
    onError,
    ...parts,
  });
  const inbox = createInbox({
    router: desk.hear(router),
    tokens,
    locale: "en",
    wall: () => clock.wall,
    sleep: async () => undefined,
    onParked: async () => undefined,
    onError,
  });
  await desk.port.start(inbox);
  const server = createServer(
    buildHttp({
      log: pino({ level: "silent" }),
      publicUrl: parts.publicUrl ?? "http://127.0.0.1",
      ready: async () => ({}),
      routers: [desk.router],
    }),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    desk,
    tokens,
    clock,
    heard,
    errors,
    browser: () => new Browser(url),
    /** A browser in which that person is signed in. */
    async signedIn(code: string, store = "cd01"): Promise<Browser> {
      const browser = new Browser(url);
      const { secret } = await Session.begin({ store, person: code }, clock.wall);
      browser.cookie = `huifang=${secret}`;
      return browser;
    },
    async stop() {
      await desk.port.stop(0);
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A desk that was started. */
export type DeskServer = Awaited<ReturnType<typeof startDesk>>;

/** An answer, read. */
export interface Answered {
  status: number;
  headers: Headers;
  text: string;
  json: Record<string, never>;
}

/** A browser on the desk's own pages: it keeps its cookie and says where its requests come from. */
export class Browser {
  readonly url: string;
  cookie = "";

  constructor(url: string) {
    this.url = url;
  }

  async request(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answered> {
    const response = await fetch(this.url + path, {
      method,
      redirect: "manual",
      headers: sent({
        "sec-fetch-site": "same-origin",
        cookie: this.cookie,
        "content-type": body === undefined ? "" : "application/json",
        ...headers,
      }),
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const [set] = response.headers.getSetCookie();
    if (set) this.cookie = set.split(";")[0]!;
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : {} };
  }

  get(path: string): Promise<Answered> {
    return this.request("GET", `/desk/api${path}`);
  }

  post(path: string, body: unknown): Promise<Answered> {
    return this.request("POST", `/desk/api${path}`, body);
  }

  /** Opens the stream and collects what comes; `end` closes it. */
  async listen(): Promise<Stream> {
    const stream = new Stream();
    await stream.open(this.url, this.cookie);
    return stream;
  }
}

/** The headers that are not empty: an empty one is not sent. */
const sent = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ""));

/** An open stream of server-sent events. */
export class Stream {
  readonly events: { name: string; data: Record<string, never> }[] = [];
  ended = false;
  readonly #abort = new AbortController();

  async open(url: string, cookie: string): Promise<void> {
    const headers = { cookie, "sec-fetch-site": "same-origin" };
    const response = await fetch(`${url}/desk/api/stream`, { headers, signal: this.#abort.signal });
    if (!response.ok) throw new Error(`no stream: ${response.status}`);
    void this.#read(response).catch(() => undefined);
  }

  end(): void {
    this.#abort.abort();
  }

  async #read(response: Response): Promise<void> {
    let rest = "";
    for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + piece).split("\n\n");
      rest = blocks.pop()!;
      for (const block of blocks) {
        const [, name, data] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? [];
        if (name !== undefined) this.events.push({ name, data: JSON.parse(data!) });
      }
    }
    this.ended = true;
  }
}

/** A store with that code, and its staff. */
export async function openStore(code: string, staff: PersonFile[]): Promise<Found[]> {
  await Store.put({ _id: code, name: `Store ${code}`, timezone: "Asia/Shanghai" });
  for (const person of staff) await Person.put(code, person);
  return Person.of(code);
}

/** The staff of most tests: a clerk, two managers, the general manager. */
export const staff: PersonFile[] = [
  { code: "li", name: "Li Yi", roles: ["clerk"], locale: "en" },
  { code: "chen", name: "Chen Yi", roles: ["clerk"], locale: "en" },
  { code: "wang", name: "Wang Yi", roles: ["manager"], department: "service", locale: "en" },
  { code: "zhou", name: "Zhou Yi", roles: ["manager"], department: "sales", locale: "en" },
  { code: "tang", name: "Tang Yi", roles: ["gm"], locale: "en" },
];
