import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Complaint } from "../../../models/complaint.ts";
import { useDatabase } from "../../database.ts";
import { buildComplaint } from "../../factories.ts";
import { useTelegramStore, type TelegramStore } from "./store.ts";

useDatabase();
const here = useTelegramStore();

/** A complaint on its card, and the topic that is its file. */
async function complaintOnCard(store: TelegramStore): Promise<{ complaint: Complaint; topic: number }> {
  const complaint = await buildComplaint();
  await store.quiet();
  const line = await store.fake.until(() => store.service.messages.find(({ topic }) => topic !== undefined));
  return { complaint, topic: line.topic! };
}

const said = async ({ _id }: Complaint) =>
  (await Complaint.named("cd01", _id)).timeline.filter(({ act }) => act === "said");

/** What stands in the thread of the only complaint on the desk. */
async function deskThread(store: TelegramStore): Promise<string[]> {
  const browser = await store.desk("wang");
  const { cards } = (await browser.get("/channels/complaints.service")).json as unknown as {
    cards: { ref: string }[];
  };
  const { messages } = (await browser.get(`/threads/${cards[0]!.ref}`)).json as unknown as {
    messages: { card: { plain: string } }[];
  };
  return messages.map(({ card }) => card.plain);
}

const saidInTopic = (store: TelegramStore, topic: number): string[] =>
  store.service.messages.filter((message) => message.topic === topic).map(({ text }) => text);

describe("a complaint's file on Telegram", () => {
  it("is a topic of the forum, named after the complaint", async () => {
    const { store } = here;
    const { topic } = await complaintOnCard(store);
    expect(store.service.topics.get(topic)?.name).toContain("投诉");
  });

  it("records what is written in its topic, and shows it on the desk once, with its author", async () => {
    const { store } = here;
    const { complaint, topic } = await complaintOnCard(store);
    const { update } = store.person("wang").write(store.service, "已联系客户", { topic });
    await store.fake.until(() => store.fake.updates.isConfirmed(update!));
    store.fake.updates.again(update!);
    await store.fake.until(() => store.fake.updates.isConfirmed(update!));
    await store.quiet();
    expect(await said(complaint)).toMatchObject([{ text: "已联系客户", person: "wang" }]);
    const lines = (await deskThread(store)).filter((line) => line.includes("已联系客户"));
    expect(lines).toEqual(["王五: 已联系客户"]);
    expect(saidInTopic(store, topic).filter((line) => line.includes("已联系客户"))).toHaveLength(1);
  });

  it("shows in its topic, once, what is written on the desk", async () => {
    const { store } = here;
    const { complaint, topic } = await complaintOnCard(store);
    const browser = await store.desk("wang");
    const { cards } = (await browser.get("/channels/complaints.service")).json as unknown as {
      cards: { ref: string }[];
    };
    const body = {
      key: randomUUID(),
      channel: "complaints.service",
      thread: cards[0]!.ref,
      text: "配件明天到",
    };
    await browser.post("/say", body);
    await browser.post("/say", body);
    await store.quiet();
    expect(saidInTopic(store, topic).filter((line) => line.includes("配件明天到"))).toEqual([
      "王五 配件明天到",
    ]);
    expect(await said(complaint)).toHaveLength(1);
  });

  it("keeps both wordings of what its author changes", async () => {
    const { store } = here;
    const { complaint, topic } = await complaintOnCard(store);
    const { message, update } = store.person("wang").write(store.service, "明天", { topic });
    await store.fake.until(() => store.fake.updates.isConfirmed(update!));
    const edit = store.person("wang").rewrite(store.service, message, "后天");
    await store.fake.until(() => store.fake.updates.isConfirmed(edit));
    await store.quiet();
    expect(await said(complaint)).toMatchObject([{ text: "后天", edited: [{ text: "明天" }] }]);
  });

  it("says that Telegram does not tell of deletions", async () => {
    const { store } = here;
    const { topic } = await complaintOnCard(store);
    const { update } = store.person("wang").write(store.service, "已联系客户", { topic });
    await store.fake.until(() => store.fake.updates.isConfirmed(update!));
    await store.quiet();
    expect((await deskThread(store)).filter((line) => line.includes("删除"))).toHaveLength(1);
  });

  it("goes on in a new topic when somebody deleted the old one", async () => {
    const { store } = here;
    const { complaint, topic } = await complaintOnCard(store);
    store.service.topics.delete(topic);
    store.service.messages = store.service.messages.filter((message) => message.topic !== topic);
    await store.press("wang", store.service, "投诉", "确认收到");
    await store.quiet();
    const line = await store.fake.until(() =>
      store.service.messages.find((message) => message.topic !== undefined),
    );
    const { update } = store.person("wang").write(store.service, "继续跟进", { topic: line.topic! });
    await store.fake.until(() => store.fake.updates.isConfirmed(update!));
    await store.quiet();
    expect(line.topic).not.toBe(topic);
    expect(await said(complaint)).toMatchObject([{ text: "继续跟进" }]);
    expect(store.notes.join()).toContain("was deleted");
  });

  it("is a chain of replies where the group is no forum, whichever of its messages is replied to", async () => {
    const { store } = here;
    store.service.is_forum = false;
    const complaint = await buildComplaint();
    await store.quiet();
    const card = await store.see(store.service, "投诉");
    const line = await store.fake.until(() =>
      store.service.messages.find(({ replyTo }) => replyTo === card.message_id),
    );
    const wang = store.person("wang");
    const first = wang.write(store.service, "一", { replyTo: line.message_id });
    const second = wang.write(store.service, "二", { replyTo: first.message.message_id });
    const { update } = wang.write(store.service, "三", { replyTo: card.message_id });
    await store.fake.until(() => store.fake.updates.isConfirmed(second.update!));
    await store.fake.until(() => store.fake.updates.isConfirmed(update!));
    await store.quiet();
    expect((await said(complaint)).map(({ text }) => text)).toEqual(["一", "二", "三"]);
  });

  it("notes a picture that was sent without a word", async () => {
    const { store } = here;
    const { complaint, topic } = await complaintOnCard(store);
    const update = store.person("wang").send(store.service, topic);
    await store.fake.until(() => store.fake.updates.isConfirmed(update));
    await store.quiet();
    expect(await said(complaint)).toMatchObject([{ text: "[附件，原件在 Telegram]" }]);
  });

  it("does not note that somebody renamed its topic", async () => {
    const { store } = here;
    const { complaint, topic } = await complaintOnCard(store);
    const update = store.fake.updates.push({
      message: {
        ...{ message_id: 9_001, date: 0, from: store.person("wang").user, message_thread_id: topic },
        ...{ is_topic_message: true, forum_topic_edited: { name: "新名" } },
        chat: { id: store.service.id, type: "supergroup", is_forum: true },
      },
    });
    await store.fake.until(() => store.fake.updates.isConfirmed(update));
    await store.quiet();
    expect(await said(complaint)).toEqual([]);
  });

  it("is written by its channel's members alone", async () => {
    const { store } = here;
    const { complaint, topic } = await complaintOnCard(store);
    const { update } = store.person("li").write(store.service, "我也说一句", { topic });
    await store.fake.until(() => store.fake.updates.isConfirmed(update!));
    await store.quiet();
    expect(await said(complaint)).toEqual([]);
    await store.see(store.person("li").chat, "不在这个频道");
  });
});
