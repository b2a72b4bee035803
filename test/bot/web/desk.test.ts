import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Card } from "../../../bot/chat.ts";
import { createDesk } from "../../../bot/web/desk.ts";
import type { DeskItem, Me, Said } from "../../../bot/web/wire.ts";
import { DeskMessage } from "../../../models/deskMessage.ts";
import { InboxEvent } from "../../../models/inboxEvent.ts";
import { Person } from "../../../models/person.ts";
import { useDatabase } from "../../database.ts";
import { openStore, staff, startDesk, type Browser, type DeskServer, type Stream } from "./deskServer.ts";

useDatabase();

let server: DeskServer;
let li: Browser;
const streams: Stream[] = [];

beforeEach(async () => {
  await openStore("cd01", staff);
  server = await startDesk();
  li = await server.signedIn("li");
});
afterEach(async () => {
  streams.splice(0).forEach((stream) => stream.end());
  await server.stop();
});

const callbacks = { platform: "web" as const, store: "cd01", channel: "callbacks" };
let sent = 0;

async function post(card: Partial<Card> = {}, place: object = {}): Promise<string> {
  const to = { ...callbacks, ...place };
  const result = await server.desk.port.send(to, { plain: "a task", body: [], ...card }, `card:${++sent}`);
  if (result.kind !== "ok") throw new Error(result.kind);
  return result.ref.id;
}

const show = (id: string, plain: string, card: Partial<Card> = {}) =>
  server.desk.port.update({ place: callbacks, id }, { plain, body: [], ...card });

async function listen(browser: Browser): Promise<Stream> {
  const stream = await browser.listen();
  streams.push(stream);
  await expect.poll(() => stream.events.length).toBeGreaterThan(0);
  return stream;
}

const say = async (browser: Browser, key: string, text: string, more: object = {}) =>
  (await browser.post("/say", { key: key.padEnd(8, "-"), channel: "callbacks", text, ...more }))
    .json as unknown as Said;

async function button(): Promise<string> {
  const [token] = await server.tokens.issue({ store: "cd01", subject: "callback:1", version: 1 }, [
    { action: "start" },
  ]);
  return token!;
}

const cardsOf = async (browser: Browser, channel = "callbacks", before = "") => {
  const { json } = await browser.get(`/channels/${channel}${before && `?before=${before}`}`);
  return json as unknown as { cards: DeskItem[]; more: boolean };
};

const plains = (items: DeskItem[]) => items.map(({ card }) => card.plain);

describe("a channel", () => {
  it("shows its cards, oldest first, as they are now", async () => {
    const first = await post({ plain: "first" });
    server.clock.now = new Date(server.clock.now.getTime() + 1);
    await post({ plain: "second" });
    await show(first, "first, done");
    const { cards } = await cardsOf(li);
    expect(plains(cards)).toEqual(["first, done", "second"]);
    expect(cards[0]).toMatchObject({ ref: first, revision: 2, place: { channel: "callbacks" } });
  });

  it("shows whatever waits for somebody, however old, and of the rest the newest", async () => {
    await post({ plain: "waits", todo: {} });
    for (let n = 0; n < 101; n++) {
      server.clock.now = new Date(server.clock.now.getTime() + 1_000);
      await post({ plain: `done ${n}` });
    }
    const newest = await cardsOf(li);
    expect(newest.cards).toHaveLength(101);
    expect(plains(newest.cards).slice(0, 2)).toEqual(["waits", "done 1"]);
    expect(newest.more).toBe(true);
    const older = await cardsOf(li, "callbacks", newest.cards[1]!.at);
    expect([plains(older.cards), older.more]).toEqual([["done 0"], false]);
  });

  it("is listed for those who may read it, with what waits for the reader", async () => {
    const of = (...persons: string[]) => ({ todo: { of: persons } });
    await post(of("li"));
    await post(of("chen"));
    await post({ todo: { urgent: true } });
    const ours = await post(of("li"), { channel: "dm:li" });
    await show(ours, "read", {});
    const me = (await li.get("/me")).json as unknown as Me;
    expect(me.channels).toMatchObject([
      { code: "callbacks", name: "Callbacks", unread: 2, urgent: true },
      { code: "dm:li", name: "Assistant", unread: 0, urgent: false },
    ]);
    const wang = await server.signedIn("wang");
    const codes = ((await wang.get("/me")).json as unknown as Me).channels.map(({ code }) => code);
    expect(codes).toEqual(["callbacks", "complaints.service", "dm:wang"]);
    expect(me).toMatchObject({ store: { code: "cd01", zone: "Asia/Shanghai" }, commands: ["/find"] });
  });
});

