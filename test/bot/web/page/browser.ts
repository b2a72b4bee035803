import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser } from "playwright-core";
import { build } from "vite";

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

/** Builds the pages into a folder of their own, as `npm run build` does into dist/web. */
export async function builtPages(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), "huifang-pages-"));
  await build({ logLevel: "error", build: { outDir, emptyOutDir: true } });
  return outDir;
}
