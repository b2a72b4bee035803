import { describe, expect, it } from "vitest";
import { AuditEntry } from "../../../models/auditEntry.ts";
import { Callback } from "../../../models/callback.ts";
import { Complaint } from "../../../models/complaint.ts";
import { Response } from "../../../models/response.ts";
import { TelegramForm } from "../../../models/telegramForm.ts";
import { useDatabase } from "../../database.ts";
import { buildComplaint, buildOpenCallback } from "../../factories.ts";
import { useTelegramStore, type TelegramStore } from "./store.ts";

useDatabase();
const here = useTelegramStore();

/** A call that stands in the group. */
async function callInGroup(store: TelegramStore): Promise<Callback> {
  const callback = await buildOpenCallback({ assignee: "li" });
  await store.quiet();
  return callback;
}

/** Answers every question that is asked as a content customer would, until the summary. */
async function answerContent(store: TelegramStore, name: "li" | "zhao"): Promise<void> {
  for (let round = 0; round < 40; round++) {
    const form = store.form(name)!;
    const labels = form.keyboard.flat().map(({ text }) => text);
    if (labels.includes("提交")) return;
    const label = labels.includes("10") ? "10" : (labels.find((each) => /^(是|有|满意)/.test(each)) ?? /›$/);
    await store.tap(name, label);
  }
  throw new Error("the form has no end");
}

/** Gives low scores until one asks for the customer's words. */
async function scoreLow(store: TelegramStore): Promise<void> {
  for (let round = 0; round < 20 && !store.form("li")!.text.includes("请原话记录"); round++) {
    const labels = store
      .form("li")!
      .keyboard.flat()
      .map(({ text }) => text);
    await store.tap(
      "li",
      labels.includes("3") ? "3" : (labels.find((each) => /^(是|有)/.test(each)) ?? /›$/),
    );
  }
}

/** Takes a call and stands at its summary. */
async function talk(store: TelegramStore, name: "li" | "zhao" = "li"): Promise<void> {
  await store.press(name, store.callbacks, "李一", "开始");
  await store.tap(name, "接通");
  await answerContent(store, name);
}

