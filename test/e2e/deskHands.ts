import type { Page } from "playwright-core";

const SIDE = ".side";
const MOST_QUESTIONS = 30;

/** What somebody does in a call. */
export interface Talk {
  /** The score of the first question that is scored; the others get a nine, and every yes-or-no a yes. */
  firstScore: number;
  /** What the customer says about a low one. */
  words: string;
}

/** Takes the task that stands first, or goes on with it, and leads through the call to its summary. */
export async function talk(page: Page, { firstScore, words }: Talk): Promise<void> {
  await page.locator("article.task").first().getByRole("button").last().click();
  await page.locator(`${SIDE} .reached .choice`).first().click();
  await next(page);
  let scored = false;
  for (let asked = 0; asked < MOST_QUESTIONS; asked++) {
    await page.locator(`${SIDE} .step`).waitFor();
    if (await page.locator(`${SIDE} .sum-grid`).isVisible()) return;
    const ten = page.locator(`${SIDE} .choices.ten .choice`);
    if ((await ten.count()) > 0) {
      await ten.nth((scored ? 9 : firstScore) - 1).click();
      if (!scored && firstScore <= 6) await page.locator(`${SIDE} .remark textarea`).fill(words);
      scored = true;
    } else if ((await page.locator(`${SIDE} .choices`).count()) > 0) {
      await page.locator(`${SIDE} .choices .choice`).first().click();
    }
    await next(page);
  }
  throw new Error("the questions do not end");
}

/** Presses the one solid button of the pane: goes on, saves or sends. */
export async function next(page: Page): Promise<void> {
  await page.locator(`${SIDE} .call-foot .ant-btn-primary`).click();
}

/** Opens the file of the complaint that stands first. */
export async function openFile(page: Page): Promise<void> {
  await page.locator("article.complaint .thread-link").first().click();
  await page.locator(`${SIDE} .digest`).waitFor();
}

/** Takes the next step of an open file; where it asks, each text is filled with these words and a day is chosen. */
export async function step(page: Page, words?: string): Promise<void> {
  const button = page.locator(`${SIDE} .actions .ant-btn-primary`);
  const act = await button.innerText();
  await button.click();
  if (words !== undefined) await fillIn(page, words);
  await page.locator(`${SIDE} .digest`).waitFor();
  await button.filter({ hasText: act }).waitFor({ state: "detached" });
}

async function fillIn(page: Page, words: string): Promise<void> {
  await page.locator(`${SIDE} .form`).waitFor();
  for (const field of await page.locator(`${SIDE} .form textarea`).all()) await field.fill(words);
  // The day first: it tells which hours there are.
  for (const choice of await page.locator(`${SIDE} .form select`).all())
    await choice.selectOption({ index: 2 });
  await next(page);
}

/** Goes to the list of cards, where one pane alone has room. */
export async function toCards(page: Page): Promise<void> {
  const tab = page.locator(".bottom-bar button").nth(1);
  if (await tab.isVisible()) await tab.click();
}
