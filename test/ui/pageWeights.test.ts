import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { builtPages } from "../bot/web/page/browser.ts";

const assets = join(builtPages, "assets");
const read = (file: string): string => readFileSync(join(assets, file), "utf8");

/** The files that a text asks for at once, and those that they ask for in turn. */
function neededBy(text: string, known = new Set<string>()): Set<string> {
  const asked = /(?:(?:src|href)="\/assets\/|(?:from|import)\s*"\.\/)([\w.-]+\.(?:js|css))"/g;
  for (const [, file] of text.matchAll(asked)) {
    if (known.has(file!)) continue;
    known.add(file!);
    if (file!.endsWith(".js")) neededBy(read(file!), known);
  }
  return known;
}

const page = (name: string): Set<string> => neededBy(readFileSync(join(builtPages, name), "utf8"));

/** In thousands of bytes, zipped as they are sent. */
const weightOf = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(read(file)).length, 0) / 1_000;

it.each([
  ["desk.html", 350],
  ["builder.html", 400],
])("%s weighs at most %i kB until its first card", (name, limit) => {
  expect(weightOf(page(name))).toBeLessThanOrEqual(limit);
});

it("the editor, which is fetched when it is opened, weighs at most 900 kB", () => {
  const before = page("builder.html");
  const own = readdirSync(assets).filter((file) => file.startsWith("EditorPage-"));
  const scripts = own.filter((file) => file.endsWith(".js"));
  const needed = new Set([...own, ...scripts.flatMap((file) => [...neededBy(read(file))])]);
  expect(own).toHaveLength(2);
  expect(weightOf([...needed].filter((file) => !before.has(file)))).toBeLessThanOrEqual(900);
});
