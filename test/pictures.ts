import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { pino } from "pino";
import { startApp } from "../app.ts";
import { readConfig } from "../config.ts";
import { t } from "../locales/index.ts";
import { SignInLink } from "../models/signInLink.ts";
import { dealership } from "../sample/dealership.ts";
import { beginDay } from "../sample/demo/beginDay.ts";
import { startClock } from "../sample/demo/demoClock.ts";
import { prepareDemo } from "../sample/demo/prepare.ts";
import { openBrowser } from "./bot/web/page/browser.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

// Takes the README's pictures of the sample store, after `npm run build`: tsx test/pictures.ts
const FOLDER = "docs";
const SIZE = { width: 1440, height: 900 };

mkdirSync(FOLDER, { recursive: true });
const data = temporaryFolder();
const { file } = await prepareDemo(data.path, {
  ...{ fresh: false, seed: 1, now: new Date(), onLoad: () => undefined },
});
const clock = startClock(file.read()!.at, (at) => file.keep({ at }));
const config = readConfig({ HUIFANG_DATA: data.path, PORT: "0" }, "");
const app = await startApp(config, { clock: clock.now, log: pino({ level: "silent" }) });
const browser = await openBrowser();
try {
  await beginDay(clock.now());
  // The first windows open at half past nine.
  clock.jumpTo(new Date(+clock.now() + 10 * 60_000));
  await app.settled();
  await desk(await open("li", "/desk"));
  await builder(await open("wang", "/builder"));
} finally {
  await browser.close();
  clock.stop();
  await app.stop(5_000);
  data.remove();
}

/** A call in the middle of its questions, beside the day's list. */
async function desk(page: Page): Promise<void> {
  await page.locator("article.task").nth(1).waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".side .reached .choice").first().click();
  for (const answers of [0, 1, 2]) {
    await page.keyboard.press("Enter");
    await page
      .locator(".side .chip")
      .nth(answers - 1)
      .waitFor({ state: answers > 0 ? "visible" : "hidden" });
    const scores = page.locator(".side .choices.ten .choice");
    if (answers < 2) await scores.nth(8 - answers).click();
  }
  await page.screenshot({ path: `${FOLDER}/desk.png` });
}

/** A questionnaire in the editor, beside what was weak. */
async function builder(page: Page): Promise<void> {
  await page.getByRole("link", { name: t("zh-CN", "builder.list.edit"), exact: true }).click();
  await page.locator(".weak-item").first().waitFor();
  await page.locator(".svc-creator .sd-question").first().waitFor();
  await page.screenshot({ path: `${FOLDER}/builder.png` });
}

/** A page of the product, to which somebody has signed in. */
async function open(person: string, path: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: SIZE, reducedMotion: "reduce" })).newPage();
  const { token } = await SignInLink.issue({ store: dealership._id, person }, new Date());
  await page.goto(`${app.url}/sign-in/${token}`);
  await page.getByRole("button").click();
  await page.goto(app.url + path);
  return page;
}
