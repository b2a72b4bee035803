import { describe, expect, it, vi } from "vitest";
import { Card } from "../../../models/card.ts";
import { tellChanged } from "../../../models/changed.ts";
import { useDatabase } from "../../database.ts";
import { FakeChat } from "../../fakes/chat.ts";
import { callbacks, onSlack, Task, taskDisplay, texts, useTasks } from "./tasks.ts";

useDatabase();
const { build, later, remind, scene, task } = useTasks();

describe("the dispatcher", () => {
  it("sends a new noun's card to each of its places", async () => {
    const [web, slack] = [new FakeChat(), new FakeChat({ platform: "slack" })];
    task("a", callbacks, onSlack);
    await build([web, slack]).settled();
    expect(texts(web, "callbacks")).toEqual(["to call"]);
    expect(texts(slack, "C1")).toEqual(["to call"]);
    expect(scene.tasks[0]!.stale).toBe(false);
  });

  it("edits the card when its noun changes and sends no second one", async () => {
    const web = new FakeChat();
    const a = task("a", callbacks);
    const dispatcher = build([web]);
    await dispatcher.settled();
    a.change("taken");
    await dispatcher.settled();
    expect(web.messages).toMatchObject([{ card: { plain: "taken" }, edits: 1 }]);
  });

  it("sends nothing while nothing has changed", async () => {
    const web = new FakeChat();
    task("a", callbacks);
    const dispatcher = build([web]);
    await dispatcher.settled();
    await dispatcher.settled();
    expect(web.messages).toMatchObject([{ edits: 0 }]);
  });

  it("shows the last of many changes without showing each", async () => {
    const web = new FakeChat();
    const a = task("a", callbacks);
    const dispatcher = build([web]);
    await dispatcher.settled();
    for (let n = 1; n <= 20; n++) a.change(`change ${n}`);
    await dispatcher.settled();
    expect(web.messages).toMatchObject([{ card: { plain: "change 20" }, edits: 1 }]);
  });

  it("shows what this process has changed without waiting for its next look", async () => {
    vi.useFakeTimers({ toFake: ["setInterval"] });
    const web = new FakeChat();
    const dispatcher = build([web]);
    await dispatcher.start();
    await dispatcher.settled();
    task("a", callbacks);
    tellChanged(taskDisplay.model);
    await expect.poll(() => texts(web, "callbacks")).toEqual(["to call"]);
    await remind("half");
    await expect.poll(() => texts(web, "callbacks")).toEqual(["to call", "half: done in 1 ms"]);
    await dispatcher.stop(1_000);
    vi.useRealTimers();
  });

  it("touches the whole once for all its parts that have changed together, before it tells them", async () => {
    const touched: boolean[] = [];
    const whole = {
      key: "day",
      touch: async () => void touched.push(scene.tasks.every(({ stale }) => stale)),
    };
    for (const id of ["a", "b", "c"]) task(id, callbacks);
    await build([new FakeChat()], { of: { partOf: () => [whole] } }).settled();
    expect(touched).toEqual([true]);
  });

  it("shows what is in hand without looking it up, unless something newer is asked for", async () => {
    const a = task("a", callbacks);
    const inHand: Task[] = [];
    const rendered: string[] = [];
    const dispatcher = build([new FakeChat()], {
      of: {
        model: { ...taskDisplay.model, stale: async () => inHand.splice(0) },
        async render(spot, held) {
          rendered.push(held ? `in hand: ${held.text}` : `looked up: ${a.text}`);
          return taskDisplay.render(spot);
        },
      },
    });
    inHand.push(a);
    await dispatcher.settled();
    a.change("taken");
    inHand.push(a);
    await dispatcher.settled();
    const before = Object.assign(new Task("a", callbacks), { revision: a.revision });
    a.change("done");
    const { store, revision } = a;
    await Card.want([{ store, revision, subject: "task:a", place: callbacks, role: "task" }]);
    inHand.push(before);
    await dispatcher.settled();
    expect(rendered).toEqual(["looked up: to call", "in hand: taken", "looked up: done"]);
  });

  it("shows a change that comes while the card is on its way", async () => {
    const web = new FakeChat();
    const a = task("a", callbacks);
    const send = web.send.bind(web);
    web.send = async (...args) => {
      a.change("changed meanwhile");
      return send(...args);
    };
    await build([web]).settled();
    expect(texts(web, "callbacks")).toEqual(["changed meanwhile"]);
  });

  it("renders two processes' wishes once", async () => {
    const web = new FakeChat();
    task("a", callbacks);
    await Promise.all([build([web]).settled(), build([web]).settled()]);
    expect(web.messages).toHaveLength(1);
  });

  it("lets one failing card hold up no other", async () => {
    const web = new FakeChat();
    task("bad", callbacks);
    task("good", callbacks);
    const render: typeof taskDisplay.render = async (spot) => {
      if (spot.id === "bad") throw new Error("no such customer");
      return taskDisplay.render(spot);
    };
    await build([web], { of: { render } }).settled();
    expect(texts(web, "callbacks")).toEqual(["to call"]);
    expect(scene.errors).toHaveLength(1);
  });

  it("leaves in place what is to be seen no more", async () => {
    const web = new FakeChat();
    const a = task("a", callbacks);
    const dispatcher = build([web]);
    await dispatcher.settled();
    a.change("deleted");
    const empty = build([web], { of: { render: async () => null } });
    await empty.settled();
    expect(texts(web, "callbacks")).toEqual(["to call"]);
  });

  it("lets people go first with what comes out by itself, but not with what it edits", async () => {
    const web = new FakeChat();
    const a = task("a", callbacks);
    let letGo: (() => void) | undefined;
    const calm = vi.fn(() => new Promise<void>((resolve) => (letGo = resolve)));
    const dispatcher = build([web], { calm });
    const settled = dispatcher.settled();
    await vi.waitUntil(() => letGo);
    expect(web.messages).toEqual([]);
    letGo!();
    await settled;
    a.change("taken");
    await dispatcher.settled();
    expect(texts(web, "callbacks")).toEqual(["taken"]);
    expect(calm).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["of a platform's", {}],
    ["of our own", { own: true as const }],
  ])("edits a card %s with a pause at most once in that time, and then to the newest", async (_, caps) => {
    const web = new FakeChat({ caps });
    const a = task("a", callbacks);
    const dispatcher = build([web], { of: { pauseMs: 30_000 } });
    await dispatcher.settled();
    for (let second = 1; second <= 60; second++) {
      later(1_000);
      a.change(`second ${second}`);
      await dispatcher.settled();
    }
    expect(web.messages).toMatchObject([{ card: { plain: "second 60" }, edits: 2 }]);
  });
});
