import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";
import type { Door, DoorAnswer, Sent } from "./door.ts";

/** Slack's own patience is three seconds; a test has less. */
const PATIENCE_MS = 700;
const types = { event: "events_api", interaction: "interactive", command: "slash_commands" } as const;

/** The other end of a Socket Mode connection: it greets, sends envelopes and waits for their acknowledgements. */
export class SocketServer implements Door {
  readonly #server: WebSocketServer;
  readonly #waiting = new Map<string, (answer: DoorAnswer) => void>();
  #last = 0;
  /** How many connections were made so far. */
  connections = 0;

  private constructor(server: WebSocketServer) {
    this.#server = server;
    server.on("connection", (socket) => this.#greet(socket));
  }

  static async start(): Promise<SocketServer> {
    const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
    await once(server, "listening");
    return new SocketServer(server);
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async deliver({ kind, payload }: Sent, attempt = 0): Promise<DoorAnswer> {
    const [socket] = [...this.#server.clients].filter(({ readyState, OPEN }) => readyState === OPEN);
    if (!socket) return { status: 503, body: {} };
    const envelope_id = `envelope-${++this.#last}`;
    const answered = new Promise<DoorAnswer>((resolve) => {
      this.#waiting.set(envelope_id, resolve);
      setTimeout(() => resolve({ status: 504, body: {} }), PATIENCE_MS);
    });
    const accepts_response_payload = kind !== "event";
    const more = attempt > 0 ? { retry_attempt: attempt, retry_reason: "timeout" } : {};
    socket.send(
      JSON.stringify({ type: types[kind], envelope_id, payload, accepts_response_payload, ...more }),
    );
    return answered.finally(() => this.#waiting.delete(envelope_id));
  }

  /** Slack ends a connection after some hours, and says so. */
  refresh(): void {
    const said = JSON.stringify({ type: "disconnect", reason: "refresh_requested" });
    for (const socket of this.#server.clients) socket.send(said);
  }

  /** The network ends it, and nobody says anything. */
  cut(): void {
    for (const socket of this.#server.clients) socket.terminate();
  }

  /** Resolves when so many connections were made in all. */
  async connected(count: number): Promise<void> {
    while (this.connections < count) await once(this.#server, "connection");
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.close();
  }

  #greet(socket: WebSocket): void {
    this.connections += 1;
    socket.send(
      JSON.stringify({ type: "hello", num_connections: 1, connection_info: { app_id: "A000000001" } }),
    );
    socket.on("message", (data) => {
      const { envelope_id, payload = {} } = JSON.parse(String(data)) as {
        envelope_id: string;
        payload?: Record<string, unknown>;
      };
      this.#waiting.get(envelope_id)?.({ status: 200, body: payload });
    });
  }
}
