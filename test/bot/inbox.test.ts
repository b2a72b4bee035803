import { describe, expect, it, vi } from "vitest";
import type { ChatInbox, Pressed, Reply } from "../../bot/chat.ts";
import { createInbox, type InboxParts } from "../../bot/inbox.ts";
import { AppError } from "../../locales/appError.ts";
import { Card } from "../../models/card.ts";
import { InboxEvent } from "../../models/inboxEvent.ts";
import { useDatabase } from "../database.ts";

useDatabase();

const noon = new Date("2026-12-01T12:00:00Z");
const secondsLater = (seconds: number) => new Date(noon.getTime() + 1_000 * seconds);

const press = (key: string, token = "start"): Pressed => ({
  key: `web:${key}`,
  platform: "web",
  by: { store: "cd01", person: "li" },
  at: noon,
  token,
});

const meant = { store: "cd01", action: "start", version: 1 };

/** A press as a process that died left it: written down and leased, not worked on. */
const left = (key: string, { at = noon, until = noon, tries = 1, subject = "callback:start" } = {}) =>
  InboxEvent.create({
    _id: `web:${key}`,
    platform: "web",
    kind: "pressed",
    subject,
    payload: JSON.stringify(press(key)),
    at,
    open: true,
    owner: "somebody else",
    until,
    tries,
  });

const stored = (key: string) => InboxEvent.named(`web:${key}`);

/** Something to wait for, and the way to let it happen. */
function gate(): { passed: Promise<void>; open(): void } {
  let open!: () => void;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}

/** An inbox whose router answers presses as told and writes their keys down. */
function build(
  onPress: (event: Pressed) => Promise<Reply> = async () => ({ toast: "done" }),
  parts: Partial<InboxParts> = {},
) {
  const worked: string[] = [];
  const parked: string[] = [];
  const nothing = async () => undefined;
  const router: ChatInbox = {
    async pressed(event) {
      worked.push(event.key.replace("web:", ""));
      return onPress(event);
    },
    answered: async () => ({ ok: true }),
    async drafted({ key, values }) {
      if (values.refused) throw new AppError("job.unknown", { name: "x", names: "y" });
      worked.push(key);
    },
    wrote: async () => ({}),
    edited: nothing,
    deleted: nothing,
  };
  const inbox = createInbox({
    router,
    tokens: {
      read: async (token) =>
        token === "expired"
          ? null
          : { ...meant, _id: token, subject: `callback:${token}`, expires: secondsLater(60) },
    },
    locale: "en",
    wall: () => noon,
    sleep: async () => undefined,
    onParked: async ({ _id }, reason) => void parked.push(`${_id} ${reason}`),
    onError: () => undefined,
    ...parts,
  });
  return { inbox, worked, parked };
}

