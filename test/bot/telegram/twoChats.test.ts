import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Form, Reply } from "../../../bot/chat.ts";
import type { DeskItem } from "../../../bot/web/wire.ts";
import { Callback } from "../../../models/callback.ts";
import { Person } from "../../../models/person.ts";
import { Response } from "../../../models/response.ts";
import { useDatabase } from "../../database.ts";
import { act, buildComplaint, buildOpenCallback } from "../../factories.ts";
import type { Browser } from "../web/deskServer.ts";
import { useTelegramStore } from "./store.ts";

useDatabase();
const here = useTelegramStore();

const SOON_MS = 1_000;

async function cards(browser: Browser, channel: string): Promise<DeskItem[]> {
  const { json } = await browser.get(`/channels/${channel}`);
  return (json as unknown as { cards: DeskItem[] }).cards;
}

/** Presses a button of a card on the desk. */
async function pressOnDesk(browser: Browser, item: DeskItem, action: string): Promise<Reply> {
  const button = item.card.buttons!.flat().find((each) => each.action === action)!;
  const { json } = await browser.post("/press", { key: randomUUID(), token: button.token, ref: item.ref });
  return json as unknown as Reply;
}

/** The desk's card of the only task. */
async function taskOnDesk(browser: Browser): Promise<DeskItem> {
  return (await cards(browser, "callbacks")).find(({ card }) => card.view?.kind === "task")!;
}

describe("somebody with two chats", () => {
  it("sees a task that was claimed on Telegram claimed on the desk within a second", async () => {
    const { store } = here;
    await buildOpenCallback({ assignee: "li" });
    await store.quiet();
    const browser = await store.desk("zhao");
    const stream = await browser.listen();
    const begun = performance.now();
    await store.press("li", store.callbacks, "李一", "开始");
    await here.store.fake.until(() => store.find(store.callbacks, "进行中")?.edits);
    while (!JSON.stringify(stream.events).includes('"claimed"')) {
      expect(performance.now() - begun).toBeLessThan(SOON_MS);
      await new Promise((resolve) => setImmediate(resolve));
    }
    stream.end();
  });

  it("sees a task that was claimed on the desk claimed in the group within a second", async () => {
    const { store } = here;
    await buildOpenCallback({ assignee: "li" });
    await store.quiet();
    const browser = await store.desk("li");
    const item = await taskOnDesk(browser);
    const begun = performance.now();
    await pressOnDesk(browser, item, "start");
    await store.fake.until(() => {
      const message = store.find(store.callbacks, "李一");
      return message?.keyboard.flat().some(({ text }) => text === "继续");
    });
    expect(performance.now() - begun).toBeLessThan(SOON_MS);
  });

  it("begins a call on the desk and finishes it on Telegram, with all that was answered", async () => {
    const { store } = here;
    const callback = await buildOpenCallback({ assignee: "li" });
    await store.quiet();
    const browser = await store.desk("li");
    const { form } = await pressOnDesk(browser, await taskOnDesk(browser), "start");
    const { formId, questions }: Form = form!;
    const scores = questions.filter(({ type }) => type === "score").map(({ key }) => [key, 9]);
    const values = { "call:reached": "yes", ...Object.fromEntries(scores.slice(0, 1)) };
    await browser.post("/draft", { key: randomUUID(), formId, values });
    await store.quiet();
    await store.press("li", store.callbacks, "李一", "继续");
    const open = await store.fake.until(() => store.form("li"));
    expect(open.text).toMatch(/· 3\//);
    for (let round = 0; round < 40; round++) {
      const labels = store
        .form("li")!
        .keyboard.flat()
        .map(({ text }) => text);
      if (labels.includes("提交")) break;
      await store.tap(
        "li",
        labels.includes("8") ? "8" : (labels.find((each) => /^(是|有|满意)/.test(each)) ?? /›$/),
      );
    }
    await store.tap("li", "提交");
    await store.see(store.person("li").chat, "✓");
    const response = await Response.ofCallback("cd01", callback._id);
    expect(response).toMatchObject({ chat: "telegram", answers: { [String(scores[0]![0])]: 9 } });
  });

  it("finishes on the desk what was begun on Telegram, and keeps a second report as a late one", async () => {
    const { store } = here;
    const callback = await buildOpenCallback({ assignee: "li" });
    await store.quiet();
    await store.press("li", store.callbacks, "李一", "开始");
    await store.tap("li", "未接通");
    await store.quiet();
    const browser = await store.desk("li");
    const { form } = await pressOnDesk(browser, await taskOnDesk(browser), "resume");
    expect(form!.values).toMatchObject({ "call:reached": "no" });
    const values = { ...form!.values, "call:outcome": "busy" };
    await browser.post("/answer", { key: randomUUID(), formId: form!.formId, values });
    await store.quiet();
    await store.tap("li", "占线");
    await store.tap("li", "提交");
    await store.quiet();
    expect((await Callback.named("cd01", callback._id)).attempts).toMatchObject([
      { outcome: "busy" },
      { outcome: "busy", late: true },
    ]);
  });

  it("is spoken to in the chat that he used last", async () => {
    const { store } = here;
    const gao = store.person("gao");
    const ask = async (amount: number): Promise<void> => {
      const complaint = await buildComplaint();
      await complaint.askCompensation(act("wang"), amount, "赔偿", 500);
      await store.quiet();
    };
    gao.write(gao.chat, "/today");
    await store.quiet();
    await ask(5_001);
    await store.see(gao.chat, "5001");
    const browser = await store.desk("gao");
    await browser.post("/say", { key: randomUUID(), channel: "callbacks", text: "/help" });
    expect(await Person.named("cd01", "gao")).toMatchObject({ lastChat: "web" });
    await ask(5_002);
    expect(store.find(gao.chat, "5002")).toBeUndefined();
    expect(JSON.stringify(await cards(browser, "dm:gao"))).toContain("5002");
  });
});
