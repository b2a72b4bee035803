import mongoose from "mongoose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Route } from "../../builder/wire.ts";
import { builtIn } from "../../models/questionnaires/builtIn.ts";
import { useDatabase } from "../database.ts";
import { newKey, openStore, reworded, type BuilderServer, type Page, startBuilder } from "./builderServer.ts";

useDatabase();

let server: BuilderServer;
beforeEach(async () => {
  await openStore("cd01", "north");
  await openStore("cd02", "south");
  server = await startBuilder();
});
afterEach(() => server.stop());

const key = "0123456789abcdef";
const definition = builtIn.service;
const lines = ["opening"];

/** Every route with a request that is in order; `of` is the address that it is asked for. */
const routes: { route: Route; path: string; body?: Record<string, unknown>; needs?: "edit" }[] = [
  { route: "GET /of/:owner", path: "" },
  { route: "GET /of/:owner/:kind", path: "/service" },
  { route: "POST /of/:owner/:kind/editing", path: "/service/editing", body: { tab: key }, needs: "edit" },
  { route: "GET /of/:owner/:kind/proposal", path: "/service/proposal" },
  {
    ...{ route: "POST /of/:owner/:kind/proposal", path: "/service/proposal", needs: "edit" },
    body: { key, base: 0, from: "period", period: "2026Q3" },
  },
  { route: "DELETE /of/:owner/:kind/draft", path: "/service/draft", body: { key, base: 0 }, needs: "edit" },
  {
    route: "PUT /of/:owner/:kind/draft",
    path: "/service/draft",
    body: { key, base: 0, definition },
    needs: "edit",
  },
  {
    ...{ route: "POST /of/:owner/:kind/publish", path: "/service/publish", needs: "edit" },
    body: { key, base: 0, reason: "for a reason" },
  },
  { route: "GET /of/:owner/:kind/versions", path: "/service/versions" },
  { route: "GET /of/:owner/:kind/versions/:version", path: "/service/versions/1" },
  { route: "GET /of/:owner/:kind/differences", path: "/service/differences?from=1&to=draft" },
  {
    route: "POST /of/:owner/:kind/restore",
    path: "/service/restore",
    body: { key, base: 0, version: 1 },
    needs: "edit",
  },
  {
    ...{ route: "POST /of/:owner/:kind/calibration", path: "/service/calibration", needs: "edit" },
    body: { key, definition, lines, seconds: 20 },
  },
  { route: "GET /of/:owner/:kind/results", path: "/service/results?period=2026Q3" },
  { route: "GET /of/:owner/:kind/words", path: "/service/words" },
  { route: "GET /of/:owner/:kind/results.xlsx", path: "/service/results.xlsx" },
];
const withBody = routes.filter(({ body }) => body);
const ofOne = routes.filter(({ path }) => path !== "");

const ask = (
  page: Page,
  { route, path, body }: (typeof routes)[number],
  owner = "cd01",
  headers = {},
  sent: unknown = body,
) => page.ask(route.split(" ")[0]!, `/of/${owner}${path}`, sent, headers);

/** Everything in the database, to see that a refusal changes nothing. */
async function everything(): Promise<string> {
  const models = Object.values(mongoose.models);
  return JSON.stringify(await Promise.all(models.map((model) => model.find().lean())));
}

