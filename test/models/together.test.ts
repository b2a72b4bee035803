import mongoose from "mongoose";
import { describe, expect, it, vi } from "vitest";
import { Callback } from "../../models/callback.ts";
import { Card } from "../../models/card.ts";
import type { Subject, Wanted } from "../../models/cardFields.ts";
import { Complaint } from "../../models/complaint.ts";
import { DeskMessage } from "../../models/deskMessage.ts";
import { InboxEvent } from "../../models/inboxEvent.ts";
import { Point } from "../../models/point.ts";
import { together } from "../../models/together.ts";
import { useDatabase } from "../database.ts";
import { buildCallback, buildComplaint, buildPoint, buildStore, tuesday } from "../factories.ts";

describe("what is asked for in one turn of the event loop", () => {
  it("is done in one go, and each hears his own answer", async () => {
    const doAll = vi.fn(async (all: readonly number[]) => all.map((each) => each * 2));
    const double = together(doAll);
    expect(await Promise.all([double(1), double(2), double(1)])).toEqual([2, 4, 2]);
    expect(doAll.mock.calls).toEqual([[[1, 2, 1]]]);
  });

  it("goes with what comes after it where two are under way", async () => {
    const land: (() => void)[] = [];
    const doAll = vi.fn(async (all: readonly number[]) => {
      await new Promise<void>((resolve) => land.push(resolve));
      return all;
    });
    const same = together(doAll);
    const askLater = async (asked: number) => {
      const answer = same(asked);
      await new Promise((resolve) => setImmediate(resolve));
      return { answer };
    };
    const asked = [await askLater(1), await askLater(2), await askLater(3), await askLater(4)];
    expect(doAll.mock.calls).toEqual([[[1]], [[2]]]);
    land[1]!();
    await vi.waitUntil(() => land.length === 3);
    expect(doAll.mock.calls.at(-1)).toEqual([[3, 4]]);
    land.forEach((go) => go());
    expect(await Promise.all(asked.map(({ answer }) => answer))).toEqual([1, 2, 3, 4]);
  });

  it("goes by itself where nobody else asks and that is cheaper", async () => {
    const [doAll, doAlone] = [vi.fn(async () => ["a", "b"]), vi.fn(async () => "alone")];
    const ask = together<number, string>(doAll, doAlone);
    expect(await ask(1)).toBe("alone");
    expect(await Promise.all([ask(2), ask(3)])).toEqual(["a", "b"]);
    expect(doAlone.mock.calls).toEqual([[1]]);
  });

  it("fails for all who asked, and for nobody who asks later", async () => {
    const doAll = vi.fn(async (all: readonly number[]) => all);
    doAll.mockRejectedValueOnce(new Error("the line is cut"));
    const same = together(doAll);
    const asked = await Promise.allSettled([same(1), same(2)]);
    expect(asked.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await same(3)).toBe(3);
  });
});

