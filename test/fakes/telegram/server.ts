import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { methods, type Desk, type Payload } from "./methods.ts";
import { readMultipart } from "./multipart.ts";
import { refused, Refusal } from "./refusal.ts";
import { Updates } from "./updates.ts";
import { World } from "./world.ts";

/** What goes wrong on the way of a request: before it has its effect, or after. */
export type Fault =
  | { kind: "flood"; seconds: number }
  | { kind: "error" | "errorAfter"; code: number }
  | { kind: "cutBefore" | "cutAfter" | "stall" }
  | { kind: "delay"; ms: number };

/** A request as it came in. */
export interface Call {
  method: string;
  payload: Payload;
}

/** A test that waits longer has failed. */
const PATIENCE_MS = 10_000;

/**
 * A Bot API server: strict where the real one is, with its words. It knows the methods that the product uses and
 * refuses every other.
 */
export class FakeTelegram implements Desk {
  readonly token: string;
  readonly world: World;
  readonly updates = new Updates();
  readonly queries: Desk["queries"] = new Map();
  readonly commands: Desk["commands"] = new Map();
  readonly calls: Call[] = [];
  /** What goes wrong with a request, asked once for each. */
  fault: (call: Call) => Fault | undefined = () => undefined;
  readonly #server: Server;
  readonly #watchers = new Set<() => void>();

  constructor(botId = 123_456) {
    this.token = `${botId}:test-token`;
    this.world = new World(botId);
    this.updates.onChange = () => this.#changed();
    this.#server = createServer((req, res) => void this.#serve(req, res));
  }

  async start(): Promise<this> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.updates.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Resolves with what is looked for as soon as it is there; throws where it does not come. */
  async until<T>(look: () => T | undefined | false, patienceMs = PATIENCE_MS): Promise<T> {
    const waited = new Error("what the test waits for does not come");
    return new Promise((resolve, reject) => {
      const over = setTimeout(() => end(() => reject(waited)), patienceMs);
      const watch = (): void => {
        const found = look();
        if (found !== undefined && found !== false) end(() => resolve(found));
      };
      const end = (settle: () => void): void => {
        clearTimeout(over);
        this.#watchers.delete(watch);
        settle();
      };
      this.#watchers.add(watch);
      watch();
    });
  }

  /** Looks again on behalf of everybody who waits. */
  #changed(): void {
    for (const watch of [...this.#watchers]) watch();
  }

  async #serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const [, token, method = ""] = /^\/bot([^/]+)\/(\w+)$/.exec(req.url ?? "") ?? [];
    try {
      const payload = await payloadOf(req);
      if (token !== this.token) throw refused(401, "Unauthorized");
      const fault = this.fault({ method, payload });
      if (fault?.kind === "cutBefore") return void req.socket.destroy();
      if (fault?.kind === "delay") await new Promise((resolve) => setTimeout(resolve, fault.ms));
      if (fault?.kind === "flood") {
        const { seconds } = fault;
        throw refused(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
      }
      if (fault?.kind === "error") throw refused(fault.code, "Internal Server Error");
      const result = await this.#do(method, payload, res);
      this.calls.push({ method, payload });
      this.#changed();
      if (fault?.kind === "cutAfter") return void req.socket.destroy();
      // The answer never comes.
      if (fault?.kind === "stall") return;
      if (fault?.kind === "errorAfter") throw refused(fault.code, "Bad Gateway");
      reply(res, 200, { ok: true, result });
    } catch (error) {
      if (!(error instanceof Refusal))
        return void reply(res, 500, { ok: false, error_code: 500, description: String(error) });
      const { code, message, parameters } = error;
      reply(res, code, {
        ok: false,
        error_code: code,
        description: message,
        ...(parameters && { parameters }),
      });
      this.#changed();
    }
  }

  async #do(method: string, payload: Payload, res: ServerResponse): Promise<unknown> {
    switch (method) {
      case "getUpdates": {
        const gone = new AbortController();
        res.once("close", () => gone.abort());
        return this.updates.get(payload, gone.signal);
      }
      case "setWebhook":
        this.updates.setWebhook({ url: String(payload.url), secret: String(payload.secret_token ?? "") });
        return true;
      case "deleteWebhook":
        this.updates.setWebhook(undefined);
        return true;
    }
    const known = methods[method];
    if (!known) throw refused(404, "Not Found: method not found");
    return known(this, payload);
  }
}

function reply(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function payloadOf(req: IncomingMessage): Promise<Payload> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const type = req.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/form-data")) return body.length > 0 ? JSON.parse(body.toString()) : {};
  const fields = readMultipart(body, type);
  // A file is named by another field: `attach://<name>`.
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const attached = typeof value === "string" ? /^attach:\/\/(.+)$/.exec(value)?.[1] : undefined;
      return [name, attached === undefined ? value : fields[attached]];
    }),
  );
}
