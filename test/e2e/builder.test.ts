import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createBot, type Bot } from "../../bot/bot.ts";
import { createBuilder } from "../../builder/server.ts";
import { buildHttp } from "../../http.ts";
import { t, type Locale } from "../../locales/index.ts";
import { Day } from "../../models/day.ts";
import { Questionnaire } from "../../models/questionnaire.ts";
import { SignInLink } from "../../models/signInLink.ts";
import { builtPages, chromiumPath, openBrowser } from "../bot/web/page/browser.ts";
import { buildResponse } from "../builder/builderServer.ts";
import { useDatabase } from "../database.ts";
import { act, buildOpenCallback, buildPerson, buildStore, today, tuesday } from "../factories.ts";

const why = chromiumPath ? "" : " (left out: no Chromium on this machine; CHROMIUM names one)";

describe.skipIf(!chromiumPath)(`a manager shapes his questionnaire${why}`, () => {
  useDatabase();
  let browser: Browser;
  let bot: Bot;
  let server: Server;
  let url: string;
  let contexts: BrowserContext[];
  let faults: string[];

  beforeAll(async () => {
    browser = await openBrowser();
  }, 180_000);
  afterAll(() => browser.close());
  beforeEach(async () => {
    [contexts, faults] = [[], []];
    const onError = (error: unknown): void => void faults.push(String(error));
    const parts = { publicUrl: "http://127.0.0.1", locale: "en" as const, clock: () => tuesday, onError };
    bot = createBot({ ...parts, pages: builtPages, alone: true, onNote: () => undefined });
    await bot.start();
    const builder = createBuilder({ ...parts, doors: bot.doors });
    const log = pino({ level: "silent" });
    server = createServer(
      buildHttp({ ...parts, log, ready: async () => ({}), routers: [...bot.routers, builder] }),
    );
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    server.closeAllConnections();
    server.close();
    await bot.stop(1_000);
    expect(faults).toEqual([]);
  });

  /** A quarter in which waiting was weak, and a call that is due today. */
  async function openStore(locale: Locale): Promise<void> {
    await buildStore({ locale });
    await buildPerson({ code: "wang", name: "Wang", roles: ["manager"], department: "service", locale });
    await buildPerson({ code: "li", name: "Li", roles: ["clerk"], department: "service", locale });
    await Questionnaire.ensureBuiltIn("cd01", new Date("2026-01-05T02:00:00Z"));
    for (let n = 0; n < 12; n++) await buildResponse({ overall: 9, waiting: 5, reception: 10, quality: 9 });
    await Day.of("cd01", today);
    await Day.post("cd01", today, act());
  }

  async function signIn(person: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    contexts.push(context);
    const page = await context.newPage();
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) faults.push(message.text());
    });
    const { token } = await SignInLink.issue({ store: "cd01", person }, new Date());
    await page.goto(`${url}/sign-in/${token}`);
    await page.getByRole("button").click();
    await page.waitForURL("**/desk");
    return page;
  }

  /** Goes through the call until that question is asked; its place among the questions, or none. */
  async function asks(page: Page, question: string): Promise<number> {
    await page.locator(".cards article").first().waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".call-head").waitFor();
    for (const key of ["1", "Enter"]) await page.keyboard.press(key);
    for (let place = 1; place < 20; place++) {
      const heading = page.locator(".q-title h2");
      await heading.waitFor();
      const asked = await heading.innerText();
      const said = await page.locator(".script p").allInnerTexts();
      if (said.includes(question)) return place;
      await page.keyboard.press((await page.locator(".choices.ten").count()) > 0 ? "9" : "y");
      await page.keyboard.press("Enter");
      await expect.poll(() => heading.innerText().catch(() => "")).not.toBe(asked);
    }
    return 0;
  }

  it.each<[Locale, string, string]>([
    ["zh-CN", "等候时间", "取车的时候顺利吗，您打几分？"],
    ["en", "Waiting time", "How many points for picking up the car?"],
  ])(
    "sees what was weak, adds, is refused over five minutes, cuts and publishes: %s",
    async (locale, weak, question) => {
      await openStore(locale);
      const page = await signIn("wang");
      await page.getByRole("link", { name: t(locale, "ui.place.builder") }).click();
      await page.getByRole("link", { name: t(locale, "builder.list.edit"), exact: true }).click();

      const first = page.locator(".weak-item").first();
      await first.getByText(weak).waitFor();
      await first.getByRole("button", { name: t(locale, "builder.weak.stress") }).click();
      await page.locator('.stress[aria-pressed="true"]').waitFor();

      const tool = (key: "rating" | "comment"): Promise<void> =>
        page.locator(".svc-toolbox__tool", { hasText: t(locale, `builder.tool.${key}`) }).click();
      await tool("rating");
      const wording = "document.activeElement.matches('.sd-question__title .sv-string-editor')";
      await expect.poll(() => page.evaluate(wording)).toBe(true);
      await page.keyboard.press("Control+A");
      await page.keyboard.type(question);
      await page.keyboard.press("Enter");

      const over = page.locator('.gauge[data-over="true"]');
      for (let added = 0; added < 15 && (await over.count()) === 0; added++) {
        await tool("comment");
        await expect.poll(() => page.locator(".ribbon button").count()).toBeGreaterThan(18 + added);
      }
      await over.waitFor();
      const publish = page.getByRole("button", { name: t(locale, "builder.publish"), exact: true });
      expect(await publish.isDisabled()).toBe(true);
      await page.locator(".refusal").waitFor();

      await page.locator(".cuts .between button").click();
      await expect.poll(() => over.count()).toBe(0);
      await page.getByRole("button", { name: t(locale, "builder.undo") }).click();
      await over.waitFor();
      await page.getByRole("button", { name: t(locale, "builder.redo") }).click();
      await expect.poll(() => publish.isDisabled()).toBe(false);

      await publish.click();
      await page.locator("#publish-reason").fill("Waiting was weakest");
      await page.locator(".ant-modal-footer .ant-btn-primary").click();
      await page.locator(".questionnaire").waitFor();
      const published = await Questionnaire.current("cd01", "service");
      expect(published).toMatchObject({ version: 2, by: "wang", reason: "Waiting was weakest" });
      expect(published.seconds).toBeLessThanOrEqual(300);
      expect(JSON.stringify(published.definition)).toContain(question);

      await buildOpenCallback({ assignee: "li" });
      await bot.settled();
      expect(await asks(await signIn("li"), question)).toBeGreaterThan(0);
    },
  );
});
