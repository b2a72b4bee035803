import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fakeDesk, type FakeDesk } from "../../../fakes/desk/server.ts";
import { builtPages, chromiumPath, closePages, openBrowser, inBrowser } from "./browser.ts";

const why = chromiumPath ? "" : " (left out: no Chromium on this machine; CHROMIUM names one)";

describe.skipIf(!chromiumPath)(`the desk in a browser${why}`, inBrowser, () => {
  let browser: Browser;
  let desk: FakeDesk;
  let context: BrowserContext;
  let url: string;
  let port = 0;
  let faults: string[];

  beforeAll(async () => {
    browser = await openBrowser();
    context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      // Far from the store: its times must not be read from the browser.
      timezoneId: "America/New_York",
    });
  }, 180_000);
  afterAll(() => browser.close());
  beforeEach(async () => {
    faults = [];
    desk = fakeDesk("en", "day", builtPages);
    url = await desk.listen(port);
    port = Number(new URL(url).port);
  });
  afterEach(async () => {
    await closePages(context);
    await desk.close();
    expect(faults).toEqual([]);
  });

  async function open(fragment = ""): Promise<Page> {
    const page = await context.newPage();
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) faults.push(message.text());
    });
    await page.goto(url + fragment);
    await page.locator(".cards article, .cards .blank").first().waitFor();
    return page;
  }
  async function press(page: Page, ...keys: string[]): Promise<void> {
    for (const key of keys) await page.keyboard.press(key);
  }
  const heading = (page: Page): Promise<void> => page.locator(".q-title h2").waitFor();
  const drafted = (subject: string) => desk.store.drafts.get(`call:${subject}`);

  it("makes a whole call by keyboard, and offers the next", async () => {
    const page = await open();
    await press(page, "Enter");
    await page.locator(".call-head h1", { hasText: "Ms Liu" }).waitFor();
    await press(page, "1", "Enter");
    await heading(page);
    await press(page, "9", "Enter", "0", "Enter", "4");
    await page.locator(".remark textarea").waitFor();
    await page.keyboard.type("3 hours, asked 2 times");
    await press(
      page,
      "Enter",
      "y",
      "Enter",
      "9",
      "Enter",
      "8",
      "Enter",
      "y",
      "Enter",
      "7",
      "Enter",
      "8",
      "Enter",
    );
    await page.locator(".offer").waitFor();
    await press(page, "Control+Enter");
    await page.locator(".blank h2", { hasText: "Submitted" }).waitFor();
    expect(drafted("t2")).toMatchObject({
      reached: "yes",
      reception: 9,
      explain: 10,
      waiting: 4,
      "waiting-Comment": "3 hours, asked 2 times",
      onTime: true,
    });
    await press(page, "Enter");
    await page.locator(".call-head h1", { hasText: "Ms Wu" }).waitFor();
    await page.locator(".line", { hasText: "Ms Liu" }).waitFor();
  });

  it("keeps an answer that met nobody until the page is opened again", async () => {
    const page = await open();
    await press(page, "Enter");
    await page.locator(".call-head").waitFor();
    await press(page, "1", "Enter");
    await heading(page);
    desk.trouble.down = true;
    desk.dropStreams();
    await press(page, "7");
    await page.getByRole("radio", { name: "7", checked: true }).waitFor();
    await page.locator(".strip").waitFor();
    await page.close();
    expect(drafted("t2") ?? {}).not.toHaveProperty("reception");

    desk.trouble.down = false;
    const again = await open("#/callbacks/call/t2");
    await again.locator(".chip", { hasText: "Reception 7" }).waitFor();
    await expect.poll(() => drafted("t2")).toHaveProperty("reception", 7);
  });

  it("shows after a lost connection what happened meanwhile, once", async () => {
    const page = await open();
    desk.trouble.down = true;
    desk.dropStreams();
    await page.locator(".strip").waitFor();
    const view = desk.store.items.get("t6")!.card.view;
    if (view?.kind !== "task") throw new Error("no call");
    const by = { code: "zhao", name: "Zhao Yi" };
    desk.store.put("t6", "callbacks", { ...view, now: { state: "claimed", by, since: view.window!.from } });
    desk.trouble.down = false;
    await page.locator('[data-ref="t6"][data-state="taken"]').waitFor();
    await page.locator(".strip").waitFor({ state: "detached" });
    expect(await page.locator('[data-ref="t6"]').count()).toBe(1);
  });

  it("loads by itself the list that a lost connection had broken", async () => {
    desk.trouble.lists = "failing";
    const page = await open();
    await page.getByText("The list did not load").waitFor();
    desk.trouble.lists = "fine";
    desk.dropStreams();
    await page.locator('[data-ref="t2"]').waitFor();
  });

  it("tells the time of the store, by the server's clock", async () => {
    const page = await open("#/complaints.service");
    await page.locator(".clock b", { hasText: "38 min left" }).waitFor();
    expect(await page.locator(".complaint small", { hasText: "since 10:31" }).count()).toBe(1);
  });

  it("says, changes and takes back a word on a complaint's file", async () => {
    const page = await open("#/complaints.service/thread/c1");
    const mine = page.locator(".side .said.own").last();
    await page.locator(".side .composer textarea").fill("Called her back");
    await press(page, "Enter");
    await page.locator(".side .said", { hasText: "Called her back" }).waitFor();
    await mine.getByRole("button").click();
    await page.getByText("Edit", { exact: true }).click();
    await page.locator(".rewrite textarea").fill("Called her back at four");
    await press(page, "Enter");
    await page.locator(".side .said", { hasText: "at four" }).waitFor();
    await mine.getByRole("button").click();
    await page.getByText("Delete", { exact: true }).click();
    await expect.poll(() => page.locator(".side .messages", { hasText: "Message deleted" }).count()).toBe(1);
  });

  it("shows what is wrong with a form where it is wrong, and keeps what was typed", async () => {
    const page = await open("#/complaints.service/thread/c1");
    await page.locator(".actions button", { hasText: "Plan" }).click();
    await page.locator(".form textarea").first().fill("a corroded plug");
    await page.locator(".form textarea").nth(1).fill("x");
    await page.locator(".form .choice").first().click();
    await press(page, "Control+Enter");
    await page.locator(".field [role=alert]", { hasText: "Say what will be done" }).waitFor();
    await press(page, "Escape");
    await page.locator(".actions button", { hasText: "Plan" }).click();
    await expect.poll(() => page.locator(".form textarea").first().inputValue()).toBe("a corroded plug");
  });

  it.each([
    ["the day", "", ".task"],
    ["a complaint", "#/complaints.service/thread/c1", ".digest"],
    ["a call", "#/callbacks/call/t1", ".call-foot"],
  ])("holds nothing that keeps people out: %s", async (_what, fragment, part) => {
    const page = await open(fragment);
    await page.locator(part).first().waitFor();
    await page.evaluate(readFileSync("node_modules/axe-core/axe.min.js", "utf8"));
    const { violations } = (await page.evaluate("axe.run()")) as {
      violations: { id: string; impact: string }[];
    };
    expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
  });
});
