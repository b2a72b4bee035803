import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createEmulator, type Emulator } from "emulate";
import { faultsOfBlocks, faultsOfView, type Json } from "./strict.ts";

/** The token of the product's bot in every workspace of the tests. */
export const BOT_TOKEN = "xoxb-test-bot";
export const SIGNING_SECRET = "test-signing-secret";

/** A window or a home as its person sees it. */
export interface OpenView {
  id: string;
  hash: string;
  user: string;
  view: Json & { blocks: Json[] };
  /** The one below it. */
  previous?: string;
}

/** What only one person was shown in a channel. */
export interface Ephemeral {
  user: string;
  channel: string;
  text: string;
  blocks: Json[];
}

/** What stands between the product and Slack: it may answer by itself, or do something before and after the effect. */
export type Trouble = (
  method: string,
  body: Json,
  effect: () => Promise<Response>,
) => Promise<Response | "cut" | undefined>;

/** What a workspace is to hold. */
export interface WorkspaceOptions {
  channels?: readonly string[];
  users?: readonly { name: string; email?: string }[];
  scopes?: readonly string[];
}

/**
 * A Slack workspace: the emulator behind a gateway that refuses what real Slack refuses, sees every window that is
 * opened, and can be told to be a bad network.
 */
export class Workspace {
  readonly views = new Map<string, OpenView>();
  readonly homes = new Map<string, OpenView>();
  readonly ephemerals: Ephemeral[] = [];
  /** Every call of the Web API by its method, in order. */
  readonly calls: { method: string; body: Json }[] = [];
  trouble: Trouble | undefined;
  /** What the product asks for when it connects by Socket Mode. */
  socketUrl: (() => string) | undefined;
  url = "";
  #emulator!: Emulator;
  #scopes: readonly string[] = [];
  #last = 0;
  /** Whose click each trigger is. */
  readonly #clickers = new Map<string, string>();
  #requests = 0;
  readonly #server = createServer((req, res) => void this.#answer(req, res));

  static async start(options: WorkspaceOptions = {}): Promise<Workspace> {
    const workspace = new Workspace();
    await workspace.#start(options);
    return workspace;
  }

