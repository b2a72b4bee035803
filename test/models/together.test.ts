import mongoose from "mongoose";
import { describe, expect, it, vi } from "vitest";
import { Callback } from "../../models/callback.ts";
import { Card } from "../../models/card.ts";
import type { Subject, Wanted } from "../../models/cardFields.ts";
import { Complaint } from "../../models/complaint.ts";
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
