import { writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TelegramPerson } from "../fakes/telegram/person.ts";
import { FakeTelegram } from "../fakes/telegram/server.ts";
import { temporaryFolder, type TemporaryFolder } from "../temporaryFolder.ts";
import { huifang, type Running } from "./process.ts";

const STARTING_MS = 60_000;

describe("the product with a Telegram bot", () => {
  let folder: TemporaryFolder;
  let telegram: FakeTelegram;
  let running: Running[];

  beforeEach(async () => {
    folder = temporaryFolder();
    running = [];
    telegram = await new FakeTelegram().start();
    const file = folder.file("cd01.yaml");
    writeFileSync(
      file,
      `code: cd01
name: 城东店
timezone: Asia/Shanghai
staff:
  - { code: li, name: 李一, role: clerk, locale: en }
`,
    );
    expect(await run(["store", "apply", file]).ended).toBe(0);
  });
  afterEach(async () => {
    for (const { child } of running) child.kill("SIGKILL");
    await Promise.all(running.map(({ ended }) => ended));
    await telegram.stop();
    folder.remove();
  });

  function run(args: string[], env: NodeJS.ProcessEnv = {}): Running {
    const started = huifang(args, {
      ...{ HUIFANG_DATA: folder.file("data"), PORT: "0" },
      ...{ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url },
      ...env,
    });
    running.push(started);
    return started;
  }

  it.each([
    { way: "by long polling", env: {} },
    { way: "by webhook", env: { TELEGRAM_WEBHOOK_SECRET: "webhook-secret" } },
  ])("links a person by the link that the command line prints, and answers him $way", async ({ env }) => {
    const server = run(["start"], env);
    await server.says(/"started"/);
    const link = run(["link", "li", "--chat", "telegram"]);
    const [, code] = await link.says(/start=([\w-]+)/);
    const li = new TelegramPerson(
      telegram,
      telegram.world.addUser(101, "Li", { started: false, language: "en" }),
    );
    li.start(code);
    const says = (words: string) => () => li.chat.messages.some(({ text }) => text.includes(words));
    await telegram.until(says("Telegram is linked"), STARTING_MS);
    li.write(li.chat, "/mine");
    await telegram.until(says("Nothing"), STARTING_MS);
    server.child.kill("SIGTERM");
    expect(await server.ended).toBe(0);
    expect(server.output()).not.toContain(telegram.token);
  });
});
