import { describe, expect, it } from "vitest";
import { Card } from "../../../models/card.ts";
import type { CardPlace } from "../../../models/cardFields.ts";
import { Notice } from "../../../models/notice.ts";
import { useDatabase } from "../../database.ts";
import { FakeChat } from "../../fakes/chat.ts";
import { callbacks, onSlack, texts, useTasks } from "./tasks.ts";

useDatabase();
const { build, later, remind, scene, task } = useTasks();

describe("sending in trouble", () => {
  it("searches for a message of which nobody knows whether it arrived", async () => {
    const slack = new FakeChat({ platform: "slack" });
    slack.troubles.push({ kind: "unsure" });
    task("a", onSlack);
    const dispatcher = build([slack]);
    await dispatcher.settled();
    later(60_000);
    await dispatcher.settled();
    expect(texts(slack, "C1")).toEqual(["to call"]);
  });

  it("looks back as far as to the first try, however often it was tried since", async () => {
    const slack = new FakeChat({ platform: "slack" });
    task("a", onSlack);
    const dispatcher = build([slack]);
    for (let attempt = 0; attempt < 3; attempt++) {
      slack.troubles.push({ kind: "unsure" });
      await dispatcher.settled();
      // It has not arrived.
      slack.messages.length = 0;
      later(60_000);
    }
    expect(slack.lookedBackMs).toEqual([60_000, 120_000]);
    await dispatcher.settled();
    expect(slack.lookedBackMs.at(-1)).toBe(180_000);
    expect(texts(slack, "C1")).toEqual(["to call"]);
  });

  it("sends it again where a platform cannot look back, and a press on the orphan adopts it", async () => {
    const telegram = new FakeChat({ platform: "telegram", remembers: false });
    telegram.troubles.push({ kind: "unsure" });
    const place: CardPlace = { platform: "telegram", channel: "-100" };
    const a = task("a", place);
    const dispatcher = build([telegram]);
    await dispatcher.settled();
    later(60_000);
    await dispatcher.settled();
    const [orphan, own] = telegram.messages;
    expect(own).toBeDefined();
    const card = (await Card.of("cd01", "task:a"))[0]!;
    await Card.adopt(card._id, orphan!.id);
    a.change("taken");
    await dispatcher.settled();
    expect(orphan!.card.plain).toBe("taken");
    expect(own!.card.plain).toBe("to call");
  });

  it("finds the message of a sending in which the process died", async () => {
    const slack = new FakeChat({ platform: "slack" });
    task("a", onSlack);
    // The process dies between the platform's answer and writing it down: the lease runs out with it.
    const finish = Card.finish;
    Card.finish = async () => undefined;
    try {
      await build([slack]).settled();
    } finally {
      Card.finish = finish;
    }
    later(30_000);
    await build([slack]).settled();
    expect(slack.messages).toMatchObject([{ card: { plain: "to call" } }]);
    expect((await Card.of("cd01", "task:a"))[0]).toMatchObject({ message: "m1", shown: 1 });
  });

  it("takes up at once what was in the hands of a process that has died, when it is alone", async () => {
    const slack = new FakeChat({ platform: "slack" });
    task("a", onSlack);
    await remind("half", { place: onSlack });
    await Card.want([{ store: "cd01", subject: "task:a", place: onSlack, role: "task", revision: 1 }]);
    const leaseEnds = new Date(+scene.now + 30_000);
    expect(await Card.take(scene.now, leaseEnds)).not.toBeNull();
    expect(await Notice.take(scene.now, leaseEnds)).not.toBeNull();
    const dispatcher = build([slack], { alone: true });
    await dispatcher.start();
    await dispatcher.settled();
    await dispatcher.stop(1_000);
    expect(texts(slack, "C1").toSorted()).toEqual(["half: done in 1 ms", "to call"]);
  });

  it("sends a card anew when its message was taken away", async () => {
    const web = new FakeChat();
    const a = task("a", callbacks);
    const dispatcher = build([web]);
    await dispatcher.settled();
    web.remove(web.messages[0]!);
    a.change("taken");
    await dispatcher.settled();
    expect(texts(web, "callbacks")).toEqual(["taken"]);
  });

  it.each(["gone", "forbidden"] as const)(
    "tells of a channel that is %s, once, and goes on",
    async (kind) => {
      const [web, slack] = [new FakeChat(), new FakeChat({ platform: "slack" })];
      slack.troubles.push({ kind });
      task("a", onSlack, callbacks);
      const dispatcher = build([web, slack]);
      await dispatcher.settled();
      await dispatcher.settled();
      expect(scene.dead).toMatchObject([{ store: "cd01", platform: "slack", channel: "C1", why: kind }]);
      expect(texts(web, "callbacks")).toEqual(["to call"]);
    },
  );

  it("tries a dead channel again with the next change", async () => {
    const slack = new FakeChat({ platform: "slack" });
    slack.troubles.push({ kind: "forbidden" });
    const a = task("a", onSlack);
    const dispatcher = build([slack]);
    await dispatcher.settled();
    a.change("taken");
    await dispatcher.settled();
    expect(texts(slack, "C1")).toEqual(["taken"]);
    expect((await Card.of("cd01", "task:a"))[0]!.dead).toBeUndefined();
  });

  it("never sends a card that breaks a platform's limits", async () => {
    const slack = new FakeChat({ platform: "slack", caps: { textLimit: 10 } });
    const a = task("a", onSlack);
    a.change("a text that is far too long");
    await build([slack]).settled();
    expect(slack.messages).toEqual([]);
    expect(scene.dead).toMatchObject([{ why: "bad", reason: "too long" }]);
  });

  it("keeps what is due for a platform that is not connected", async () => {
    task("a", onSlack);
    await build([]).settled();
    later(60_000);
    const slack = new FakeChat({ platform: "slack" });
    await build([slack]).settled();
    expect(texts(slack, "C1")).toEqual(["to call"]);
  });
});
