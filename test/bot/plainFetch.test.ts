import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf, fetchPlainly, wasNeverSent } from "../../bot/plainFetch.ts";

let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/elsewhere") return response.writeHead(302, { location: "/" }).end();
    if (request.url === "/cut") return response.writeHead(200, { "content-length": 9 }).destroy();
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { authorization } = request.headers;
      const head = { "content-type": "application/json", "x-oauth-scopes": "chat:write" };
      response.writeHead(request.url === "/late" ? 429 : 200, { ...head, "retry-after": "7" });
      response.end(JSON.stringify({ authorization, body: Buffer.concat(chunks).toString() }));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => void server.close());

const post = (path: string, more: object = {}) =>
  fetchPlainly(`${url}${path}`, {
    method: "POST",
    headers: { authorization: "Bearer x" },
    body: "a=1",
    ...more,
  });

describe("a call by the plain door", () => {
  it("brings what it is given, and the answer with its headers", async () => {
    const answer = await post("/");
    expect(answer).toMatchObject({ ok: true, status: 200, statusText: "OK", url: `${url}/` });
    expect(answer.headers.get("X-OAuth-Scopes")).toBe("chat:write");
    expect(answer.headers.get("x-other")).toBeNull();
    expect(Object.fromEntries(answer.headers.entries())).toMatchObject({ "retry-after": "7" });
    expect(await answer.json()).toEqual({ authorization: "Bearer x", body: "a=1" });
  });

  it("brings a file as well", async () => {
    const body = new FormData();
    body.append("file", new Blob(["1,2"]), "chart.csv");
    expect(await (await post("/", { body })).text()).toContain('filename=\\"chart.csv\\"');
  });

  it("brings a body that comes in pieces", async () => {
    const answer = await post("/", { body: Readable.from([Buffer.from("a="), Buffer.from("2")]) });
    expect(await answer.json()).toMatchObject({ body: "a=2" });
  });

  it("leaves it to the asker what a status means", async () => {
    const answer = await post("/late");
    expect(answer).toMatchObject({ ok: false, status: 429 });
    expect(answer.headers.get("retry-after")).toBe("7");
    await answer.arrayBuffer();
  });

  it("follows nobody elsewhere: a token would go with it", async () => {
    await expect(post("/elsewhere")).rejects.toMatchObject({
      name: "TypeError",
      cause: { message: "unexpected redirect" },
    });
  });

  it("says what happened where no answer comes, or not all of it", async () => {
    const nobody = fetchPlainly("http://127.0.0.1:1/", { method: "POST" });
    await expect(nobody).rejects.toMatchObject({ name: "TypeError", cause: { code: "ECONNREFUSED" } });
    const cut = post("/cut").then((answer) => answer.text());
    await expect(cut).rejects.toMatchObject({ name: "TypeError", cause: { code: "UND_ERR_SOCKET" } });
    await expect(post("/", { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "TypeError" });
  });

  it("knows what cannot have arrived from what may have", async () => {
    const thrown = (call: Promise<unknown>) => call.catch((error: unknown) => error);
    const nobody = await thrown(fetchPlainly("http://127.0.0.1:1/", { method: "POST" }));
    expect([codeOf(nobody), wasNeverSent(nobody)]).toEqual(["ECONNREFUSED", true]);
    const cut = await thrown(post("/cut").then((answer) => answer.text()));
    expect([codeOf(cut), wasNeverSent(cut)]).toEqual(["UND_ERR_SOCKET", false]);
    expect(wasNeverSent(new Error("no cause"))).toBe(false);
  });
});