describe("documents that are looked up by one id", () => {
  useDatabase();

  /** How often a collection is searched meanwhile. */
  async function searches(model: string, work: () => Promise<unknown>): Promise<number> {
    const find = vi.spyOn(mongoose.model(model).collection, "find");
    const findOne = vi.spyOn(mongoose.model(model).collection, "findOne");
    await work();
    const count = find.mock.calls.length + findOne.mock.calls.length;
    vi.restoreAllMocks();
    return count;
  }

  it("are found by one command where several ask at once", async () => {
    const callbacks = [await buildCallback(), await buildCallback(), await buildCallback()];
    const ask = async () => {
      const found = await Promise.all(callbacks.map(({ _id }) => Callback.named("cd01", _id)));
      expect(found.map(({ id }) => id)).toEqual(callbacks.map(({ id }) => id));
    };
    expect(await searches("Callback", ask)).toBe(1);
  });

  it("are unknown to who asks in another store's name", async () => {
    const callback = await buildCallback();
    const [found, refused] = await Promise.allSettled([
      Callback.named("cd01", callback._id),
      Callback.named("cd02", callback._id),
    ]);
    expect(found).toMatchObject({ value: { id: callback.id } });
    expect(refused).toMatchObject({ reason: { code: "callback.unknown" } });
  });

  it("are each asker's own", async () => {
    await buildStore();
    const { _id } = await buildComplaint();
    const [one, other] = await Promise.all([Complaint.findById(_id), Complaint.findById(_id)]);
    expect(one).toEqual(other);
    expect(one).not.toBe(other);
  });

  it("are listed for each by whom they belong to", async () => {
    const [his, hers] = [await buildPoint(), await buildPoint()];
    const lists = await Promise.all(
      [his, hers].map(({ customer, vehicle }) => Point.openOf("cd01", customer, vehicle)),
    );
    expect(lists.map((points) => points.map(({ id }) => id))).toEqual([[his.id], [hers.id]]);
  });

  it("keep the order and the limit that are asked for", async () => {
    const { customer, vehicle } = await buildCallback();
    for (let more = 0; more < 2; more++) await buildCallback({ customer, vehicle });
    const ids = (await Callback.find({ vehicle })).map(({ id }) => id).sort();
    const last = await Callback.find({ vehicle }).sort({ _id: -1 }).limit(2);
    expect(last.map(({ id }) => id)).toEqual(ids.reverse().slice(0, 2));
  });
});

describe("cards that are finished in one turn", () => {
  useDatabase();

  const place = { platform: "web", channel: "callbacks" } as const;
  const wish = (subject: Subject, revision: number): Wanted => ({
    store: "cd01",
    subject,
    place,
    role: "task",
    revision,
  });
  const later = new Date(tuesday.getTime() + 60_000);

  it("stay due where more was wished for meanwhile, and only there", async () => {
    await Card.want([wish("callback:1", 1), wish("callback:2", 1)]);
    const [one, other] = [(await Card.take(tuesday, later))!, (await Card.take(tuesday, later))!];
    await Card.want([wish(other.subject, 2)]);
    await Promise.all(
      [one, other].map((card) => Card.finish(card, { shown: 1, message: `m${card.subject}`, next: tuesday })),
    );
    const due = await Card.find({ due: true }).lean();
    expect(due).toMatchObject([{ subject: other.subject, shown: 1, message: `m${other.subject}` }]);
    expect(await Card.of("cd01", one.subject)).toMatchObject([{ shown: 1, message: `m${one.subject}` }]);
  });
});

describe("cards that are wished for and taken in one turn", () => {
  useDatabase();

  const place = { platform: "slack", channel: "C1" } as const;
  const soon = new Date(tuesday.getTime() + 30_000);

  async function known(subject: Subject) {
    await Card.want([{ store: "cd01", subject, place, role: "task", revision: 1 }]);
    const card = (await Card.take(tuesday, soon))!;
    await Card.finish(card, { shown: 1, message: `m${subject}`, next: tuesday });
    return (await Card.at({ store: "cd01", subject, place, role: "task" }))!;
  }

  it("are held by one, who knows what stands on them", async () => {
    const cards = [await known("callback:1"), await known("callback:2")];
    const taken = await Promise.all(cards.map((card) => Card.wantAndTake(card, 2, tuesday, soon)));
    expect(taken).toEqual(await Card.find().sort({ subject: 1 }).lean());
    expect(taken).toMatchObject([
      { wanted: 2, due: true },
      { wanted: 2, due: true },
    ]);
    expect(await Card.take(tuesday, soon)).toBeNull();
  });

  it("are not, where somebody has had them since they were found; the others are", async () => {
    const [one, other] = [await known("callback:1"), await known("callback:2")];
    await Card.wantAndTake(one, 2, tuesday, soon);
    const [refused, held] = await Promise.all(
      [one, other].map((card) => Card.wantAndTake(card, 3, tuesday, soon)),
    );
    expect(refused).toBeNull();
    expect(held).toMatchObject({ subject: "callback:2", wanted: 3 });
    expect(await Card.find({ subject: "callback:1" }).lean()).toMatchObject([{ wanted: 2 }]);
  });

  it("go to the first of two who wish for the same", async () => {
    const card = await known("callback:1");
    const taken = await Promise.all(
      [2, 3].map((revision) => Card.wantAndTake(card, revision, tuesday, soon)),
    );
    expect(taken).toMatchObject([{ wanted: 2 }, null]);
  });
});