  async #start({ channels = ["callbacks"], users = [{ name: "li" }], scopes = [] }: WorkspaceOptions) {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    this.#scopes = scopes;
    this.#emulator = await createEmulator({
      service: "slack",
      port: 0,
      seed: {
        slack: {
          users: users.map(({ name, email }) => ({ name, real_name: name, ...(email && { email }) })),
          channels: channels.map((name) => ({ name })),
          oauth_apps: [
            {
              client_id: "1.2",
              client_secret: "secret",
              app_id: "A000000001",
              name: "Huifang",
              redirect_uris: [],
              bot_user_id: "U0BOT",
              bot_id: "B0BOT",
              bot_name: "huifang",
            },
          ],
          tokens: Array.from({ length: TOKENS }, (_, i) => ({
            ...{ token: tokenOf(i), user: "huifang", app_id: "A000000001", bot_id: "B0BOT", type: "bot" },
          })),
        },
      },
    });
  }

  /** Calls the Web API as the bot, past all troubles; throws what Slack refuses. */
  async call(method: string, body: Json = {}): Promise<Json> {
    const response = await fetch(`${this.#emulator.url}/api/${method}`, {
      method: "POST",
      headers: { authorization: this.#bearer(), "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Json;
    if (!answer.ok) throw new Error(`${method}: ${String(answer.error)}`);
    return answer;
  }

  async channel(name: string): Promise<string> {
    const { channels } = (await this.call("conversations.list", { limit: 1_000 })) as { channels: Json[] };
    const found = channels.find((channel) => channel.name === name);
    if (!found) throw new Error(`no channel ${name}`);
    return String(found.id);
  }

  async user(name: string): Promise<string> {
    const { members } = (await this.call("users.list")) as { members: Json[] };
    const found = members.find((member) => member.name === name);
    if (!found) throw new Error(`no user ${name}`);
    return String(found.id);
  }

  /** What stands in a channel or thread, oldest first. */
  async messages(channel: string, thread?: string): Promise<(Json & { ts: string; blocks?: Json[] })[]> {
    const read = thread
      ? await this.call("conversations.replies", { channel, ts: thread })
      : await this.call("conversations.history", { channel, limit: 1_000 });
    const found = read.messages as (Json & { ts: string })[];
    return thread ? found.filter(({ ts }) => ts !== thread) : found.reverse();
  }

  /** A trigger, such as every click has: good for one window, for three seconds. */
  async trigger(user: string, view?: string): Promise<string> {
    const made = await this.call("views.generateTriggerId", {
      user_id: user,
      ...(view && { view_id: view }),
    });
    const id = String(made.trigger_id);
    this.#clickers.set(id, user);
    return id;
  }

  nextId(): string {
    return String(++this.#last);
  }

  /** The uppermost window of a person. */
  top(user: string): OpenView | undefined {
    return [...this.views.values()].filter((view) => view.user === user).at(-1);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await this.#emulator.close();
  }

  async #answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks);
    const path = req.url ?? "";
    try {
      const response = await this.#respond(path, raw, req);
      if (response === "cut") return void req.socket.destroy();
      const headers = Object.fromEntries(response.headers);
      delete headers["content-length"];
      delete headers["content-encoding"];
      res.writeHead(response.status, headers).end(Buffer.from(await response.arrayBuffer()));
    } catch (error) {
      res.writeHead(500).end(String(error));
    }
  }

  async #respond(path: string, raw: Buffer, req: IncomingMessage): Promise<Response | "cut"> {
    if (path.startsWith("/respond/")) return this.#responded(path, JSON.parse(raw.toString()) as Json);
    const pass = (): Promise<Response> =>
      fetch(`${this.#emulator.url}${path}`, {
        method: req.method ?? "POST",
        headers: this.#passed(req),
        ...(req.method !== "GET" && { body: new Uint8Array(raw) }),
      });
    if (!path.startsWith("/api/")) return pass();
    const method = path.slice("/api/".length).split("?")[0]!;
    const body = readBody(raw, req.headers["content-type"]);
    this.calls.push({ method, body });
    const effect = (): Promise<Response> => this.#effect(method, body, pass);
    return (await this.trouble?.(method, body, effect)) ?? effect();
  }

  async #effect(method: string, body: Json, pass: () => Promise<Response>): Promise<Response> {
    if (method === "apps.connections.open" && this.socketUrl)
      return json({ ok: true, url: this.socketUrl() });
    const faults = this.#faults(method, body);
    if (faults.length > 0) return json({ ok: false, error: "invalid_blocks", faults });
    const passed = await pass();
    // Uploads come through the gateway too.
    const text = (await passed.text()).replaceAll(this.#emulator.url, this.url);
    const response = new Response(text, { status: passed.status, headers: passed.headers });
    const answer = (await response.clone().json()) as Json & { view?: Json };
    if (answer.ok && method.startsWith("views.") && answer.view) this.#keepView(method, body, answer.view);
    if (answer.ok && method === "chat.postEphemeral") {
      const { user, channel, text } = body as Record<string, string>;
      this.ephemerals.push({
        user: user!,
        channel: channel!,
        text: text!,
        blocks: (body.blocks as Json[]) ?? [],
      });
    }
    if (method === "conversations.history") return json(onlySince(answer, body.oldest), response.status);
    if (method !== "auth.test") return response;
    const headers = { "x-oauth-scopes": this.#scopes.join(","), "content-type": "application/json" };
    return new Response(JSON.stringify(answer), { headers });
  }

  /** The bot's token: many stand for the one, by turns. */
  #bearer(): string {
    return `Bearer ${tokenOf(Math.floor(this.#requests++ / REQUESTS_PER_TOKEN) % TOKENS)}`;
  }

  #passed(req: IncomingMessage): Record<string, string> {
    const { authorization, "content-type": type } = req.headers;
    const isBot = authorization === `Bearer ${BOT_TOKEN}`;
    return {
      ...(authorization && { authorization: isBot ? this.#bearer() : authorization }),
      ...(type && { "content-type": type }),
    };
  }

  #faults(method: string, body: Json): string[] {
    if (method.startsWith("views.") && body.view) return faultsOfView(body.view as Json);
    const blocks = body.blocks as Json[] | undefined;
    if (!method.startsWith("chat.") || !blocks) return [];
    const text = String(body.text ?? "");
    return [...faultsOfBlocks(blocks, "message"), ...(text.length > 40_000 ? ["text"] : [])];
  }

  #keepView(method: string, body: Json, kept: Json): void {
    const view = body.view as OpenView["view"];
    const id = String(kept.id);
    const known = this.views.get(id);
    const user = known?.user ?? this.#clickers.get(String(body.trigger_id)) ?? String(body.user_id);
    const previous = known?.previous ?? (kept.previous_view_id as string | undefined);
    const open = { id, hash: String(kept.hash), user, view, ...(previous && { previous }) };
    if (method === "views.publish") this.homes.set(user, open);
    else this.views.set(id, open);
  }

  #responded(path: string, body: Json): Response {
    const [, , user, channel] = path.split("/");
    const blocks = (body.blocks as Json[]) ?? [];
    const faults = faultsOfBlocks(blocks, "message");
    if (faults.length > 0) return json({ ok: false, error: faults.join() }, 400);
    this.ephemerals.push({ user: user!, channel: channel!, text: String(body.text ?? ""), blocks });
    return json({ ok: true });
  }
}

function json(body: Json, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
}

/** The emulator takes 5,000 requests an hour from each token, which Slack does not. */
const REQUESTS_PER_TOKEN = 4_000;
const TOKENS = 20;

const tokenOf = (index: number): string => (index === 0 ? BOT_TOKEN : `${BOT_TOKEN}-${index}`);

/** Slack lists what is newer; the emulator lists it all. */
function onlySince(answer: Json, oldest: unknown): Json {
  const messages = (answer.messages as (Json & { ts: string })[]) ?? [];
  const newer = messages.filter(({ ts }) => Number(ts) > Number(oldest ?? 0));
  if (newer.length === messages.length) return answer;
  return { ...answer, messages: newer, has_more: false, response_metadata: { next_cursor: "" } };
}

/** A body as the web client sends it: a form whose values may be JSON. */
function readBody(raw: Buffer, type = ""): Json {
  if (type.includes("json")) return JSON.parse(raw.toString() || "{}") as Json;
  if (!type.includes("urlencoded")) return {};
  const fields = [...new URLSearchParams(raw.toString())];
  return Object.fromEntries(
    fields.map(([name, value]) => [name, STRUCTURED.has(name) ? JSON.parse(value) : value]),
  );
}

const STRUCTURED = new Set(["blocks", "view", "metadata", "files"]);
