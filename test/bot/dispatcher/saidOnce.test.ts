import { describe, expect, it } from "vitest";
import { Card } from "../../../models/card.ts";
import { useDatabase } from "../../database.ts";
import { FakeChat } from "../../fakes/chat.ts";
import { callbacks, onSlack, texts, useTasks } from "./tasks.ts";

useDatabase();
const { build, later, remind, task } = useTasks();

describe("what is said once", () => {
  it("is said once, however often it is asked for", async () => {
    const web = new FakeChat();
    await Promise.all([remind("half"), remind("half"), remind("half")]);
    const dispatcher = build([web]);
    await dispatcher.settled();
    await remind("half");
    await dispatcher.settled();
    expect(texts(web, "callbacks")).toEqual(["half: done in 1 ms"]);
  });

  it("waits for its root and stands in the thread under it", async () => {
    const web = new FakeChat();
    await remind("half", { under: "task:a" });
    const dispatcher = build([web]);
    await dispatcher.settled();
    expect(web.messages).toEqual([]);
    task("a", callbacks);
    await dispatcher.settled();
    const root = web.in("callbacks")[0]!;
    expect(texts(web, "callbacks", root.id)).toEqual(["half: done in 1 ms"]);
    expect(await Card.ofThread("cd01", { ...callbacks, thread: root.id })).toMatchObject({
      subject: "task:a",
    });
  });

  it("is not said twice after a crash where the platform can look back", async () => {
    const slack = new FakeChat({ platform: "slack" });
    slack.troubles.push({ kind: "unsure" });
    await remind("half", { place: onSlack });
    const dispatcher = build([slack]);
    await dispatcher.settled();
    later(60_000);
    await dispatcher.settled();
    expect(texts(slack, "C1")).toEqual(["half: done in 1 ms"]);
  });

  it("reaches one person alone in the chat's own direct channel", async () => {
    const telegram = new FakeChat({ platform: "telegram" });
    telegram.dm = async ({ store }) => ({
      kind: "ok",
      ref: { platform: "telegram", store, channel: "100200" },
    });
    await remind("half", { place: { platform: "telegram", channel: "dm:li" } });
    await build([telegram]).settled();
    expect(texts(telegram, "100200")).toEqual(["half: done in 1 ms"]);
  });
});