describe("a call on Telegram", () => {
  it("is begun in the group, asked in the private chat and shown as done in the group", async () => {
    const { store } = here;
    const callback = await callInGroup(store);
    expect((await store.press("li", store.callbacks, "李一", "开始")).text).toBe("已发到您与机器人的私聊。");
    const form = await store.fake.until(() => store.form("li"));
    expect(form.text).toContain("+86139");
    expect(store.callbacks.messages.map(({ text }) => text).join()).not.toMatch(/139 ?\d{4}/);
    await store.tap("li", "接通");
    await answerContent(store, "li");
    await store.tap("li", "提交");
    await store.see(store.person("li").chat, "✓");
    await store.quiet();
    expect(await Callback.named("cd01", callback._id)).toMatchObject({
      status: "done",
      outcome: "completed",
    });
    expect(
      store
        .find(store.callbacks, "10 分")
        ?.keyboard.flat()
        .map(({ text }) => text),
    ).toEqual(["转投诉", "档案"]);
    expect(store.errors).toEqual([]);
  });

  it("is one message, edited from question to question", async () => {
    const { store } = here;
    await callInGroup(store);
    await talk(store);
    expect(store.person("li").chat.messages).toHaveLength(1);
    expect(store.form("li")!.edits).toBeGreaterThan(8);
  });

  it("goes back, skips, takes a typed score, and tells how far it is", async () => {
    const { store } = here;
    await callInGroup(store);
    await store.press("li", store.callbacks, "李一", "开始");
    const overall = await store.tap("li", "接通");
    const first = overall.text;
    expect(first).toMatch(/· 2\/1\d/);
    await store.write("li", "9");
    expect(store.form("li")!.text).toMatch(/· 3\/1\d/);
    await store.tap("li", /跳过/);
    expect(store.form("li")!.text).toMatch(/· 4\/1\d/);
    await store.tap("li", /上一题/);
    await store.tap("li", /上一题/);
    expect(store.form("li")!.text).toBe(first);
    expect(
      store
        .form("li")!
        .keyboard.flat()
        .map(({ text }) => text),
    ).toContain("✓9");
  });

  it("asks for the customer's words under a low score, and makes a complaint of it unless it is unticked", async () => {
    const { store } = here;
    const callback = await callInGroup(store);
    await store.press("li", store.callbacks, "李一", "开始");
    await store.tap("li", "接通");
    await scoreLow(store);
    await store.write("li", "等了三个小时，<没人>说一声");
    await store.tap("li", /上一题/);
    await store.tap("li", /紧急/);
    await store.tap("li", /下一题/);
    await answerContent(store, "li");
    expect(
      store
        .form("li")!
        .keyboard.flat()
        .map(({ text }) => text),
    ).toContain("☑ 转为投诉");
    await store.tap("li", "提交");
    await store.see(store.person("li").chat, "✓");
    await store.quiet();
    const card = await store.see(store.service, "等了三个小时，<没人>说一声");
    expect(card.keyboard.flat().map(({ text }) => text)).toContain("确认收到");
    const [complaint] = await Complaint.find({ store: "cd01" });
    expect(complaint).toMatchObject({ urgent: true, department: "service" });
    expect(await Response.ofCallback("cd01", callback._id)).toMatchObject({ chat: "telegram" });
    // What the customer's words were written with is not left behind in the chat.
    expect(store.person("li").chat.messages).toHaveLength(1);
  });

  it("ends with an outcome where nobody was reached", async () => {
    const { store } = here;
    const callback = await callInGroup(store);
    await store.press("li", store.callbacks, "李一", "开始");
    await store.tap("li", "未接通");
    await store.tap("li", "无人接听");
    await store.tap("li", "提交");
    await store.see(store.person("li").chat, "✓");
    expect((await Callback.named("cd01", callback._id)).attempts).toMatchObject([{ outcome: "noAnswer" }]);
  });

  it("takes a typed time for another call", async () => {
    const { store } = here;
    const callback = await callInGroup(store);
    await store.press("li", store.callbacks, "李一", "开始");
    await store.tap("li", "不方便");
    await store.write("li", "12月2日 15:30");
    await store.tap("li", "提交");
    await store.see(store.person("li").chat, "✓");
    const [attempt] = (await Callback.named("cd01", callback._id)).attempts;
    expect(attempt).toMatchObject({
      outcome: "rescheduled",
      agreedAt: new Date("2026-12-02T15:30:00+08:00"),
    });
  });

  it("breaks off in the middle, and can be gone on with before that is sent", async () => {
    const { store } = here;
    const callback = await callInGroup(store);
    await store.press("li", store.callbacks, "李一", "开始");
    await store.tap("li", "接通");
    await store.tap("li", "8");
    await store.tap("li", "通话要结束了…");
    await store.tap("li", /中断|断/);
    await store.tap("li", "提交");
    await store.see(store.person("li").chat, "✓");
    expect((await Callback.named("cd01", callback._id)).attempts).toMatchObject([{ outcome: "breakoff" }]);
  });

  it("is taken by one of two who press at once, and the other reads by whom", async () => {
    const { store } = here;
    await callInGroup(store);
    const card = await store.see(store.callbacks, "李一");
    const presses = (["li", "zhao"] as const).map(
      (name) => store.person(name).press(store.callbacks, card, "开始").answered,
    );
    const texts = (await Promise.all(presses)).map(({ text }) => text);
    expect(texts.filter((text) => text === "已发到您与机器人的私聊。")).toHaveLength(1);
    expect(texts.filter((text) => /李一|赵二/.test(text ?? ""))).toHaveLength(1);
  });

  it("is refused to a guest of the group, and that is written down", async () => {
    const { store } = here;
    const callback = await callInGroup(store);
    const guest = store.stranger(999, "Guest");
    const card = await store.see(store.callbacks, "李一");
    const { text } = await guest.press(store.callbacks, card, "开始").answered;
    expect(text).toContain("不是本店员工");
    expect((await Callback.named("cd01", callback._id)).status).toBe("open");
    const audited = await AuditEntry.between("cd01", new Date(0), new Date("2027-01-01"));
    expect(audited).toMatchObject([{ act: "refused", person: "telegram:999" }]);
  });

  it("lets guests of the group talk without a word from the bot", async () => {
    const { store } = here;
    const guest = store.stranger(999, "Guest");
    const before = store.callbacks.messages.length;
    const { update } = guest.write(store.callbacks, "大家好");
    await store.fake.until(() => store.fake.updates.isConfirmed(update!));
    expect(store.callbacks.messages).toHaveLength(before + 1);
    expect(await AuditEntry.between("cd01", new Date(0), new Date("2027-01-01"))).toEqual([]);
  });
});