describe("the inbox", () => {
  it("works on an event though nobody could foresee what it asks for", async () => {
    const foresee = vi.fn(() => Promise.reject(new AppError("callback.unknown")));
    const { inbox } = build(undefined, { foresee });
    expect(await inbox.pressed(press("1"))).toEqual({ toast: "done" });
    expect(foresee).toHaveBeenCalledWith(press("1"), "callback:start");
  });

  it("works on a key once, however often it comes, and answers the same", async () => {
    let times = 0;
    const { inbox, worked } = build(async () => ({ toast: `time ${++times}` }));
    const answers = await Promise.all([1, 2, 3].map(() => inbox.pressed(press("a"))));
    expect(answers).toEqual([{ toast: "time 1" }, { toast: "time 1" }, { toast: "time 1" }]);
    expect(await inbox.pressed(press("a"))).toEqual({ toast: "time 1" });
    expect(worked).toEqual(["a"]);
  });

  it("answers a key that a former process has worked on, without working on it again", async () => {
    await build().inbox.pressed(press("a"));
    await expect.poll(async () => (await stored("a"))?.open).toBeUndefined();
    const { inbox, worked } = build();
    expect(await inbox.pressed(press("a"))).toEqual({ toast: "done" });
    expect(worked).toEqual([]);
  });

  it("takes an event that could not be written down when it comes again, whoever works on its subject", async () => {
    const { passed, open } = gate();
    const { inbox, worked } = build(async () => (await passed, { toast: "done" }));
    const first = inbox.pressed(press("a"));
    await expect.poll(() => worked).toEqual(["a"]);
    const disk = vi.spyOn(InboxEvent, "keep").mockRejectedValueOnce(new Error("the disk is full"));
    await expect(inbox.pressed(press("b"))).rejects.toThrow("full");
    disk.mockRestore();
    const kept = vi.fn();
    const second = inbox.pressed(press("b"), kept);
    await expect.poll(() => kept.mock.calls.length).toBe(1);
    open();
    await Promise.all([first, second]);
    expect(worked).toEqual(["a", "b"]);
  });

  it("hands the event to the router as it came", async () => {
    const seen: Pressed[] = [];
    const { inbox } = build(async (event) => (seen.push(event), {}));
    await inbox.pressed(press("a"));
    expect(seen).toEqual([press("a")]);
  });

  it("says that an event is kept before the work on it is done", async () => {
    const { passed, open } = gate();
    const { inbox } = build(() => passed.then(() => ({})));
    const kept = gate();
    const answer = inbox.pressed(press("a"), kept.open);
    await kept.passed;
    expect((await stored("a"))?.open).toBe(true);
    open();
    await answer;
  });

  it("works on one subject's events one after the other, in the order of their arrival", async () => {
    const { passed, open } = gate();
    const { inbox, worked } = build(({ key }) =>
      (key === "web:a" ? passed : Promise.resolve()).then(() => ({})),
    );
    const answers = ["a", "b", "c"].map((key) => inbox.pressed(press(key)));
    await expect.poll(() => worked).toEqual(["a"]);
    open();
    await Promise.all(answers);
    expect(worked).toEqual(["a", "b", "c"]);
  });

  it("works on different subjects side by side", async () => {
    const { passed, open } = gate();
    const { inbox } = build(({ token }) => (token === "slow" ? passed : Promise.resolve()).then(() => ({})));
    const slow = inbox.pressed(press("a", "slow"));
    await inbox.pressed(press("b", "quick"));
    open();
    await slow;
  });

  it("takes what a refusal says as the answer and does not try again", async () => {
    const { inbox, worked } = build(async () => {
      throw new AppError("job.unknown", { name: "x", names: "y" });
    });
    expect(await inbox.pressed(press("a"))).toEqual({ toast: 'There is no job "x". There are: y.' });
    expect(worked).toEqual(["a"]);
  });

  it("tries five times, then puts the event aside and tells the admin", async () => {
    const { inbox, worked, parked } = build(async () => {
      throw new Error("the disk is full");
    });
    await expect(inbox.pressed(press("a"))).rejects.toMatchObject({ code: "chat.parked" });
    expect(worked).toHaveLength(5);
    expect(parked).toEqual(["web:a Error: the disk is full"]);
    expect(await stored("a")).toMatchObject({ parked: "Error: the disk is full" });
    expect((await stored("a"))?.open).toBeUndefined();
  });

  it("answers when a later try succeeds", async () => {
    let times = 0;
    const { inbox } = build(async () => {
      if (++times < 3) throw new Error("not yet");
      return { toast: "at last" };
    });
    expect(await inbox.pressed(press("a"))).toEqual({ toast: "at last" });
  });

  it("lets the refusal of a browser's draft through to the page that keeps it", async () => {
    const { inbox } = build();
    const draft = { ...press("a"), formId: "call/callback:1", values: { refused: true } };
    await expect(inbox.drafted(draft)).rejects.toMatchObject({ code: "job.unknown" });
  });

  it("renews the card of a button that has expired, and says so", async () => {
    const place = { platform: "web" as const, channel: "callbacks" };
    await Card.want([{ store: "cd01", subject: "callback:1", place, role: "task", revision: 1 }]);
    const card = (await Card.of("cd01", "callback:1"))[0]!;
    await Card.finish(card, { shown: 1, message: "m1", next: noon });
    const { inbox, worked } = build();
    const message = { place: { ...place, store: "cd01" }, id: "m1" };
    const reply = await inbox.pressed({ ...press("a", "expired"), message });
    expect(reply).toEqual({ toast: "This card was too old and has been renewed. Press again." });
    expect(worked).toEqual([]);
    expect((await Card.of("cd01", "callback:1"))[0]).toMatchObject({ due: true, shown: -1, message: "m1" });
  });

  it("makes a message that was sent twice the card's own when it is pressed", async () => {
    const place = { platform: "telegram" as const, channel: "-100" };
    await Card.want([{ store: "cd01", subject: "callback:start", place, role: "task", revision: 1 }]);
    const card = (await Card.of("cd01", "callback:start"))[0]!;
    await Card.finish(card, { shown: 1, message: "m2", next: noon });
    const message = { place: { ...place, store: "cd01" }, id: "m1" };
    await build().inbox.pressed({ ...press("a"), platform: "telegram", message });
    expect((await Card.of("cd01", "callback:start"))[0]).toMatchObject({ due: true, message: "m1" });
  });

  it("lets go of an author who waits too long, and has the answer when he asks again", async () => {
    const { passed, open } = gate();
    const { inbox, worked } = build(() => passed.then(() => ({ toast: "done" })), { patienceMs: 1 });
    await expect(inbox.pressed(press("a"))).rejects.toMatchObject({ code: "chat.notYet" });
    open();
    await expect.poll(() => inbox.pressed(press("a")).catch(() => null)).toEqual({ toast: "done" });
    expect(worked).toEqual(["a"]);
  });

  it("keeps no drafts of the browser, which keeps them itself, and those of other platforms", async () => {
    const { inbox, worked } = build();
    const draft = { ...press("a"), formId: "call/callback:1", values: { wait: 3 } };
    await inbox.drafted(draft);
    await inbox.drafted({ ...draft, key: "slack:b", platform: "slack" });
    expect(worked).toEqual(["web:a", "slack:b"]);
    expect(await InboxEvent.countDocuments()).toBe(1);
  });

  it("waits for what is in hand when it stops, and takes no more", async () => {
    const { passed, open } = gate();
    const { inbox, worked } = build(() => passed.then(() => ({})), {
      sleep: () => new Promise(() => undefined),
    });
    const answer = inbox.pressed(press("a"));
    await expect.poll(() => worked).toEqual(["a"]);
    const stopped = inbox.stop(60_000);
    await expect(inbox.pressed(press("b"))).rejects.toMatchObject({ code: "chat.notYet" });
    open();
    await stopped;
    expect(await answer).toEqual({});
    expect((await stored("a"))?.answer).toBe("{}");
  });
});

