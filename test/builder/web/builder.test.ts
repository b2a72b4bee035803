import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { builtIn } from "../../../models/questionnaires/builtIn.ts";
import { withoutLines } from "../../../models/rules/withoutLines.ts";
import { builtPages, chromiumPath, closePages, openBrowser, inBrowser } from "../../bot/web/page/browser.ts";
import { fakeBuilder, type FakeBuilder } from "../../fakes/builder/server.ts";

const why = chromiumPath ? "" : " (left out: no Chromium on this machine; CHROMIUM names one)";
const EDIT = "#/cd01/service";

describe.skipIf(!chromiumPath)(`the builder in a browser${why}`, inBrowser, () => {
  let browser: Browser;
  let builder: FakeBuilder;
  let context: BrowserContext;
  let url: string;
  let port = 0;
  let faults: string[];

  beforeAll(async () => {
    browser = await openBrowser();
    context = await browser.newContext();
  }, 180_000);
  afterAll(() => browser.close());
  beforeEach(async () => {
    faults = [];
    builder = fakeBuilder("en", builtPages);
    url = await builder.listen(port);
    port = Number(new URL(url).port);
  });
  afterEach(async () => {
    await closePages(context);
    await builder.close();
    expect(faults).toEqual([]);
  });

  async function open(fragment = "", width = 1440): Promise<Page> {
    const page = await context.newPage();
    await page.setViewportSize({ width, height: 900 });
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) faults.push(message.text());
    });
    await page.goto(url + fragment);
    return page;
  }
  const stress = (page: Page, at = 0): Promise<void> => page.locator(".weak-item .stress").nth(at).click();
  const saved = (page: Page): Promise<void> => page.locator('.saving[data-tone="quiet"]').waitFor();
  const draft = (): string => JSON.stringify(builder.drafts.service?.definition ?? null);

  it("says what could not be saved, and saves it when the page is opened again", async () => {
    const page = await open(EDIT);
    await page.locator(".stress").first().waitFor();
    builder.trouble.down = true;
    await stress(page, 1);
    await page.getByText("Not saved, trying again").waitFor();
    await page.close();
    expect(draft()).toBe("null");
    builder.trouble.down = false;
    const again = await open(EDIT);
    await again.locator('.stress[aria-pressed="true"]').waitFor();
    await expect.poll(draft).toContain("waitingMore");
  });

  it("tells of a second editor, and loses neither draft when both save", async () => {
    builder.others.push({
      person: { code: "zhao", name: "Zhao" },
      since: "2026-10-08T06:20:00Z",
      at: "2026-10-08T06:30:00Z",
    });
    const page = await open(EDIT);
    await page.getByText("Zhao is editing this questionnaire too").waitFor();
    builder.saveAs("service", withoutLines(builtIn.service, ["reception"]));
    await stress(page, 1);
    await page.locator(".older").waitFor();
    await page.getByRole("button", { name: "Take theirs" }).click();
    await saved(page);
    expect(draft()).not.toContain('"name":"reception"');
    await page.getByRole("button", { name: "Put it back" }).click();
    await expect.poll(draft).toContain("waitingMore");
    expect(draft()).toContain('"name":"reception"');
  });

  it("says in words when a line is asked, and lets it be said anew", async () => {
    const page = await open(EDIT);
    const line = page.locator(".svc-question__content", { hasText: "the way you were received" });
    await line.hover();
    await line.getByRole("button", { name: "Always asked" }).click();
    await page.getByRole("button", { name: "Done", exact: true }).click();
    await line.getByText("Only if").waitFor();
    await expect.poll(draft).toContain('"visibleIf":"{overall} <= 6"');
  });

  it("opens what is asked where it stays, so that no press on it misses", async () => {
    const page = await open(EDIT);
    const line = page.locator(".svc-question__content", { hasText: "the way you were received" });
    await line.hover();
    await page.evaluate(watchPlaces, ".condition-editor .ant-btn-primary");
    await line.getByRole("button", { name: "Always asked" }).click();
    expect(await page.evaluate("placesSeen")).toHaveLength(1);
  });

  it("adds a line before the closing, whichever way", async () => {
    const page = await open(EDIT);
    await page.locator(".svc-toolbox__tool", { hasText: "Yes / no" }).click();
    await expect.poll(draft).toMatch(/"name":"yesNo_\w+".*"name":"closing"/);
    await page.locator(".svc-element__add-new-question").last().click();
    await expect.poll(draft).toMatch(/"name":"score_\w+".*"name":"closing"/);
    expect(await page.locator(".refusal").count()).toBe(0);
  });

  it("does not let an anchor be reworded or deleted", async () => {
    const page = await open(EDIT);
    const anchor = page.locator(".svc-question__content", { hasText: "All in all" });
    await anchor.click();
    await anchor.getByText("Anchor").waitFor();
    expect(await anchor.getByRole("button", { name: "Delete" }).count()).toBe(0);
    await anchor.locator(".sd-question__title").click();
    await page.keyboard.type("x");
    expect(await anchor.innerText()).toContain("All in all, how many points for this visit?");
  });

  it("shows a version's changes, and restores it", async () => {
    const page = await open(EDIT);
    await stress(page, 1);
    await saved(page);
    await page.getByRole("button", { name: "Versions" }).click();
    await page.locator(".changes").getByText("From line").waitFor();
    await page.locator(".versions > ol button", { hasText: "v1" }).click();
    await page.getByRole("button", { name: "Restore as draft" }).click();
    await page.locator(".ant-popconfirm .ant-btn-primary").click();
    await page.getByText("Version 1 is the draft now").waitFor();
    expect(draft()).not.toContain("waitingMore");
  });

  it("makes the proposal the draft", async () => {
    const page = await open(`${EDIT}/proposal`);
    await page.getByRole("button", { name: "Make it the draft" }).click();
    await page.locator(".svc-question__content").first().waitFor();
    expect(draft()).toContain('"askRate":0.5');
  });

  it("offers a reading aloud as calibration", async () => {
    const page = await open(EDIT);
    await page.getByRole("button", { name: "Preview" }).click();
    await page.getByText("Read aloud").click();
    await page.getByRole("button", { name: "Start" }).click();
    while ((await page.locator(".reading-result").count()) === 0) await page.keyboard.press("Enter");
    await page.getByText("15 lines took").waitFor();
  });

  it("has a table behind each chart, and the workbook at hand", async () => {
    const page = await open(`${EDIT}/results/2026Q3`);
    const means = page.locator(".chart-card", { hasText: "Mean of each item" });
    await means.locator(".ant-segmented-item").nth(1).click();
    await expect.poll(() => means.locator("tbody tr").count()).toBe(12);
    const file = await page.getByRole("link", { name: "xlsx" }).getAttribute("href");
    expect(file).toBe("/builder/api/of/cd01/service/results.xlsx?period=2026Q3");
    await page.locator(".words").getByText("Praise").click();
    await expect.poll(() => page.locator('.words li[data-tone="praise"]').count()).toBe(2);
  });

  it.each([
    ["the editor", EDIT, ".svc-question__content", 1440],
    ["the list on a phone", "", ".questionnaire", 375],
    ["the editor on a phone", EDIT, ".outline", 375],
    ["the proposal on a phone", `${EDIT}/proposal`, ".changes", 375],
    ["the results on a phone", `${EDIT}/results`, ".headline", 375],
  ])("holds nothing that keeps people out: %s", async (_what, fragment, part, width) => {
    const page = await open(fragment, width);
    await page.locator(part).first().waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    await page.evaluate(readFileSync("node_modules/axe-core/axe.min.js", "utf8"));
    const { violations } = (await page.evaluate("axe.run()")) as {
      violations: { id: string; impact: string }[];
    };
    expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
  });
});

/** Notes in the page, frame by frame, every place in which a part is seen until nothing about it is animated. */
const watchPlaces = (part: string): void => {
  const page = globalThis as typeof globalThis & { placesSeen?: Promise<string[]> };
  page.placesSeen = new Promise((resolve) => {
    const places = new Set<string>();
    const look = (): void => {
      const found = document.querySelector(part);
      const { x = -1, y = -1, width = 0 } = found?.getBoundingClientRect() ?? {};
      // A popup is measured outside of the window before it is shown.
      const isSeen = found !== null && x >= 0 && width > 0 && found.checkVisibility();
      if (isSeen) places.add([x, y, width].map(Math.round).join(" "));
      const isStill = document.getAnimations().every(({ playState }) => playState !== "running");
      if (isSeen && isStill) resolve([...places]);
      else requestAnimationFrame(look);
    };
    look();
  });
};
