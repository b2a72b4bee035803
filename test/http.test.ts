import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Router } from "express";
import { pino } from "pino";
import { afterEach, describe, expect, it } from "vitest";
import { buildHttp, type HttpParts } from "../http.ts";

describe("the web server", () => {
  let server: Server;
  afterEach(() => void server.close());

  /** Starts the web application and asks it for a path. */
  async function get(path: string, parts: Partial<HttpParts> = {}): Promise<Response> {
    const app = buildHttp({
      log: pino({ level: "silent" }),
      publicUrl: "http://desk.example",
      ready: async () => ({ database: true }),
      ...parts,
    });
    server = createServer(app).listen(0, "127.0.0.1");
    await once(server, "listening");
    return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  }

  it("says that the process lives", async () => {
    expect((await get("/healthz")).status).toBe(200);
  });

  it("says which part is not ready", async () => {
    const response = await get("/readyz", { ready: async () => ({ database: true, jobs: false }) });
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ ok: false, parts: { database: true, jobs: false } });
  });

  it("sends strict headers with everything, an unknown path too", async () => {
    const response = await get("/nowhere");
    expect(response.status).toBe(404);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(response.headers.get("content-security-policy")).not.toContain("unsafe");
    expect(response.headers.get("x-powered-by")).toBeNull();
    expect(response.headers.get("strict-transport-security")).toBeNull();
  });

  it("asks browsers to stay with https where the product is reached by it", async () => {
    const response = await get("/healthz", { publicUrl: "https://desk.example" });
    expect(response.headers.get("strict-transport-security")).not.toBeNull();
  });

  it("tells nothing of what is inside when something breaks", async () => {
    const broken = Router().get("/broken", () => {
      throw new Error("the secret plan");
    });
    const response = await get("/broken", { routers: [broken] });
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('{"error":"internal"}');
  });

  it("refuses a path that is no path", async () => {
    const things = Router().get("/things/:id", (_req, res) => void res.json({}));
    expect((await get("/things/%E0%A4%A", { routers: [things] })).status).toBe(400);
  });
});