describe("a text", () => {
  it("stands in its thread and reaches the flows, once for its key", async () => {
    const root = await post();
    const said = await say(li, "one", "He called back.", { thread: root });
    const again = await say(li, "one", "He called back.", { thread: root });
    expect(again.item).toEqual(said.item);
    const { json } = await li.get(`/threads/${root}`);
    expect(json).toMatchObject({
      root: { ref: root },
      messages: [
        {
          ref: said.item!.ref,
          place: { channel: "callbacks", thread: root },
          card: {
            view: { kind: "said", by: { code: "li", name: "Li Yi", role: "clerk" }, text: "He called back." },
          },
        },
      ],
    });
    expect(server.heard).toMatchObject([
      {
        kind: "wrote",
        text: "He called back.",
        by: { store: "cd01", person: "li" },
        message: { id: said.item!.ref },
      },
    ]);
  });

  it("is reworded and deleted by its author, and keeps its place", async () => {
    const { item } = await say(li, "one", "frist");
    const reworded = await li.request("PATCH", `/desk/api/messages/${item!.ref}`, {
      key: "reworded",
      text: "first",
    });
    expect(reworded.json).toMatchObject({
      item: { revision: 2, card: { view: { text: "first", edited: true } } },
    });
    await li.request("DELETE", `/desk/api/messages/${item!.ref}`, { key: "deleted-" });
    const { cards } = await cardsOf(li);
    expect(cards).toMatchObject([
      { ref: item!.ref, revision: 3, card: { view: { text: "", deleted: true } } },
    ]);
    expect(server.heard.map(({ kind }) => kind)).toEqual(["wrote", "edited", "deleted"]);
  });

  it("that is a command is answered to its author alone and stands nowhere", async () => {
    await server.stop();
    server = await startDesk({ wrote: async ({ text }) => ({ toast: `found ${text}` }) });
    li = await server.signedIn("li");
    expect(await say(li, "one", "/find 川A12345")).toEqual({ toast: "found /find 川A12345" });
    expect(await DeskMessage.countDocuments()).toBe(0);
  });

  it("comes to stand on the desk after a crash before it was worked on", async () => {
    const root = await post();
    const { item } = await say(li, "one", "He called back.", { thread: root });
    // As if the process had died right after the event was written down.
    await DeskMessage.deleteOne({ _id: item!.ref });
    const [event] = await InboxEvent.find();
    const desk = createDesk({
      publicUrl: server.url,
      tokens: server.tokens,
      commands: () => [],
      clock: () => server.clock.now,
      locale: "en",
      onError: () => undefined,
    });
    const nothing = async () => ({});
    const done = async () => undefined;
    const router = desk.hear({
      pressed: nothing,
      answered: async () => ({ ok: true }),
      wrote: nothing,
      drafted: done,
      edited: done,
      deleted: done,
    });
    const payload = JSON.parse(event!.payload);
    await router.wrote({ ...payload, at: new Date(payload.at) });
    expect(await DeskMessage.named("cd01", item!.ref)).toMatchObject({
      card: JSON.stringify(item!.card),
      thread: root,
    });
  });
});

describe("the stream", () => {
  it("begins with the product's time", async () => {
    const stream = await listen(li);
    expect(stream.events).toEqual([{ name: "hello", data: { now: "2026-12-01T02:00:00.000Z" } }]);
  });

  it("brings each change of a card once, with its revision", async () => {
    const stream = await listen(li);
    const id = await post();
    await show(id, "taken");
    await expect.poll(() => stream.events.length).toBe(3);
    expect(stream.events.slice(1)).toMatchObject([
      { name: "card", data: { ref: id, revision: 1, card: { plain: "a task" } } },
      { name: "card", data: { ref: id, revision: 2, card: { plain: "taken" } } },
    ]);
  });

  it("brings texts and what stands in threads as messages", async () => {
    const root = await post();
    const stream = await listen(li);
    await say(li, "one", "hello", { thread: root });
    await say(li, "two", "hello all");
    await expect.poll(() => stream.events.slice(1).map(({ name }) => name)).toEqual(["message", "message"]);
  });

  it("brings nobody what he may not read", async () => {
    const wang = await server.signedIn("wang");
    const [clerk, manager] = [await listen(li), await listen(wang)];
    await post({ plain: "a complaint" }, { channel: "complaints.service" });
    await post({ plain: "for Wang alone" }, { channel: "dm:wang" });
    await post({ plain: "another store" }, { store: "cd02" }).catch(() => undefined);
    await post({ plain: "for all" });
    await expect.poll(() => clerk.events.length).toBe(2);
    await expect.poll(() => manager.events.length).toBe(4);
    expect(JSON.stringify(clerk.events)).not.toMatch(/complaint|alone|another/);
    expect(JSON.stringify(manager.events)).not.toMatch(/another/);
  });

  it("tells a person that his channels have changed", async () => {
    const stream = await listen(li);
    await post();
    await Person.put("cd01", { code: "li", name: "Li Yi", roles: ["gm"], locale: "en" });
    server.clock.wall = new Date(server.clock.wall.getTime() + 1_001);
    await post();
    await expect.poll(() => stream.events.map(({ name }) => name)).toEqual(["hello", "card", "me", "card"]);
  });

  it("ends when the desk stops", async () => {
    const stream = await listen(li);
    await server.desk.port.stop(0);
    await expect.poll(() => stream.ended).toBe(true);
  });

  it("brings what another process has posted", async () => {
    await server.stop();
    server = await startDesk({}, { alone: false });
    li = await server.signedIn("li");
    const stream = await listen(li);
    const card = JSON.stringify({ plain: "from elsewhere", body: [] });
    const elsewhere = {
      store: "cd01",
      channel: "callbacks",
      thread: null,
      key: "elsewhere",
      at: server.clock.now,
      card,
    };
    await DeskMessage.post(elsewhere, server.clock.wall);
    await expect.poll(() => stream.events.length, { timeout: 5_000 }).toBe(2);
    expect(stream.events[1]).toMatchObject({ name: "card", data: { card: { plain: "from elsewhere" } } });
  });
});

