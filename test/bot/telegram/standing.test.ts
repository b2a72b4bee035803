import { describe, expect, it } from "vitest";
import { Card } from "../../../models/card.ts";
import { ChatLink } from "../../../models/chatLink.ts";
import { Notice } from "../../../models/notice.ts";
import { Person } from "../../../models/person.ts";
import { useDatabase } from "../../database.ts";
import { act, buildComplaint, buildOpenCallback } from "../../factories.ts";
import type { Update } from "../../fakes/telegram/updates.ts";
import { useTelegramStore } from "./store.ts";

useDatabase();
const here = useTelegramStore();

const heard = (update: Update): Promise<unknown> =>
  here.store.fake.until(() => here.store.fake.updates.isConfirmed(update));

/** What the admin is told at the desk. */
async function toldAdmin(): Promise<string> {
  const notices = await Notice.find({ store: "cd01", "place.platform": "web", "place.channel": "dm:admin" });
  return notices.map(({ content }) => content).join();
}

describe("a group that becomes a supergroup", () => {
  it("is found under its new id, and its cards are posted there", async () => {
    const { store } = here;
    const callback = await buildOpenCallback({ assignee: "li" });
    await store.quiet();
    const moved = store.fake.world.migrate(store.callbacks.id, -1_009);
    await callback.claim({ by: "test:claim", at: store.now, person: "li" });
    await store.quiet();
    await store.see(moved, "李一");
    await store.quiet();
    expect((await store.press("li", moved, "李一", "继续")).text).toBe("已发到您与机器人的私聊。");
  });

  it("is known by its new id from the message that tells of it, also after a restart", async () => {
    const { store } = here;
    const moved = store.fake.world.migrate(store.callbacks.id, -1_009);
    await heard(
      store.fake.updates.push({
        message: {
          ...{ message_id: 1, from: store.person("li").user, date: 0, migrate_to_chat_id: -1_009 },
          chat: { id: -1_001, type: "group" },
        },
      }),
    );
    await store.stop();
    await store.run();
    await buildOpenCallback({ assignee: "li" });
    await store.quiet();
    await store.see(moved, "李一");
    expect(store.fake.calls.filter(({ payload }) => payload.chat_id === "-1001")).toHaveLength(
      store.callbacks.messages.length,
    );
  });
});

describe("a group that the bot is taken out of", () => {
  it("is told to the admin by another way, and has what it missed when the bot is back", async () => {
    const { store } = here;
    await heard(store.person("gao").setBot(store.callbacks, "kicked"));
    await buildOpenCallback({ assignee: "li" });
    await store.quiet();
    expect(await toldAdmin()).toContain("chat.deadChannel");
    expect(await Card.exists({ "place.channel": "-1001", dead: "forbidden" })).not.toBeNull();
    await heard(store.person("gao").setBot(store.callbacks, "member"));
    await store.quiet();
    expect(store.find(store.callbacks, "李一")).toBeDefined();
  });

  it("tells its id where no store names it", async () => {
    const { store } = here;
    const other = store.fake.world.addGroup(-1_077, "Other");
    await heard(store.person("gao").setBot(other, "member"));
    await store.see(other, "-1077");
    store.person("gao").write(other, "/today");
    await store.fake.until(() => other.messages.filter(({ text }) => text.includes("-1077")).length === 2);
  });
});

describe("a person", () => {
  it("is linked to his Telegram by a one-time code", async () => {
    const { store } = here;
    const { code } = await ChatLink.issue({ store: "cd01", person: "chen", chat: "telegram" }, new Date());
    const chen = store.stranger(555, "Chen");
    await heard(chen.start(code));
    await store.see(chen.chat, "Telegram 已与您的账号关联");
    await expect
      .poll(() => Person.named("cd01", "chen"))
      .toMatchObject({ telegram: "555", lastChat: "telegram" });
    const other = store.stranger(556, "Other");
    await heard(other.start(code));
    await store.see(other.chat, "我还不认识您");
  });

  it("stays linked when the store's file, which does not know of it, is applied again", async () => {
    await Person.put("cd01", { code: "li", name: "李一", roles: ["clerk"] });
    expect(await Person.named("cd01", "li")).toMatchObject({ telegram: "101" });
  });

  it("whom nobody knows is told where to ask", async () => {
    const { store } = here;
    const guest = store.stranger(777, "Guest", "en");
    guest.write(guest.chat, "hello");
    await store.see(guest.chat, "I do not know you yet");
  });

  it("who blocks the bot is spoken to on the desk alone", async () => {
    const { store } = here;
    const gao = store.person("gao");
    gao.write(gao.chat, "/help");
    await store.see(gao.chat, "/today");
    expect(await Person.named("cd01", "gao")).toMatchObject({ lastChat: "telegram" });
    await heard(gao.block());
    expect(await Person.named("cd01", "gao")).toMatchObject({ lastChat: "web" });
    const before = gao.chat.messages.length;
    const complaint = await buildComplaint();
    await complaint.askCompensation(act("wang"), 5_000, "赔偿", 500);
    await store.quiet();
    expect(gao.chat.messages).toHaveLength(before);
  });
});

