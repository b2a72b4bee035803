import mongoose from "mongoose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ButtonToken } from "../../../models/buttonToken.ts";
import { InboxEvent } from "../../../models/inboxEvent.ts";
import { useDatabase } from "../../database.ts";
import { openStore, staff, startDesk, type Browser, type DeskServer } from "./deskServer.ts";

useDatabase();

let server: DeskServer;
let li: Browser;
let wang: Browser;
let task: string;
let complaint: string;
let othersCard: string;
let othersToken: string;
let ownText: string;
let wangsText: string;

const key = "0123456789abcdef";
const long = "x".repeat(200_000);
const nowhere = "0".repeat(24);

beforeEach(async () => {
  await openStore("cd01", staff);
  await openStore("cd02", [{ code: "li", name: "Another Li", roles: ["clerk"], locale: "en" }]);
  server = await startDesk();
  [li, wang] = [await server.signedIn("li"), await server.signedIn("wang")];
  const post = async (store: string, channel: string): Promise<string> => {
    const place = { platform: "web" as const, store, channel };
    const sent = await server.desk.port.send(place, { plain: channel, body: [] }, `${store}:${channel}`);
    if (sent.kind !== "ok") throw new Error(sent.kind);
    return sent.ref.id;
  };
  task = await post("cd01", "callbacks");
  complaint = await post("cd01", "complaints.service");
  othersCard = await post("cd02", "callbacks");
  const subject = { store: "cd02", subject: "callback:1" as const, version: 1 };
  othersToken = (await server.tokens.issue(subject, [{ action: "start" }]))[0]!;
  const say = async (browser: Browser): Promise<string> => {
    const said = await browser.post("/say", { key: "aaaaaaaa", channel: "callbacks", text: "hello" });
    return (said.json as unknown as { item: { ref: string } }).item.ref;
  };
  [ownText, wangsText] = [await say(li), await say(wang)];
  // What nobody waits for is written down as well.
  await expect.poll(() => InboxEvent.countDocuments({ open: true })).toBe(0);
  await expect.poll(() => ButtonToken.countDocuments({ _id: othersToken })).toBe(1);
  server.heard.length = 0;
});
afterEach(() => server.stop());

/** Everything in the database, to see that a refusal changes nothing. */
async function everything(): Promise<string> {
  const models = Object.values(mongoose.models);
  return JSON.stringify(await Promise.all(models.map((model) => model.find().lean())));
}

/** A request that is in order; `%x` in its path stands for what the test has made. */
interface Route {
  route: string;
  path(): string;
  body?: () => Record<string, unknown>;
}

const routes: Route[] = [
  { route: "GET /me", path: () => "/me" },
  { route: "PATCH /me", path: () => "/me", body: () => ({ locale: "zh-CN" }) },
  { route: "GET /channels/:code", path: () => "/channels/callbacks" },
  { route: "GET /threads/:ref", path: () => `/threads/${task}` },
  { route: "GET /stream", path: () => "/stream" },
  { route: "POST /sync", path: () => "/sync", body: () => ({ have: { [task]: 1 } }) },
  { route: "POST /press", path: () => "/press", body: () => ({ key, token: "token", ref: task }) },
  {
    route: "POST /answer",
    path: () => "/answer",
    body: () => ({
      key,
      formId: "call/callback:1",
      values: { wait: 3, "wait-Comment": "long", flags: ["urgent"] },
    }),
  },
  {
    route: "POST /draft",
    path: () => "/draft",
    body: () => ({ key, formId: "call/callback:1", values: { wait: null } }),
  },
  {
    route: "POST /say",
    path: () => "/say",
    body: () => ({ key, channel: "callbacks", thread: task, text: "hello" }),
  },
  {
    route: "PATCH /messages/:ref",
    path: () => `/messages/${ownText}`,
    body: () => ({ key, text: "better" }),
  },
  { route: "DELETE /messages/:ref", path: () => `/messages/${ownText}`, body: () => ({ key }) },
];
const withBody = routes.filter((route) => route.body);

const ask = (
  browser: Browser,
  { route, path, body }: Route,
  headers?: Record<string, string>,
  sent = body?.(),
) => browser.request(route.split(" ")[0]!, `/desk/api${path()}`, sent, headers);

