import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import express, { type Response } from "express";
import type { Values } from "../../../bot/chat.ts";
import type { DeskItem } from "../../../bot/web/wire.ts";
import type { Locale } from "../../../locales/index.ts";
import { FakeStore } from "./store.ts";

/** How the fake server behaves, besides answering. */
export interface Trouble {
  /** Every request fails, as behind a dead network. */
  down: boolean;
  /** Nobody is signed in any more. */
  signedOut: boolean;
  /** Lists: answered, never answered, or refused. */
  lists: "fine" | "hanging" | "failing";
}

/** The fake server and the ways to trouble its pages. */
export type FakeDesk = ReturnType<typeof fakeDesk>;

/** The desk page with a believable day behind it; `npm run build` first, or `npx vite build`. */
export function fakeDesk(locale: Locale, scene = "day", pages = "dist/web") {
  const streams = new Set<Response>();
  const trouble: Trouble = { down: false, signedOut: false, lists: "fine" };
  const write = (to: Response, name: string, data: unknown): void => {
    to.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const store = new FakeStore(locale, scene, (name, data) => streams.forEach((to) => write(to, name, data)));
  const app = express();
  app.use("/assets", express.static(`${pages}/assets`));
  app.get("/desk", (_request, response) => void page(response, pages));
  const api = express.Router();
  api.use((_request, response, next) => (trouble.down ? response.destroy() : next()));
  api.use((_request, response, next) =>
    trouble.signedOut ? response.status(401).json({ error: "signedOut" }) : next(),
  );
  api.use(express.json());
  api.get("/me", (_request, response) => void response.json(store.me()));
  api.patch("/me", (_request, response) => void response.json(store.me()));
  api.get("/channels/:code", (request, response) => {
    if (trouble.lists === "failing") return void response.status(500).json({ error: "internal" });
    if (trouble.lists === "hanging") return;
    response.json({
      cards: [...store.items.values()].filter(
        ({ place }) => place.channel === request.params.code && !place.thread,
      ),
      more: false,
    });
  });
  api.get("/threads/:ref", (request, response) => {
    const { ref } = request.params;
    response.json({
      root: store.items.get(ref),
      messages: [...store.items.values()].filter(({ place }) => place.thread === ref),
    });
  });
  api.get("/stream", (_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    write(response, "hello", { now: store.now().toISOString() });
    streams.add(response);
    response.on("close", () => streams.delete(response));
  });
  api.post("/sync", (request, response) => {
    const { have } = request.body as { have: Record<string, number> };
    const lacking = ({ ref, revision }: DeskItem): boolean => (have[ref] ?? -1) < revision;
    response.json({ cards: [...store.items.values()].filter(lacking), gone: [] });
  });
  const once = (key: string, work: () => unknown): unknown => {
    if (!store.acts.has(key)) store.acts.set(key, work() ?? { ok: true });
    return store.acts.get(key);
  };
  interface Body {
    key: string;
    token: string;
    formId: string;
    values: Values;
    channel: string;
    thread?: string;
    text: string;
  }
  const post = (path: string, work: (body: Body) => unknown): void => {
    api.post(path, (request, response) => {
      const body = request.body as Body;
      response.json(once(body.key, () => work(body)));
    });
  };
  post("/press", ({ token }) => store.press(token));
  post("/draft", ({ formId, values }) => store.draft(formId, values));
  post("/answer", ({ formId, values }) => store.answer(formId, values));
  post("/say", ({ channel, thread, text }) => store.sayIn(channel, thread, text));
  api.patch(
    "/messages/:ref",
    (request, response) =>
      void response.json(store.rewrite(request.params.ref, { text: (request.body as Body).text })),
  );
  api.delete(
    "/messages/:ref",
    (request, response) => void response.json(store.rewrite(request.params.ref, { deleted: true, text: "" })),
  );
  app.use("/desk/api", api);

  let server: Server | undefined;
  return {
    store,
    trouble,
    /** Breaks every open stream. */
    dropStreams: () => streams.forEach((stream) => stream.destroy()),
    listen: (port = 0) =>
      new Promise<string>((resolve) => {
        server = app.listen(port, "127.0.0.1", () => {
          const address = server!.address();
          resolve(`http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/desk`);
        });
      }),
    close: () =>
      new Promise<void>((resolve) => {
        streams.forEach((stream) => stream.destroy());
        server?.close(() => resolve());
        server?.closeAllConnections();
      }),
  };
}

/** The page under the policy that the product serves it with: no inline script, styles by a nonce. */
function page(response: Response, pages: string): void {
  const nonce = randomBytes(16).toString("base64");
  response.setHeader(
    "content-security-policy",
    [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join("; "),
  );
  response.type("html").send(readFileSync(`${pages}/desk.html`, "utf8").replaceAll("__CSP_NONCE__", nonce));
}
