import type { Page } from "playwright-core";
import type { Locale } from "../../../locales/index.ts";
import type { FakeDesk } from "./server.ts";

/** A moment of the page worth looking at: how one gets there from the list. */
export interface Moment {
  name: string;
  scene?: string;
  locale?: Locale;
  dark?: boolean;
  size?: [number, number];
  before?: (desk: FakeDesk) => void;
  go?: (page: Page, desk: FakeDesk) => Promise<void>;
}

const tablet: [number, number] = [1024, 768];
const phone: [number, number] = [375, 812];

const press =
  (...keys: string[]) =>
  async (page: Page): Promise<void> => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.waitForTimeout(60);
    }
  };
const main = (ref: string) => (page: Page) =>
  page.locator(`[data-ref="${ref}"] .task-do > .ant-btn:last-child`).click();
const resume = main("t1");
async function summary(page: Page): Promise<void> {
  await resume(page);
  await page.waitForSelector(".choices.two");
  await press(
    "n",
    "Tab",
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
  )(page);
}
const toChannel = (name: RegExp) => (page: Page) =>
  page.locator(".sidebar .ant-menu-item", { hasText: name }).click();
const complaint = async (page: Page): Promise<void> => {
  await page.goto(page.url().replace(/#.*/, "") + "#/complaints.service/thread/c1");
  await page.reload();
  await page.waitForSelector(".digest");
};
const waiting = async (page: Page): Promise<void> => {
  await resume(page);
  await page.waitForSelector(".call-foot");
  await page.locator(".chip", { hasText: /等候|Waiting/ }).click();
};

/** Every state of the page that is worth a picture. */
export const moments: Moment[] = [
  { name: "day-zh" },
  { name: "day-en", locale: "en" },
  { name: "call-zh", go: waiting },
  { name: "summary-en", locale: "en", go: summary },
  { name: "complaint-zh", go: complaint },
  { name: "phone-call-zh", size: phone, go: waiting },
  { name: "empty-en", scene: "empty", locale: "en" },
  { name: "tablet-day-zh", size: tablet },
  { name: "tablet-call-en", locale: "en", size: tablet, go: waiting },
  {
    name: "day-scrolled-zh",
    go: (page) => page.evaluate('document.querySelector(".middle .scroll").scrollTo(0, 1e4)'),
  },
  { name: "dial-zh", go: main("t2") },
  {
    name: "not-reached-zh",
    go: async (page) => {
      await main("t2")(page);
      await page.waitForSelector(".reached");
      await press("2", "1")(page);
    },
  },
  {
    name: "later-en",
    locale: "en",
    go: async (page) => {
      await main("t2")(page);
      await page.waitForSelector(".reached");
      await press("3")(page);
    },
  },
  {
    name: "opening-zh",
    go: async (page) => {
      await main("t2")(page);
      await page.waitForSelector(".reached");
      await press("1")(page);
    },
  },
  { name: "dark-day-zh", dark: true },
  { name: "dark-call-zh", dark: true, go: waiting },
  { name: "dark-complaint-en", dark: true, locale: "en", go: complaint },
  { name: "phone-day-zh", size: phone },
  { name: "phone-complaint-zh", size: phone, go: complaint },
  { name: "phone-summary-en", size: phone, locale: "en", go: summary },
  {
    name: "phone-channels-en",
    size: phone,
    locale: "en",
    go: (page) => page.locator(".bottom-bar button").first().click(),
  },
  {
    name: "loading-zh",
    before: (desk) => {
      desk.trouble.lists = "hanging";
    },
  },
  {
    name: "failed-en",
    locale: "en",
    before: (desk) => {
      desk.trouble.lists = "failing";
    },
  },
  {
    name: "offline-zh",
    size: tablet,
    go: async (page, desk) => {
      await waiting(page);
      desk.trouble.down = true;
      desk.dropStreams();
      await page.waitForSelector(".strip");
    },
  },
  { name: "complaints-en", locale: "en", go: toChannel(/Service/) },
  {
    name: "plan-zh",
    go: async (page) => {
      await complaint(page);
      await page.locator(".actions button").nth(1).click();
      await page.waitForSelector(".form");
    },
  },
  {
    name: "hand-over-en",
    locale: "en",
    go: async (page) => {
      await press("ArrowDown", "h")(page);
      await page.waitForSelector(".form");
    },
  },
  {
    name: "file-zh",
    go: async (page) => {
      await press("ArrowDown", "f")(page);
      await page.waitForSelector(".file");
    },
  },
  {
    name: "dark-file-en",
    dark: true,
    locale: "en",
    size: tablet,
    go: async (page) => {
      await press("ArrowDown", "f")(page);
      await page.waitForSelector(".file");
    },
  },
  { name: "commands-zh", go: press("/", "/") },
  { name: "bot-zh", go: toChannel(/助手/) },
  {
    name: "evening-zh",
    scene: "evening",
    go: (page) => page.evaluate('document.querySelector(".middle .scroll").scrollTo(0, 1e4)'),
  },
  {
    name: "end-en",
    locale: "en",
    go: async (page) => {
      await waiting(page);
      await page.locator(".call-head .ant-btn", { hasText: "End" }).click();
      await page.locator(".ant-dropdown-menu-item").nth(1).click();
    },
  },
  {
    name: "long-labels-zh",
    go: async (page) => {
      await main("t4")(page);
      await page.waitForSelector(".reached");
      await press("1", "Enter", "9", "Enter", "8", "Enter", "4")(page);
    },
  },
  {
    name: "long-summary-en",
    locale: "en",
    go: async (page) => {
      await main("t4")(page);
      await page.waitForSelector(".reached");
      await press("1", "Enter", "9", "Enter", "8", "Enter", "9", "Control+Enter")(page);
      await page.locator(".step textarea").fill("The coffee was good");
    },
  },
  {
    name: "other-time-zh",
    go: async (page) => {
      await main("t2")(page);
      await page.waitForSelector(".reached");
      await press("3", "4")(page);
      await page.locator(".when select").first().selectOption("2026-11-26");
    },
  },
  {
    name: "sent-en",
    locale: "en",
    go: async (page) => {
      await summary(page);
      await press("Control+Enter")(page);
      await page.waitForSelector(".blank .ant-btn-primary");
    },
  },
  {
    name: "signed-out-zh",
    go: async (page, desk) => {
      desk.trouble.signedOut = true;
      desk.dropStreams();
      await page.waitForSelector(".alone");
    },
  },
  { name: "task-thread-zh", go: (page) => page.locator(".line", { hasText: "韩女士" }).click() },
];