describe("a page that was away", () => {
  it("gets what it lacks or has in an older revision, and nothing else", async () => {
    const [kept, changed] = [await post({ plain: "kept" }), await post({ plain: "changed" })];
    await show(changed, "changed, done");
    const fresh = await post({ plain: "new" });
    const { json } = await li.post("/sync", { have: { [kept]: 1, [changed]: 1 } });
    const { cards, gone } = json as unknown as { cards: DeskItem[]; gone: string[] };
    expect(new Map(cards.map(({ ref, revision }) => [ref, revision]))).toEqual(
      new Map([
        [changed, 2],
        [fresh, 1],
      ]),
    );
    expect(gone).toEqual([]);
  });

  it("loses nothing and doubles nothing between the listing and the stream", async () => {
    const held = new Map<string, number>();
    const take = ({ ref, revision }: DeskItem) => void held.set(ref, Math.max(held.get(ref) ?? 0, revision));
    const ids = await Promise.all([1, 2, 3].map(() => post()));
    const busy = (async () => {
      for (let n = 0; n < 30; n++) await show(ids[n % 3]!, `change ${n}`);
    })();
    const stream = await listen(li);
    const { json } = await li.post("/sync", { have: {} });
    (json as unknown as { cards: DeskItem[] }).cards.forEach(take);
    await busy;
    await post({ plain: "last" });
    await expect.poll(() => JSON.stringify(stream.events)).toContain("last");
    stream.events.slice(1).forEach(({ data }) => take(data as unknown as DeskItem));
    const stored = await DeskMessage.find().lean();
    expect(held).toEqual(new Map(stored.map(({ _id, revision }) => [_id.toString(), revision])));
    const told = stream.events.slice(1).map(({ data }) => `${data.ref}/${data.revision}`);
    expect(new Set(told).size).toBe(told.length);
  });
});

describe("an act", () => {
  it("is on disk before it is answered", async () => {
    const { json } = await li.post("/press", { key: "0123456789", token: await button() });
    expect(json).toEqual({ toast: "pressed" });
    expect(await InboxEvent.named("web:cd01:li:0123456789")).toMatchObject({ kind: "pressed" });
  });

  it("is acknowledged when it is on disk, and answered when its work is done", async () => {
    await server.stop();
    let work!: () => void;
    const begun = new Promise<void>((resolve) => (work = resolve));
    server = await startDesk({ pressed: () => begun.then(() => ({ toast: "done" })) });
    li = await server.signedIn("li");
    const head = await fetch(`${server.url}/desk/api/press`, {
      method: "POST",
      headers: { cookie: li.cookie, "content-type": "application/json", "sec-fetch-site": "same-origin" },
      body: JSON.stringify({ key: "0123456789", token: await button() }),
    });
    expect(head.status).toBe(200);
    expect(await InboxEvent.named("web:cd01:li:0123456789")).toMatchObject({ open: true });
    work();
    expect(await head.json()).toEqual({ toast: "done" });
  });

  it("answers the same to the same key of one person, and not to another's", async () => {
    await server.stop();
    let times = 0;
    server = await startDesk({ pressed: async () => ({ toast: `press ${++times}` }) });
    const [first, second] = [await server.signedIn("li"), await server.signedIn("chen")];
    const press = { key: "0123456789", token: await button() };
    const toasts = [];
    for (const browser of [first, first, second])
      toasts.push((await browser.post("/press", press)).json.toast);
    expect(toasts).toEqual(["press 1", "press 1", "press 2"]);
  });

  it("that cannot be taken yet is worth another try", async () => {
    await server.desk.port.stop(0);
    const answer = await li.post("/press", { key: "0123456789", token: "start" });
    expect([answer.status, answer.json.error]).toEqual([503, "notYet"]);
  });

  it("that fails inside says nothing of what is inside", async () => {
    await server.stop();
    server = await startDesk({
      drafted: async () => {
        throw new Error("secret detail");
      },
    });
    li = await server.signedIn("li");
    const answer = await li.post("/draft", { key: "0123456789", formId: "f", values: {} });
    expect([answer.status, answer.json.error]).toEqual([500, "internal"]);
    expect(answer.text).not.toContain("secret");
    expect(server.errors).toHaveLength(1);
  });
});
