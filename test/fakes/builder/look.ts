import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { chromium, type Browser } from "playwright-core";
import { moments, type Moment } from "./moments.ts";
import { fakeBuilder } from "./server.ts";

// Takes a picture of every state of the builder's pages and asks axe about each, after `vite build`:
// tsx test/fakes/builder/look.ts [FOLDER] [PART OF A NAME] [FOLDER OF THE BUILT PAGES]
const [folder = "data/look", wanted = "", pages] = process.argv.slice(2);
const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
for (const moment of moments.filter(({ name }) => name.includes(wanted))) {
  const faults = await look(browser, moment);
  process.stdout.write([moment.name, ...faults.map((fault) => `   ${fault}`)].join("\n") + "\n");
}
await browser.close();

/** Takes one picture; answers with what is wrong with the page in that state. */
async function look(on: Browser, moment: Moment): Promise<string[]> {
  const {
    name,
    at = "",
    locale = "zh-CN",
    dark = false,
    size = [1440, 900],
    whole = false,
    before,
    go,
  } = moment;
  const builder = fakeBuilder(locale, pages);
  before?.(builder);
  const context = await on.newContext({
    viewport: { width: size[0], height: size[1] },
    colorScheme: dark ? "dark" : "light",
    timezoneId: "America/New_York",
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(message.text().slice(0, 300));
  });
  page.on("pageerror", (error) => faults.push(String(error).slice(0, 300)));
  await page.goto((await builder.listen()) + at);
  await page.waitForSelector(".panel, .blank, .svc-question__content, .outline", { state: "attached" });
  await go?.(page, builder);
  await page.waitForTimeout(600);
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: whole });
  const wider = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
  if (Number(wider) > 0) faults.push(`wider than its window by ${String(wider)} px`);
  await page.evaluate(axe);
  const { violations } = (await page.evaluate("axe.run()")) as { violations: Violation[] };
  for (const { id, impact, nodes } of violations) {
    faults.push(`axe ${impact}: ${id} ${nodes.length} times, first at ${nodes[0]?.target.join(" ") ?? "?"}`);
  }
  await context.close();
  builder.close();
  return faults;
}

interface Violation {
  id: string;
  impact: string;
  nodes: { target: string[] }[];
}