describe("a door of the desk", () => {
  it.each(withBody)("takes $route from who is signed in", async (route) => {
    expect((await ask(li, route)).status).toBe(200);
  });

  it.each(routes)("refuses $route to who is not signed in, and changes nothing", async (route) => {
    const before = await everything();
    const answer = await ask(server.browser(), route);
    expect([answer.status, answer.json.error]).toEqual([401, "signedOut"]);
    expect(await everything()).toBe(before);
  });

  it.each(routes)("refuses $route to another site's page, and changes nothing", async (route) => {
    const before = await everything();
    for (const headers of [
      { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
      { "sec-fetch-site": "same-site", origin: "https://other.huifang.example" },
    ]) {
      const answer = await ask(li, route, headers);
      expect([answer.status, answer.json.error]).toEqual([403, "foreignOrigin"]);
    }
    expect(await everything()).toBe(before);
    expect(server.heard).toEqual([]);
  });

  it.each(withBody)("refuses $route with a body that is too long, and changes nothing", async (route) => {
    const before = await everything();
    const answer = await ask(li, route, {}, { ...route.body!(), text: long, more: long });
    expect([answer.status, answer.json.error]).toEqual([413, "tooLarge"]);
    expect(await everything()).toBe(before);
    expect(server.heard).toEqual([]);
  });

  it.each(withBody)(
    "refuses $route with a body that is not what it should be, and changes nothing",
    async (route) => {
      const before = await everything();
      const whole = route.body!();
      const bodies: unknown[] = [
        "{",
        "[]",
        '"text"',
        "null",
        { ...whole, unknown: 1 },
        ...Object.keys(whole).flatMap((name) =>
          [7, { $gt: "" }, [], ""].map((wrong) => ({ ...whole, [name]: wrong })),
        ),
      ];
      for (const body of bodies) {
        const answer = await li.request(route.route.split(" ")[0]!, `/desk/api${route.path()}`, body);
        expect([answer.status, answer.json.error], JSON.stringify(body)).toEqual([400, "badRequest"]);
      }
      expect(await everything()).toBe(before);
      expect(server.heard).toEqual([]);
    },
  );

  it.each(["__name", "a.b", "$set", "", "x".repeat(81)])(
    "takes no answer under the key %j",
    async (question) => {
      const values = `{"key":"${key}","formId":"f","values":{${JSON.stringify(question)}:1}}`;
      for (const path of ["/answer", "/draft"]) expect((await li.post(path, values)).status).toBe(400);
    },
  );

  it.each<[string, () => [string, string, unknown?]]>([
    ["another department's channel", () => ["GET", "/channels/complaints.service"]],
    ["a channel that is not there", () => ["GET", "/channels/nowhere"]],
    ["another person's direct channel", () => ["GET", "/channels/dm:wang"]],
    ["a thread in another department's channel", () => ["GET", `/threads/${complaint}`]],
    ["another store's thread", () => ["GET", `/threads/${othersCard}`]],
    ["a thread that is not there", () => ["GET", `/threads/${nowhere}`]],
    ["another store's card to press on", () => ["POST", "/press", { key, token: "token", ref: othersCard }]],
    ["another store's button", () => ["POST", "/press", { key, token: othersToken }]],
    [
      "another department's channel to write in",
      () => ["POST", "/say", { key, channel: "complaints.service", text: "x" }],
    ],
    [
      "another store's thread to write in",
      () => ["POST", "/say", { key, channel: "callbacks", thread: othersCard, text: "x" }],
    ],
    [
      "a thread of another channel to write in",
      () => ["POST", "/say", { key, channel: "dm:li", thread: task, text: "x" }],
    ],
    ["somebody else's text to reword", () => ["PATCH", `/messages/${wangsText}`, { key, text: "x" }]],
    ["somebody else's text to delete", () => ["DELETE", `/messages/${wangsText}`, { key }]],
    ["a card to reword", () => ["PATCH", `/messages/${task}`, { key, text: "x" }]],
    ["a route that is not there", () => ["POST", "/nothing", { key }]],
  ])("knows nothing of %s", async (_what, request) => {
    const before = await everything();
    const [method, path, body] = request();
    const answer = await li.request(method, `/desk/api${path}`, body);
    expect([answer.status, answer.json.error]).toEqual([404, "notFound"]);
    expect(await everything()).toBe(before);
    expect(server.heard).toEqual([]);
  });

  it("tells nothing of another store's messages that are asked for in a sync", async () => {
    const answer = await li.post("/sync", { have: { [othersCard]: 0, [complaint]: 0, [task]: 1 } });
    expect(answer.json).toMatchObject({ gone: [othersCard, complaint] });
    expect(answer.text).not.toContain("complaints.service");
  });

  it("takes a request of a browser that names its origin instead of its site", async () => {
    const { host } = new URL(server.url);
    const without = { "sec-fetch-site": "" };
    const say = { key, channel: "callbacks", text: "hello" };
    const from = async (origin: string) =>
      (await li.request("POST", "/desk/api/say", say, { ...without, origin })).status;
    expect([await from(`http://${host}`), await from("http://evil.example"), await from("null")]).toEqual([
      200, 403, 403,
    ]);
  });

  it("slows down who sends more than a person can", async () => {
    const answers = await Promise.all(Array.from({ length: 130 }, () => li.get("/me")));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]!.headers.get("retry-after")).toBe("1");
    expect((await wang.get("/me")).status).toBe(200);
    server.clock.wall = new Date(server.clock.wall.getTime() + 1_000);
    expect((await li.get("/me")).status).toBe(200);
  });

  it("says in the reader's language why it refuses", async () => {
    await li.request("PATCH", "/desk/api/me", { locale: "zh-CN" });
    expect((await li.get("/channels/nowhere")).json).toEqual({
      error: "notFound",
      message: "没有找到，或者您没有权限查看。",
    });
  });
});