describe("the inbox after a crash", () => {
  it("takes up what a dead process left when its lease is over", async () => {
    await left("a", { until: secondsLater(-1) });
    await left("b", { until: secondsLater(5) });
    const { inbox, worked } = build();
    await inbox.sweep();
    expect(worked).toEqual(["a"]);
    expect((await stored("a"))?.answer).toBe('{"toast":"done"}');
  });

  it("takes up everything at once where no other process works", async () => {
    await left("b", { at: secondsLater(2), until: secondsLater(30) });
    await left("a", { at: secondsLater(1), until: secondsLater(30) });
    const { inbox, worked } = build(undefined, { alone: true });
    await inbox.sweep();
    expect(worked).toEqual(["a", "b"]);
  });

  it("works on what was left before a new press on the same subject", async () => {
    await left("a", { until: secondsLater(-1) });
    const { inbox, worked } = build();
    await inbox.pressed(press("b"));
    expect(worked).toEqual(["a", "b"]);
  });

  it("does not overtake an event that another process has in hand", async () => {
    await left("a", { at: secondsLater(-1), until: secondsLater(30) });
    const { inbox, worked } = build(undefined, {
      sleep: () => new Promise((resolve) => setImmediate(resolve)),
    });
    const answer = inbox.pressed(press("b"));
    await expect.poll(async () => (await stored("b"))?.open).toBe(true);
    expect(worked).toEqual([]);
    await InboxEvent.finish("web:a", "{}", noon);
    await answer;
    expect(worked).toEqual(["b"]);
  });

  it("answers a repeated key whose first try died", async () => {
    await left("a", { until: secondsLater(-1) });
    const { inbox, worked } = build();
    expect(await inbox.pressed(press("a"))).toEqual({ toast: "done" });
    expect(worked).toEqual(["a"]);
  });

  it("puts an event aside that has killed five processes", async () => {
    await left("a", { until: secondsLater(-1), tries: 5 });
    const { inbox, worked, parked } = build();
    await inbox.sweep();
    expect(worked).toEqual([]);
    expect(parked).toHaveLength(1);
  });
});

it("lets what comes out by itself wait for those who are answered", async () => {
  const { passed, open } = gate();
  const { inbox } = build(
    async () => {
      await passed;
      return { toast: "done" };
    },
    { sleep: (ms) => (ms === 50 ? Promise.resolve() : new Promise(() => undefined)) },
  );
  await inbox.calm();
  let isAnswered = false;
  const answer = inbox.pressed(press("a")).then(() => (isAnswered = true));
  await vi.waitUntil(() => stored("a"));
  const calm = inbox.calm().then(() => isAnswered);
  open();
  expect(await calm).toBe(true);
  await answer;
});
