import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Person } from "../../../models/person.ts";
import { Session } from "../../../models/session.ts";
import { SignInLink } from "../../../models/signInLink.ts";
import { useDatabase } from "../../database.ts";
import { openStore, staff, startDesk, type DeskServer } from "./deskServer.ts";

useDatabase();

let server: DeskServer;
beforeEach(async () => {
  await openStore("cd01", staff);
  server = await startDesk();
});
afterEach(() => server.stop());

const li = { store: "cd01", person: "li" };
const link = () => SignInLink.issue(li, server.clock.wall);
const minutesLater = (minutes: number) => {
  server.clock.wall = new Date(server.clock.wall.getTime() + 60_000 * minutes);
};

describe("a sign-in link", () => {
  it("signs in by its button and leads to the desk", async () => {
    const { token } = await link();
    const browser = server.browser();
    const answer = await browser.request("POST", `/sign-in/${token}`);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/desk"]);
    expect((await browser.get("/me")).json).toMatchObject({ person: { code: "li", name: "Li Yi" } });
  });

  it("is not spent by being looked at, however often", async () => {
    const { token } = await link();
    const browser = server.browser();
    for (const method of ["GET", "HEAD", "GET"]) await browser.request(method, `/sign-in/${token}`);
    const page = await browser.request("GET", `/sign-in/${token}`);
    expect(page.text).toContain("<button autofocus>Sign in</button>");
    expect(page.text).toContain("Sign in as Li Yi, Store cd01");
    expect(browser.cookie).toBe("");
    expect((await browser.request("POST", `/sign-in/${token}`)).status).toBe(303);
  });

  it("can be followed from another site, such as a mail", async () => {
    const { token } = await link();
    const answer = await server
      .browser()
      .request("GET", `/sign-in/${token}`, undefined, { "sec-fetch-site": "cross-site" });
    expect(answer.status).toBe(200);
  });

  it("works once, also for two at the same moment", async () => {
    const { token } = await link();
    const answers = await Promise.all(
      [1, 2, 3].map(() => server.browser().request("POST", `/sign-in/${token}`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410]);
  });

  it("works for 15 minutes", async () => {
    const { token } = await link();
    minutesLater(15);
    const answer = await server.browser().request("POST", `/sign-in/${token}`);
    expect(answer.status).toBe(410);
    expect(answer.text).toContain("This link was used or has expired");
  });

  it("does not work for somebody who has left", async () => {
    const { token } = await link();
    await Person.retireOthers("cd01", ["wang"]);
    const answer = await server.browser().request("POST", `/sign-in/${token}`);
    expect(answer.status).toBe(410);
    expect(await Session.countDocuments()).toBe(0);
  });

  it("is not pressed by another site's page", async () => {
    const { token } = await link();
    const headers = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
    const answer = await server.browser().request("POST", `/sign-in/${token}`, undefined, headers);
    expect(answer.status).toBe(403);
    expect(await SignInLink.peek(token, server.clock.wall)).toMatchObject(li);
  });

  it("leaves neither its token nor a cookie's secret in the database", async () => {
    const { token } = await link();
    const browser = server.browser();
    await browser.request("POST", `/sign-in/${token}`);
    const secret = browser.cookie.split("=")[1]!;
    const kept = JSON.stringify([await SignInLink.find().lean(), await Session.find().lean()]);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(secret);
  });

  it("shows what it says as text, whatever a name holds", async () => {
    await openStore("cd01", [
      { code: "li", name: "<script>alert(1)</script>", roles: ["clerk"], locale: "en" },
    ]);
    const { token } = await link();
    const page = await server.browser().request("GET", `/sign-in/${token}`);
    expect(page.text).not.toContain("<script");
    expect(page.headers.get("content-security-policy")).toMatch(/style-src 'self' 'nonce-[\w+/=]+'/);
  });
});

describe("a session", () => {
  it("lives in a cookie that no script reads and no other site sends", async () => {
    const { token } = await link();
    const answer = await server.browser().request("POST", `/sign-in/${token}`);
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^huifang=.*; HttpOnly; SameSite=Lax$/);
  });

  it("goes over https alone where the product is reached so", async () => {
    const secure = await startDesk({}, { publicUrl: "https://huifang.example" });
    const { token } = await link();
    const answer = await secure.browser().request("POST", `/sign-in/${token}`);
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-huifang=.*; Path=\/;.*; HttpOnly; Secure; SameSite=Lax$/);
    await secure.stop();
  });

  it("ends when its person signs out", async () => {
    const browser = await server.signedIn("li");
    const { cookie } = browser;
    expect((await browser.request("POST", "/sign-out")).status).toBe(204);
    browser.cookie = cookie;
    expect((await browser.get("/me")).status).toBe(401);
  });

  it("ends within a second when its person leaves the store", async () => {
    const browser = await server.signedIn("li");
    expect((await browser.get("/me")).status).toBe(200);
    await Person.retireOthers("cd01", ["wang"]);
    minutesLater(1 / 60);
    expect((await browser.get("/me")).status).toBe(401);
    expect(await Session.countDocuments()).toBe(0);
  });

  it("ends 30 days after it was last used", async () => {
    const browser = await server.signedIn("li");
    minutesLater(29 * 1_440);
    expect((await browser.get("/me")).status).toBe(200);
    minutesLater(29 * 1_440);
    expect((await browser.get("/me")).status).toBe(200);
    minutesLater(31 * 1_440);
    expect((await browser.get("/me")).status).toBe(401);
  });

  it("gives way to the next one in the same browser", async () => {
    const browser = await server.signedIn("li");
    const former = browser.cookie;
    const { token } = await SignInLink.issue({ store: "cd01", person: "wang" }, server.clock.wall);
    await browser.request("POST", `/sign-in/${token}`);
    expect((await browser.get("/me")).json).toMatchObject({ person: { code: "wang" } });
    browser.cookie = former;
    expect((await browser.get("/me")).status).toBe(401);
  });
});