describe("events that are written down in one turn", () => {
  useDatabase();

  const lease = { owner: "me", until: tuesday };
  const event = { platform: "web", kind: "pressed", subject: "s", payload: "{}", at: tuesday } as const;

  it("are one write, and who comes twice is told what he brought before", async () => {
    await InboxEvent.keep({ _id: "b", ...event }, { ...lease, owner: "you" });
    const insert = vi.spyOn(InboxEvent.collection, "insertMany");
    const before = await Promise.all(["a", "b", "c"].map((_id) => InboxEvent.keep({ _id, ...event }, lease)));
    expect(insert).toHaveBeenCalledTimes(1);
    vi.restoreAllMocks();
    expect(before).toMatchObject([null, { _id: "b", owner: "you" }, null]);
    expect(await InboxEvent.find().sort({ _id: 1 }).lean()).toMatchObject([
      { _id: "a", owner: "me" },
      { _id: "b", owner: "you" },
      { _id: "c", owner: "me" },
    ]);
  });

  it("fail each by itself", async () => {
    const [kept, refused] = await Promise.allSettled(
      ["a", ["a list"] as never].map((_id) => InboxEvent.keep({ _id, ...event }, lease)),
    );
    expect(kept).toMatchObject({ value: null });
    expect(refused).toMatchObject({ reason: { message: expect.stringContaining("_id") } });
    expect(await InboxEvent.find().lean()).toHaveLength(1);
  });
});

describe("messages that come to show something in one turn", () => {
  useDatabase();

  const post = (key: string) =>
    DeskMessage.post(
      { store: "cd01", channel: "callbacks", thread: null, key, at: tuesday, card: "{}" },
      tuesday,
    );
  const show = (id: string, card: string, shows?: number) =>
    DeskMessage.show("cd01", id, { card }, tuesday, shows);

  it("are given back as they are then", async () => {
    const ids = (await Promise.all([post("a"), post("b")])).map(({ _id }) => String(_id));
    const shown = await Promise.all(ids.map((id, index) => show(id, `"${index}"`, 2)));
    expect(shown).toMatchObject([
      { card: '"0"', revision: 2, shows: 2 },
      { card: '"1"', revision: 2, shows: 2 },
    ]);
  });

  it("keep the later revision, and are unknown to another store", async () => {
    const id = String((await post("a"))._id);
    const [late, early] = await Promise.all([show(id, '"late"', 3), show(id, '"early"', 2)]);
    expect(late).toMatchObject({ card: '"late"' });
    expect(early).toBeNull();
    expect(await DeskMessage.show("cd02", id, { card: "{}" }, tuesday)).toBeNull();
    expect(await show("no id", "{}")).toBeNull();
  });
});

describe("events that are done in one turn", () => {
  useDatabase();

  it("each keep their own answer", async () => {
    const lease = { owner: "me", until: tuesday };
    const event = { platform: "web", kind: "pressed", subject: "s", payload: "{}", at: tuesday } as const;
    for (const _id of ["a", "b"]) await InboxEvent.keep({ _id, ...event }, lease);
    await Promise.all(["a", "b"].map((key) => InboxEvent.finish(key, `"${key}"`, tuesday)));
    const answers = await Promise.all(["a", "b"].map((key) => InboxEvent.named(key)));
    expect(answers).toMatchObject([{ answer: '"a"' }, { answer: '"b"' }]);
    expect(answers.some((kept) => kept?.open)).toBe(false);
  });
});
