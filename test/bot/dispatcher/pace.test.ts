import { describe, expect, it, vi } from "vitest";
import type { Sent } from "../../../bot/chat.ts";
import type { CardPlace } from "../../../models/cardFields.ts";
import { useDatabase } from "../../database.ts";
import { FakeChat } from "../../fakes/chat.ts";
import { onSlack, texts, useTasks } from "./tasks.ts";

useDatabase();
const { build, later, task } = useTasks();

describe("sending", () => {
  it("waits as long as the platform says, and the channel with it", async () => {
    const slack = new FakeChat({ platform: "slack", caps: { paceMs: 1 } });
    slack.troubles.push({ kind: "wait", ms: 5_000 });
    task("a", onSlack);
    task("b", onSlack);
    const dispatcher = build([slack]);
    await dispatcher.settled();
    expect(slack.messages).toEqual([]);
    later(4_999);
    await dispatcher.settled();
    expect(slack.messages).toEqual([]);
    for (let n = 0; n < 3; n++) {
      later(5_000);
      await dispatcher.settled();
    }
    expect(slack.messages).toHaveLength(2);
  });

  it("keeps the pace of a channel while others go on", async () => {
    const slack = new FakeChat({ platform: "slack", caps: { paceMs: 1_000 } });
    const other: CardPlace = { platform: "slack", channel: "C2" };
    for (const id of ["a", "b", "c"]) task(id, onSlack, other);
    const dispatcher = build([slack]);
    for (const sent of [1, 2, 3]) {
      await dispatcher.settled();
      expect(texts(slack, "C1")).toHaveLength(sent);
      expect(texts(slack, "C2")).toHaveLength(sent);
      later(1_000);
    }
  });

  it("goes on in a channel as soon as its pace allows, without waiting for the next look", async () => {
    vi.useFakeTimers({ toFake: ["setInterval"] });
    const slack = new FakeChat({ platform: "slack", caps: { paceMs: 20 } });
    const arrived = new Promise<void>((resolve) => {
      const { send } = slack;
      slack.send = async (...sent) => {
        const how = await send.apply(slack, sent);
        if (slack.in("C1").length === 3) resolve();
        return how;
      };
    });
    for (const id of ["a", "b", "c"]) task(id, onSlack);
    const dispatcher = build([slack], { wall: () => new Date() });
    await dispatcher.start();
    await arrived;
    await dispatcher.stop(1_000);
    vi.useRealTimers();
    expect(texts(slack, "C1")).toHaveLength(3);
  });

  it.each<{ name: string; trouble: Sent<never>; ms: number }>([
    { name: "has to wait", trouble: { kind: "wait", ms: 5_000 }, ms: 5_000 },
    { name: "may not have arrived", trouble: { kind: "unsure" }, ms: 1_000 },
  ])("keeps the order of a channel in which a message $name", async ({ trouble, ms }) => {
    const slack = new FakeChat({ platform: "slack", caps: { paceMs: 1_000 } });
    slack.troubles.push(trouble);
    for (const text of ["a", "b", "c"]) task(text, onSlack).text = text;
    const dispatcher = build([slack]);
    await dispatcher.settled();
    later(ms - 1);
    await dispatcher.settled();
    for (let round = 0; round < 3; round++) {
      later(1_000);
      await dispatcher.settled();
    }
    expect(texts(slack, "C1")).toEqual(["a", "b", "c"]);
  });

  it("edits a card while new ones keep the pace, where edits have a pace of their own", async () => {
    const telegram = new FakeChat({ platform: "telegram", caps: { paceMs: 3_000, editPaceMs: 0 } });
    const place: CardPlace = { platform: "telegram", channel: "-100" };
    const a = task("a", place);
    const dispatcher = build([telegram]);
    await dispatcher.settled();
    task("b", place);
    a.change("taken");
    await dispatcher.settled();
    expect(texts(telegram, "-100")).toEqual(["taken"]);
    later(3_000);
    await dispatcher.settled();
    expect(texts(telegram, "-100")).toEqual(["taken", "to call"]);
  });
});