describe("a door of the builder", () => {
  it("opens every route to the department's manager, the admin, and the group's to its head office", async () => {
    for (const [person, owner] of [
      ["wang", "cd01"],
      ["ada", "cd01"],
      ["hu", "group:north"],
    ] as const) {
      const page = await server.signedIn(person);
      for (const route of routes) {
        // Each act follows on what the one before has changed.
        const { revision: base } = await page.editor(`/of/${owner}/service`);
        const { body } = route;
        const sent = body && {
          ...{ ...body, ...("key" in body && { key: newKey() }), ...("base" in body && { base }) },
          // What changes nothing is not published.
          ...("definition" in body && { definition: reworded(definition, "clean", { title: person }) }),
        };
        const { status } = await ask(page, route, owner, {}, sent);
        expect([person, route.route, status]).toEqual([person, route.route, 200]);
      }
    }
    expect(server.errors).toEqual([]);
  });

  it("opens to the GM and to head office only what changes nothing", async () => {
    for (const person of ["tang", "hu"]) {
      const page = await server.signedIn(person);
      for (const route of routes) {
        const { status } = await ask(page, route);
        expect([person, route.route, status]).toEqual([person, route.route, route.needs ? 403 : 200]);
      }
    }
  });

  it.each(["li", "chen", "sun"])(
    "refuses every route to %s, who is no manager, and changes nothing",
    async (person) => {
      const page = await server.signedIn(person);
      const before = await everything();
      for (const route of routes) {
        const { status, json } = await ask(page, route);
        expect([route.route, status, json.error]).toEqual([route.route, 403, "forbidden"]);
      }
      expect(await everything()).toBe(before);
    },
  );

  it("refuses the other department's manager", async () => {
    const page = await server.signedIn("zhou");
    for (const route of ofOne) {
      const { status, json } = await ask(page, route);
      expect([route.route, status, json.error]).toEqual([route.route, 403, "forbidden"]);
    }
    const { questionnaires } = await page.given("GET /of/:owner", "/of/cd01");
    expect(questionnaires.map(({ kind }) => kind)).toEqual(["sales"]);
  });

  it.each(["wang", "ada", "tang", "hu", "li"])(
    "knows nothing of another store's for its %s, and changes nothing",
    async (person) => {
      const page = await server.signedIn(person, "cd02");
      const before = await everything();
      for (const owner of ["cd01", "group:north", "nowhere", "group:nowhere", "x.y"]) {
        for (const route of routes) {
          const { status, json } = await ask(page, route, owner);
          expect([owner, route.route, status, json.error]).toEqual([owner, route.route, 404, "notFound"]);
        }
      }
      expect(await everything()).toBe(before);
    },
  );

  it("knows nothing of head office's for the people of its stores", async () => {
    for (const person of ["wang", "ada", "tang", "li"]) {
      const page = await server.signedIn(person);
      for (const route of routes) {
        expect([person, route.route, (await ask(page, route, "group:north")).status]).toEqual([
          person,
          route.route,
          404,
        ]);
      }
    }
  });

  it("refuses every route to who is not signed in, and to another site's page, and changes nothing", async () => {
    const page = await server.signedIn("wang");
    const before = await everything();
    for (const route of routes) {
      const nobody = await ask(server.stranger(), route);
      expect([route.route, nobody.status, nobody.json.error]).toEqual([route.route, 401, "signedOut"]);
      const foreign = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
      const { status, json } = await ask(page, route, "cd01", foreign);
      expect([route.route, status, json.error]).toEqual([route.route, 403, "foreignOrigin"]);
    }
    expect(await everything()).toBe(before);
  });

  it("refuses a body that is too long or not what it should be, and changes nothing", async () => {
    const page = await server.signedIn("wang");
    const before = await everything();
    for (const route of withBody) {
      const tooLong = { ...route.body, more: "x".repeat(300_000) };
      expect([route.route, (await ask(page, route, "cd01", {}, tooLong)).status]).toEqual([route.route, 413]);
      const wrong = [
        ...["{", "[]", '"text"', "null"],
        { ...route.body, unknown: 1 },
        // A definition may be any JSON: the check says what is wrong with it.
        ...Object.keys(route.body!)
          .filter((name) => name !== "definition")
          .flatMap((name) => [{ $gt: "" }, [], "", null].map((value) => ({ ...route.body, [name]: value }))),
      ];
      for (const body of wrong) {
        const { status, json } = await ask(page, route, "cd01", {}, body);
        expect([status, json.error], JSON.stringify(body)).toEqual([400, "badRequest"]);
      }
    }
    expect(await everything()).toBe(before);
  });

  it("refuses queries that are not what they should be", async () => {
    const page = await server.signedIn("wang");
    for (const path of [
      "results?period=2026Q9",
      "words?before=yesterday",
      "words?tone=x",
      "differences?from=1",
      "versions/x",
    ])
      expect([path, (await page.ask("GET", `/of/cd01/service/${path}`)).status]).toEqual([path, 400]);
    for (const path of [
      "/of/cd01/other",
      "/of/cd01/service/versions/9",
      "/of/cd01/service/nothing",
      "/nothing",
    ])
      expect([path, (await page.ask("GET", path)).status]).toEqual([path, 404]);
  });

  it("says in the reader's language why it refuses", async () => {
    const page = await server.signedIn("li");
    await page.request("PATCH", "/desk/api/me", { locale: "zh-CN" });
    expect((await page.ask("GET", "/of/cd01")).json).toMatchObject({
      message: "只有本部门经理和管理员可以操作。",
    });
  });
});

describe("who one is", () => {
  it("names the questionnaires that one may open, and the licence key", async () => {
    expect(await (await server.signedIn("wang")).given("GET /me", "/me")).toEqual({
      person: { code: "wang", name: "Wang Yi" },
      ...{ roles: ["manager"], locale: "en", licenceKey: "key-1" },
      store: { code: "cd01", name: "Store cd01", zone: "Asia/Shanghai" },
      owners: [{ code: "cd01", name: "Store cd01", type: "store" }],
    });
  });

  it("names head office's own and the stores of its group", async () => {
    await openStore("cd03", "north");
    const { owners } = await (await server.signedIn("hu")).given("GET /me", "/me");
    expect(owners.map(({ code }) => code)).toEqual(["group:north", "cd01", "cd03"]);
  });

  it("lets nobody in who has nothing to do with questionnaires", async () => {
    expect(await (await server.signedIn("li")).refused("GET", "/me")).toMatchObject({
      status: 403,
      error: "forbidden",
    });
  });
});