it("a person whose private chat cannot be written to is spoken to on the desk from then on", async () => {
  const { store } = here;
  const gao = store.person("gao");
  gao.chat.bot = "never";
  await Person.sawOn("cd01", "gao", "telegram");
  const complaint = await buildComplaint();
  await complaint.askCompensation(act("wang"), 5_000, "赔偿", 500);
  await store.quiet();
  expect(await Person.named("cd01", "gao")).toMatchObject({ lastChat: "web" });
  const onDesk = { subject: `complaint:${complaint.id}`, "place.channel": "dm:gao", "place.platform": "web" };
  expect(await Card.exists(onDesk)).not.toBeNull();
});

describe("a command", () => {
  it("in a group is answered in private, numbers and all", async () => {
    const { store } = here;
    await buildOpenCallback({ assignee: "li" });
    await store.quiet();
    const before = store.callbacks.messages.length;
    const { update } = store.person("li").write(store.callbacks, "/find 周先生");
    await heard(update!);
    await store.see(store.person("li").chat, /139/);
    expect(store.callbacks.messages).toHaveLength(before + 1);
  });

  it("in a group of who never pressed Start is answered by the way to the private chat", async () => {
    const { store } = here;
    store.person("li").chat.bot = "never";
    store.person("li").write(store.callbacks, "/today@huifang_bot");
    const hint = await store.see(store.callbacks, "请先打开与机器人的私聊");
    expect(hint.keyboard.flat()).toMatchObject([{ url: "https://t.me/huifang_bot?start=go" }]);
  });

  it("of another bot is none of ours, and our name alone brings help", async () => {
    const { store } = here;
    const { update } = store.person("li").write(store.callbacks, "/today@other_bot");
    await heard(update!);
    await store.quiet();
    expect(store.person("li").chat.messages).toEqual([]);
    store.person("li").write(store.callbacks, "@huifang_bot 你能做什么");
    await store.see(store.person("li").chat, "/today");
  });

  it("is listed for each language and kind of chat", () => {
    const { commands } = here.store.fake;
    expect([...commands.keys()].toSorted()).toEqual(
      ["all_group_chats", "all_private_chats"].flatMap((scope) => [
        `${scope}:`,
        `${scope}:en`,
        `${scope}:zh`,
      ]),
    );
    expect(commands.get("all_private_chats:en")).toContainEqual({
      command: "find",
      description: expect.any(String),
    });
  });
});

describe("a Telegram that says no", () => {
  it("is waited for as long as it asks", async () => {
    const { store } = here;
    let floods = 2;
    store.fake.fault = ({ method }) =>
      method === "sendMessage" && floods-- > 0 ? { kind: "flood", seconds: 1 } : undefined;
    await buildOpenCallback({ assignee: "li" });
    await store.see(store.callbacks, "李一");
    expect(store.errors).toEqual([]);
  });

  it("that knows our token no more is told to the admin, and nothing is lost", async () => {
    const { store } = here;
    store.fake.fault = () => ({ kind: "error", code: 401 });
    await buildOpenCallback({ assignee: "li" });
    await store.quiet();
    expect(await toldAdmin()).toContain("chat.revoked");
    expect(await Card.exists({ "place.channel": "-1001", due: true })).not.toBeNull();
    expect(await Card.exists({ dead: { $exists: true } })).toBeNull();
  });

  it("is named where the product is asked whether it is ready", async () => {
    const { store } = here;
    expect(store.bot.ready()).toEqual({ telegram: true });
    store.fake.fault = ({ method }) => (method === "getUpdates" ? { kind: "error", code: 500 } : undefined);
    store.person("li").write(store.person("li").chat, "/help");
    while (store.bot.ready().telegram) await new Promise((resolve) => setImmediate(resolve));
    store.fake.fault = () => undefined;
    while (!store.bot.ready().telegram) await new Promise((resolve) => setImmediate(resolve));
  });

  it("is begun with when it is there at last", async () => {
    const { store } = here;
    await store.stop();
    let away = 3;
    store.fake.fault = () => (away-- > 0 ? { kind: "cutBefore" } : undefined);
    await store.run();
    await buildOpenCallback({ assignee: "li" });
    await store.see(store.callbacks, "李一");
  });
});
