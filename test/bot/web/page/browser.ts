import { existsSync } from "node:fs";
import { chromium, type Browser, type BrowserContext } from "playwright-core";

/** A Chromium of this machine; undefined where there is none. */
export const chromiumPath = [
  process.env["CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path !== undefined && existsSync(path));

/** Opens that Chromium; it speaks to this machine alone. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath!,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
}

/**
 * Closes what a test has opened, and forgets what it left in the browser. The tests of a file share one context, whose
 * pages are compiled once.
 */
export async function closePages(context: BrowserContext): Promise<void> {
  await Promise.all(context.pages().map((page) => page.close()));
  await context.setStorageState({ cookies: [], origins: [] });
}

/** A page may find no time on a busy machine; CI asks it once more. */
export const inBrowser = { timeout: 60_000, retry: process.env["CI"] ? 1 : 0 };

/** The built pages: `npm test` builds them anew before it begins. */
export const builtPages = "dist/web";
