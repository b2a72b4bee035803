import { describe, expect, it } from "vitest";
import type { ChatInbox } from "../../../bot/chat.ts";
import { Lease } from "../../../models/lease.ts";
import { useDatabase } from "../../database.ts";
import { buildPerson, buildStore } from "../../factories.ts";
import { TelegramPerson } from "../../fakes/telegram/person.ts";
import { FakeTelegram } from "../../fakes/telegram/server.ts";
import { connectTo } from "./telegramServer.ts";

useDatabase();

/** An inbox that keeps what it hears. */
function listener(): ChatInbox & { texts: string[] } {
  const texts: string[] = [];
  return {
    texts,
    pressed: async (_event, kept) => (kept?.(), {}),
    answered: async (_event, kept) => (kept?.(), { ok: true }),
    drafted: async (_event, kept) => kept?.(),
    wrote: async ({ text }, kept) => (texts.push(text), kept?.(), {}),
    edited: async (_event, kept) => kept?.(),
    deleted: async (_event, kept) => kept?.(),
  };
}

async function world(): Promise<{ telegram: FakeTelegram; li: TelegramPerson }> {
  await buildStore();
  await buildPerson({ code: "li", telegram: "101" });
  const telegram = await new FakeTelegram().start();
  return { telegram, li: new TelegramPerson(telegram, telegram.world.addUser(101, "Li")) };
}

describe("long polling", () => {
  it("is done by one process at a time, and by the next one when that has stopped", async () => {
    const { telegram, li } = await world();
    const [one, two] = await Promise.all([1, 2].map(() => connectTo(telegram, { alone: false })));
    const [first, second] = [listener(), listener()];
    await one!.telegram.port.start(first);
    await telegram.until(() => telegram.updates.polls > 0);
    await two!.telegram.port.start(second);
    const { update } = li.write(li.chat, "hello");
    await telegram.until(() => telegram.updates.isConfirmed(update!));
    expect([first.texts, second.texts]).toEqual([["hello"], []]);
    const holder = async () => (await Lease.findById("telegram:123456").lean())?.owner;
    const before = await holder();
    await one!.close();
    // The lease was given back: nobody has to wait for its end.
    expect(before).toBeDefined();
    expect(await holder()).not.toBe(before);
    await two!.close();
    await telegram.stop();
  });

  it("takes the webhook of a former configuration away first", async () => {
    const { telegram, li } = await world();
    telegram.updates.setWebhook({ url: "http://127.0.0.1:9/telegram", secret: "old" });
    const server = await connectTo(telegram);
    const inbox = listener();
    await server.telegram.port.start(inbox);
    const { update } = li.write(li.chat, "hello");
    await telegram.until(() => telegram.updates.isConfirmed(update!));
    expect(inbox.texts).toEqual(["hello"]);
    await server.close();
    await telegram.stop();
  });
});

describe("the webhook", () => {
  it("hears nobody without its secret", async () => {
    const { telegram, li } = await world();
    const server = await connectTo(telegram, { webhook: true });
    const inbox = listener();
    await server.telegram.port.start(inbox);
    await telegram.until(() => telegram.updates.webhook);
    const body = JSON.stringify({
      update_id: 1,
      message: { message_id: 1, date: 0, from: li.user, chat: { id: 101, type: "private" }, text: "forged" },
    });
    for (const secret of [undefined, "guessed"]) {
      const headers = {
        "content-type": "application/json",
        ...(secret && { "x-telegram-bot-api-secret-token": secret }),
      };
      const { status } = await fetch(`${server.url}/telegram`, { method: "POST", headers, body });
      expect(status).toBe(401);
    }
    const { update } = li.write(li.chat, "hello");
    await telegram.until(() => telegram.updates.isConfirmed(update!));
    expect(inbox.texts).toEqual(["hello"]);
    await server.close();
    await telegram.stop();
  });
});
