import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

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

/** The built pages: `npm test` builds them anew before it begins. */
export const builtPages = "dist/web";
