import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Callback } from "../../models/callback.ts";
import { Complaint } from "../../models/complaint.ts";
import { Person } from "../../models/person.ts";
import { Questionnaire } from "../../models/questionnaire.ts";
import { Response } from "../../models/response.ts";
import { chromiumPath, openBrowser } from "../bot/web/page/browser.ts";
import { at, openStore, visit } from "../jobs/storeDay.ts";
import { next, openFile, step, talk, toCards } from "./deskHands.ts";
import { startProduct, type Product } from "./product.ts";

const why = chromiumPath ? "" : " (left out: no Chromium on this machine; CHROMIUM names one)";
const night = at("2026-11-30 21:00");
const words = "约好九点，快十二点才开始";

const screens = { "a desktop": { width: 1440, height: 900 }, "a phone": { width: 375, height: 740 } };
const cases = Object.entries(screens).flatMap(([name, size]) =>
  (["zh-CN", "en"] as const).map((locale) => ({ name, size, locale })),
);

describe.skipIf(!chromiumPath)(`a call and its complaint, to the customer's word${why}`, () => {
  let browser: Browser;
  let product: Product;
  let contexts: BrowserContext[];
  let options: BrowserContextOptions;
  let faults: string[];

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    faults = [];
    contexts = [];
    product = await startProduct(night);
    const { _id: store } = await openStore();
    await Questionnaire.ensureBuiltIn(store, night);
    await visit("2026-11-28", { customer: { name: "谭晨" }, work: "换机油" });
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await product.stop();
    expect(faults).toEqual([]);
  });

  it.each(cases)("on $name, in $locale", { timeout: 120_000 }, async ({ size, locale }) => {
    options = { viewport: size, reducedMotion: "reduce" };
    for (const { code, name, roles, department } of await Person.of("cd01"))
      await Person.put("cd01", { code, name, roles, locale, ...(department && { department }) });
    await product.workAt(night);
    await product.workAt(at("2026-12-01 09:31"));

    const [call] = await Callback.onDay("cd01", "2026-12-01");
    const clerk = await enter(call!.assignee!);
    await clerk.locator("article.task").first().waitFor();
    await expectOpenToAll(clerk, "the day");
    await talk(clerk, { firstScore: 4, words });
    await clerk.locator(".side .offer").waitFor();
    await expectOpenToAll(clerk, "the summary");
    await next(clerk);
    await clerk.locator(".side .blank").waitFor();
    expect(await Complaint.open("cd01")).toMatchObject([
      { state: "open", owner: "wang", points: [{ words }] },
    ]);

    const manager = await enter("wang", "complaints.service");
    await manager.locator("article.complaint blockquote", { hasText: words }).waitFor();
    await openFile(manager);
    await expectOpenToAll(manager, "the complaint");
    await step(manager);
    await expect.poll(stateOf).toBe("acknowledged");
    await step(manager, "派工记录已查，向客户致歉");
    await expect.poll(stateOf).toBe("planned");
    await step(manager, "客户接受");
    await expect.poll(stateOf).toBe("informed");
    await step(manager, "已办妥");
    await expect.poll(stateOf).toBe("verifying");

    await product.workAt(at("2026-12-02 09:31"));
    await toCards(clerk);
    await clerk.locator("article.task").first().waitFor();
    await talk(clerk, { firstScore: 9, words });
    await next(clerk);
    await clerk.locator(".side .blank").waitFor();
    await manager.locator(".side .track").waitFor();
    await expect.poll(stateOf).toBe("closed");
    await expect.poll(() => manager.locator(".side .actions .ant-btn-primary").count()).toBe(0);
    expect(await Response.countDocuments({ store: "cd01" })).toBe(2);
  });

  const stateOf = async () => (await Complaint.find({ store: "cd01" }))[0]?.state;

  async function enter(person: string, channel = "callbacks"): Promise<Page> {
    const context = await browser.newContext(options);
    contexts.push(context);
    const page = await context.newPage();
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) faults.push(message.text());
    });
    await product.enter(page, person, channel);
    return page;
  }

  /** No fault that keeps people out, as axe sees it: neither serious nor critical. */
  async function expectOpenToAll(page: Page, where: string): Promise<void> {
    await page.evaluate(readFileSync("node_modules/axe-core/axe.min.js", "utf8"));
    const { violations } = (await page.evaluate("axe.run()")) as {
      violations: { id: string; impact: string }[];
    };
    const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(
      grave.map(({ id }) => id),
      where,
    ).toEqual([]);
  }
});
