import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FakeTelegram } from "../fakes/telegram/server.ts";
import { useHuifang } from "./huifang.ts";

const huifang = useHuifang();
const telegram = new FakeTelegram();
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  await telegram.start();
  env = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url };
  telegram.world.addGroup(-1_001, "Callbacks");
  telegram.world.addGroup(-1_002, "Complaints", { is_forum: true, bot: "administrator" });
  const file = huifang.file("cd01.yaml");
  writeFileSync(
    file,
    `code: cd01
name: 城东店
timezone: Asia/Shanghai
staff:
  - { code: li, name: 李一, role: clerk }
channels:
  callbacks: { telegram: -1001 }
  complaints.service: { telegram: -1002 }
  finance: { telegram: -1003 }
`,
  );
  await huifang.run(["store", "apply", file]);
});
afterAll(() => telegram.stop());

interface Checks {
  checks: { name: string; ok: boolean; message: string; fix?: string }[];
}

async function telegramChecks(more: NodeJS.ProcessEnv = {}): Promise<Checks["checks"]> {
  const { json } = await huifang.run(["doctor", "--json"], { ...env, ...more });
  return (json as Checks).checks.filter(({ name }) => name === "telegram");
}

describe("huifang doctor", () => {
  it("finds a group that the bot is not in", async () => {
    const [bot, callbacks, complaints, finance] = await telegramChecks();
    expect(bot).toMatchObject({ ok: true, message: "the bot @huifang_bot answers" });
    expect([callbacks!.ok, complaints!.ok]).toEqual([true, true]);
    expect(finance).toMatchObject({
      ok: false,
      message: expect.stringContaining("-1003"),
      fix: expect.any(String),
    });
  });

  it("finds groups in which privacy mode keeps replies from the bot, but not where it is an admin", async () => {
    telegram.world.bot.can_read_all_group_messages = false;
    const [, callbacks, complaints] = await telegramChecks();
    expect(callbacks).toMatchObject({ ok: false, fix: expect.stringContaining("/setprivacy") });
    expect(complaints).toMatchObject({ ok: true });
    telegram.world.bot.can_read_all_group_messages = true;
  });

  it("finds a forum whose topics the bot may not manage", async () => {
    telegram.world.chats.get(-1_002)!.bot = "member";
    const [, , complaints] = await telegramChecks();
    expect(complaints).toMatchObject({ ok: false, fix: expect.stringContaining("topics") });
    telegram.world.chats.get(-1_002)!.bot = "administrator";
  });

  it("tells a wrong token from a Telegram that is away", async () => {
    const [wrong] = await telegramChecks({ TELEGRAM_BOT_TOKEN: "1:wrong" });
    expect(wrong).toMatchObject({ ok: false, fix: expect.stringContaining("@BotFather") });
    const [away] = await telegramChecks({ TELEGRAM_API_ROOT: "http://127.0.0.1:9" });
    expect(away).toMatchObject({ ok: false, message: "Telegram does not answer" });
  });
});

describe("huifang link --chat telegram", () => {
  it("prints a deep link that tells the bot who somebody is", async () => {
    const { json } = await huifang.run(["link", "li", "--chat", "telegram", "--json"], env);
    expect(json).toMatchObject({
      url: expect.stringMatching(/^https:\/\/t\.me\/huifang_bot\?start=[\w-]{1,64}$/),
    });
  });

  it("is refused where Telegram is not connected", async () => {
    const { code, err } = await huifang.run(["link", "li", "--chat", "telegram"]);
    expect(code).toBe(1);
    expect(err).toContain("telegram.notConnected");
  });
});
