import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildHttp, type Readiness } from "../http.ts";
import { metricsRouter } from "../metrics.ts";
import { Card } from "../models/card.ts";
import { useDatabase } from "./database.ts";
import { buildComplaint, buildOpenCallback, buildStaff, buildStore, tuesday } from "./factories.ts";

useDatabase();

describe("the metrics", () => {
  let server: Server;
  let parts: Readiness;

  beforeEach(async () => {
    parts = { database: true, jobs: false };
    await buildStore();
    await buildStaff();
  });
  afterEach(() => void server.close());

  /** Asks from this machine, or as if from another. */
  async function ask(headers: Record<string, string> = {}, from?: string): Promise<Response> {
    const measured = { ready: async () => parts, clock: () => tuesday };
    const app = buildHttp({
      ...{ log: pino({ level: "silent" }), publicUrl: "http://desk.example", ready: measured.ready },
      routers: [metricsRouter(measured)],
    });
    server = createServer((req, res) => {
      if (from !== undefined) Object.defineProperty(req.socket, "remoteAddress", { value: from });
      app(req, res);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`, { headers });
  }

  it("count what works, what waits, and each store's calls and complaints", async () => {
    const place = { platform: "web" as const, channel: "callbacks" };
    await Card.want([{ store: "cd01", subject: "task:a", place, role: "task", revision: 1 }]);
    for (let i = 0; i < 2; i++) await buildOpenCallback();
    await buildComplaint();
    const response = await ask();
    expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    const lines = (await response.text()).split("\n");
    expect(lines.filter((line) => line.startsWith("huifang_"))).toEqual([
      'huifang_ready{part="database"} 1',
      'huifang_ready{part="jobs"} 0',
      'huifang_waiting{what="cards"} 1',
      'huifang_waiting{what="notices"} 0',
      'huifang_waiting{what="events"} 0',
      'huifang_callbacks{store="cd01",status="open"} 2',
      'huifang_complaints_open{store="cd01"} 1',
    ]);
    expect(lines.some((line) => /^process_resident_memory_bytes \d/.test(line))).toBe(true);
  });

  it("say what does not work while the database is away", async () => {
    parts = { database: false, jobs: false };
    const text = await (await ask()).text();
    expect(text).toContain('huifang_ready{part="database"} 0');
    expect(text).not.toContain("huifang_callbacks{");
  });

  it.each([
    ["127.0.0.1", 200],
    ["::1", 200],
    ["::ffff:127.0.0.1", 200],
    ["192.0.2.7", 404],
    ["::ffff:10.0.0.7", 404],
    ["127.0.0.1.example", 404],
  ])("are this machine's alone: who asks from %s gets %i", async (from, status) => {
    expect((await ask({}, from)).status).toBe(status);
  });

  it.each(["forwarded", "x-forwarded-for", "x-real-ip", "via"])(
    "are nobody's who asks through a proxy, by %s",
    async (header) => {
      expect((await ask({ [header]: "192.0.2.7" })).status).toBe(404);
    },
  );
});
