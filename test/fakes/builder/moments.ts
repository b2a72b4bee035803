import type { Page } from "playwright-core";
import type { Locale } from "../../../locales/index.ts";
import { builtIn } from "../../../models/questionnaires/builtIn.ts";
import { withoutLines } from "../../../models/rules/withoutLines.ts";
import type { FakeBuilder } from "./server.ts";

/** A moment of the builder's pages worth looking at: how one gets there. */
export interface Moment {
  name: string;
  /** The address's fragment. */
  at?: string;
  locale?: Locale;
  dark?: boolean;
  size?: [number, number];
  /** The whole page rather than what the window shows. */
  whole?: boolean;
  before?: (builder: FakeBuilder) => void;
  go?: (page: Page, builder: FakeBuilder) => Promise<void>;
}

const phone: [number, number] = [375, 812];
const edit = "#/cd01/service";

/** Adds ratings until the call is too long. */
export async function tooLong(page: Page): Promise<void> {
  const tools = page.locator(".svc-toolbox__tool").filter({ hasText: /Open answer|开放回答/ });
  for (let added = 0; added < 12 && (await page.locator(".cuts").count()) === 0; added++) {
    await tools.first().click();
    await page.waitForTimeout(120);
  }
}

const settings = async (page: Page): Promise<void> => {
  await page.locator(".svc-question__content").nth(3).click();
  await page.locator(".side-tabs .ant-segmented-item").nth(1).click();
  await page.waitForTimeout(500);
};
const stress = (page: Page): Promise<void> => page.locator(".stress").first().click();
const someone = {
  person: { code: "zhao", name: "赵一" },
  since: "2026-10-08T06:20:00Z",
  at: "2026-10-08T06:30:00Z",
};

export const moments: Moment[] = [
  { name: "list-zh" },
  { name: "list-en", locale: "en" },
  { name: "list-dark", dark: true },
  { name: "list-phone", size: phone, whole: true },
  { name: "list-empty", before: ({ trouble }) => void (trouble.empty = true) },
  { name: "list-loading", before: ({ trouble }) => void (trouble.hanging = true) },
  { name: "signed-out", before: ({ trouble }) => void (trouble.signedOut = true) },
  { name: "failed", before: ({ trouble }) => void (trouble.down = true) },
  { name: "edit-zh", at: edit },
  { name: "edit-en", at: edit, locale: "en" },
  { name: "edit-dark", at: edit, dark: true },
  { name: "edit-phone", at: edit, size: phone, whole: true },
  { name: "edit-stress", at: edit, go: stress },
  { name: "edit-settings", at: edit, go: settings },
  { name: "edit-settings-dark", at: edit, dark: true, go: settings },
  { name: "edit-settings-en", at: edit, locale: "en", go: settings },
  { name: "edit-over", at: edit, locale: "en", go: tooLong },
  { name: "edit-over-zh", at: edit, go: tooLong },
  {
    name: "edit-condition",
    at: edit,
    go: async (page) => {
      await page.locator(".svc-question__content").nth(3).hover();
      await page.locator(".svc-question__content").nth(3).locator("button.condition").click();
    },
  },
  {
    name: "edit-others",
    at: edit,
    before: (builder) => {
      builder.others.push(someone);
      builder.proposeFromHeadOffice(withoutLines(builtIn.service, ["reception"]));
    },
  },
  {
    name: "edit-older",
    at: edit,
    go: async (page, builder) => {
      builder.saveAs("service", withoutLines(builtIn.service, ["reception"]));
      await stress(page);
      await page.locator(".older").waitFor();
    },
  },
  {
    name: "edit-lost",
    at: edit,
    go: async (page, builder) => {
      builder.trouble.down = true;
      await stress(page);
      await page.locator('.saving[data-tone="bad"]').waitFor();
    },
  },
  {
    name: "publish",
    at: edit,
    go: async (page) => {
      await stress(page);
      await page.locator('.saving[data-tone="quiet"]').waitFor();
      await page.locator("button.publish").click();
    },
  },
  {
    name: "preview",
    at: edit,
    go: async (page) => {
      await page.getByRole("button", { name: "试听" }).click();
      await page.locator(".call-script button").nth(4).click();
    },
  },
  {
    name: "preview-read",
    at: edit,
    locale: "en",
    go: async (page) => {
      await page.getByRole("button", { name: "Preview" }).click();
      await page.locator(".ant-modal .ant-segmented-item").nth(1).click();
      await page.getByRole("button", { name: "Start" }).click();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
    },
  },
  {
    name: "preview-phone",
    at: edit,
    size: phone,
    dark: true,
    go: (page) => page.getByRole("button", { name: "试听" }).click(),
  },
  {
    name: "versions",
    at: edit,
    go: async (page) => {
      await stress(page);
      await page.locator('.saving[data-tone="quiet"]').waitFor();
      await page.getByRole("button", { name: "版本" }).click();
      await page.locator(".changes").waitFor();
    },
  },
  { name: "proposal", at: `${edit}/proposal`, whole: true },
  { name: "proposal-phone", at: `${edit}/proposal`, locale: "en", size: phone, whole: true },
  { name: "results-zh", at: `${edit}/results`, whole: true },
  { name: "results-en-dark", at: `${edit}/results`, locale: "en", dark: true, whole: true },
  { name: "results-phone", at: `${edit}/results`, size: phone, whole: true },
  { name: "results-empty", at: `${edit}/results`, before: ({ trouble }) => void (trouble.empty = true) },
  {
    name: "results-tables",
    at: `${edit}/results`,
    whole: true,
    go: async (page) => {
      for (const tab of await page.locator(".chart-card .ant-segmented-item:last-child").all())
        await tab.click();
    },
  },
];
