import { beforeEach, describe, expect, it, vi } from "vitest";
import { createDispatcher, type DispatcherParts } from "../../bot/dispatcher.ts";
import { display, type Display, type ShownNoun } from "../../bot/display.ts";
import type { Sent } from "../../bot/chat.ts";
import { noticeCard } from "../../bot/noticeCard.ts";
import type { DeadPlace } from "../../bot/outboxParts.ts";
import { Card } from "../../models/card.ts";
import { tellChanged } from "../../models/changed.ts";
import type { CardPlace } from "../../models/cardFields.ts";
import { Notice } from "../../models/notice.ts";
import { FakeChat } from "../fakes/chat.ts";
import { useDatabase } from "../database.ts";

useDatabase();

const callbacks: CardPlace = { platform: "web", channel: "callbacks" };
const onSlack: CardPlace = { platform: "slack", channel: "C1" };

/** A noun in memory: what the database holds, shown in some places. */
class Task implements ShownNoun {
  readonly _id: string;
  readonly store = "cd01";
  revision = 1;
  stale = true;
  text = "to call";
  places: CardPlace[];

  constructor(id: string, ...places: CardPlace[]) {
    this._id = id;
    this.places = places;
  }

  change(text: string): void {
    this.text = text;
    this.revision += 1;
    this.stale = true;
  }
}

let tasks: Task[];
let now: Date;
let errors: unknown[];
let dead: DeadPlace[];
const later = (ms: number) => void (now = new Date(now.getTime() + ms));

beforeEach(() => {
  tasks = [];
  errors = [];
  dead = [];
  now = new Date("2026-12-01T01:30:00Z");
});

function task(id: string, ...places: CardPlace[]): Task {
  const made = new Task(id, ...places);
  tasks.push(made);
  return made;
}

const taskDisplay: Display<Task> = {
  type: "task",
  model: {
    stale: async (limit) => tasks.filter(({ stale }) => stale).slice(0, limit),
    async told(known) {
      for (const { _id, revision } of known) {
        const noun = tasks.find((each) => each._id === _id)!;
        if (noun.revision === revision) noun.stale = false;
      }
    },
  },
  places: async (noun) => noun.places.map((place) => ({ place, role: "task" })),
  async render({ id }) {
    const noun = tasks.find(({ _id }) => _id === id);
    return noun ? { card: { plain: noun.text, body: [[noun.text]] }, revision: noun.revision } : null;
  },
};

function build(ports: FakeChat[], parts: Partial<DispatcherParts> & { of?: Partial<Display<Task>> } = {}) {
  return createDispatcher({
    ports,
    displays: [display({ ...taskDisplay, ...parts.of })],
    renderNotice: async ({ content }) => noticeCard(JSON.parse(content), "en", "Asia/Shanghai"),
    recipient: async (store, code) => ({ store, code }),
    onDead: async (end) => void dead.push(end),
    wall: () => now,
    onError: (error) => errors.push(error),
    ...parts,
  });
}

const texts = (chat: FakeChat, channel: string, thread?: string) =>
  chat.in(channel, thread).map(({ card }) => card.plain);

const remind = (cause: string, more: object = {}) =>
  Notice.say({
    store: "cd01",
    cause,
    place: callbacks,
    content: JSON.stringify({
      kind: "event",
      tone: "late",
      at: now.toISOString(),
      key: "job.done",
      params: { name: cause, ms: 1 },
    }),
    at: now,
    ...more,
  });

describe("the dispatcher", () => {
  it("sends a new noun's card to each of its places", async () => {
    const [web, slack] = [new FakeChat(), new FakeChat({ platform: "slack" })];
    task("a", callbacks, onSlack);
    await build([web, slack]).settled();
    expect(texts(web, "callbacks")).toEqual(["to call"]);
    expect(texts(slack, "C1")).toEqual(["to call"]);
    expect(tasks[0]!.stale).toBe(false);
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
    const whole = { key: "day", touch: async () => void touched.push(tasks.every(({ stale }) => stale)) };
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
    expect(errors).toHaveLength(1);
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

  it("edits a card with a pause at most once in that time, and then to the newest", async () => {
    const web = new FakeChat();
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
    const leaseEnds = new Date(+now + 30_000);
    expect(await Card.take(now, leaseEnds)).not.toBeNull();
    expect(await Notice.take(now, leaseEnds)).not.toBeNull();
    const dispatcher = build([slack], { alone: true });
    await dispatcher.start();
    await dispatcher.settled();
    await dispatcher.stop(1_000);
    expect(texts(slack, "C1").toSorted()).toEqual(["half: done in 1 ms", "to call"]);
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
      expect(dead).toMatchObject([{ store: "cd01", platform: "slack", channel: "C1", why: kind }]);
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
    expect(dead).toMatchObject([{ why: "bad", reason: "too long" }]);
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