describe("a form in a private chat", () => {
  it("is where it was after a restart, and a press that came meanwhile is not lost", async () => {
    const { store } = here;
    const callback = await callInGroup(store);
    await store.press("li", store.callbacks, "李一", "开始");
    await store.tap("li", "接通");
    const form = store.form("li")!;
    await store.stop();
    const { answered } = store.person("li").press(store.person("li").chat, form, "9");
    await store.run();
    await answered;
    await store.fake.until(() => /· 3\//.test(form.text));
    expect((await Callback.named("cd01", callback._id)).draft?.values).toMatchObject({ overall: 9 });
    expect(store.person("li").chat.messages).toHaveLength(1);
  });

  it("that could not be shown what came of it says so after the next start", async () => {
    const { store } = here;
    const callback = await callInGroup(store);
    await store.press("li", store.callbacks, "李一", "开始");
    await store.tap("li", "未接通");
    await store.tap("li", "无人接听");
    store.fake.fault = ({ method }) =>
      method === "editMessageText" ? { kind: "error", code: 403 } : undefined;
    const { chat } = store.person("li");
    await store.person("li").press(chat, store.form("li")!, "提交").answered;
    await store.quiet();
    await store.stop();
    store.fake.fault = () => undefined;
    await store.run();
    await store.see(chat, "✓");
    expect((await Callback.named("cd01", callback._id)).attempts).toHaveLength(1);
  });

  it("that was being sent when the product died is asked about by the next one, and sent once", async () => {
    const { store } = here;
    const callback = await callInGroup(store);
    await store.press("li", store.callbacks, "李一", "开始");
    await store.tap("li", "未接通");
    await store.tap("li", "占线");
    await store.stop();
    // As the dead one left it: it says that it is sent, and nobody has heard of it.
    await TelegramForm.updateOne({ user: "101" }, { $set: { state: "sending", key: "tg:123456:1" } });
    await store.run();
    await store.see(store.person("li").chat, "✓");
    expect((await Callback.named("cd01", callback._id)).attempts).toMatchObject([{ outcome: "busy" }]);
  });

  it("waits for who never pressed Start, and opens when he does", async () => {
    const { store } = here;
    await callInGroup(store);
    store.person("li").chat.bot = "never";
    const { url } = await store.press("li", store.callbacks, "李一", "开始");
    expect(url).toBe("https://t.me/huifang_bot?start=go");
    store.person("li").start("go");
    await store.see(store.person("li").chat, "接通了吗");
  });

  it("belongs to one person alone", async () => {
    const { store } = here;
    await callInGroup(store);
    await store.press("li", store.callbacks, "李一", "开始");
    const form = await store.fake.until(() => store.form("li"));
    const data = form.keyboard[0]![0]!.callback_data!;
    const { answered } = store.person("zhao").forge(store.person("zhao").chat, form, data);
    expect((await answered).text).toBe("这张表单已经结束。");
    const [kept] = await TelegramForm.find({ user: "101" });
    expect(JSON.parse(kept!.values)).toEqual({});
  });

  it("tells what is wrong and where", async () => {
    const { store } = here;
    await buildComplaint();
    await store.quiet();
    await store.press("wang", store.service, "投诉", "确认收到");
    await store.quiet();
    await store.press("wang", store.service, "投诉", "制定方案");
    await store.fake.until(() => store.form("wang"));
    await store.write("wang", "派工太晚");
    await store.write("wang", "重排工位");
    await store.write("wang", "昨天下午");
    expect(store.form("wang")!.text).toContain("⚠️");
    await store.write("wang", "12-03 10:00");
    expect(store.form("wang")!.text).not.toContain("⚠️");
  });
});
