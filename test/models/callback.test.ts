import { beforeEach, describe, expect, it } from "vitest";
import { Callback } from "../../models/callback.ts";
import { onChanged } from "../../models/changed.ts";
import { Customer } from "../../models/customer.ts";
import { finishFollows } from "../../models/follow.ts";
import { useDatabase } from "../database.ts";
import {
  act,
  buildCallback,
  buildClaimedCallback,
  buildCustomer,
  buildOpenCallback,
  buildPerson,
  buildStaff,
  buildStore,
  buildVisit,
  later,
  today,
  tuesday,
} from "../factories.ts";

useDatabase();
beforeEach(async () => {
  await buildStore();
  await buildStaff();
});

const again = ({ store, _id }: Callback) => Callback.named(store, _id);
const refused = (code: string, params: object = {}) => expect.objectContaining({ code, params });

describe("planning", () => {
  it("makes each callback once, however often it is planned", async () => {
    const first = await buildCallback();
    const plan = { visit: first.visit!, cause: { type: "visit" as const, id: String(first.visit) } };
    const second = await buildCallback(plan);
    expect(second.id).toBe(first.id);
    expect(await Callback.countDocuments({})).toBe(1);
  });

  it("tells how many are new", async () => {
    const { visit } = await buildCallback();
    const planned = await buildVisit();
    const plans = [visit!, planned._id].map((id) => ({
      ...{ store: "cd01", kind: "service" as const, cause: { type: "visit" as const, id: String(id) } },
      ...{ occurrence: 0, topics: [], questionnaire: "service" as const, handedOverAt: tuesday },
      ...{ listDay: today, dueDay: today, latestDay: today, retryUntil: today },
      ...{ customer: planned.owner!, vehicle: planned.vehicle },
    }));
    expect((await Callback.plan(plans)).created).toBe(1);
    expect((await Callback.plan(plans)).created).toBe(0);
  });

  it("keeps two kinds of call after one visit apart", async () => {
    const visit = await buildVisit();
    const cause = { type: "visit" as const, id: visit.id };
    await buildCallback({ visit: visit._id, cause, kind: "delivery3d" });
    await buildCallback({ visit: visit._id, cause, kind: "delivery7d" });
    expect(await Callback.ofCause("cd01", `visit:${visit.id}`)).toHaveLength(2);
  });

  it("corrects the days of a call that nobody has tried, and of no other", async () => {
    const callback = await buildCallback();
    const cause = { type: "visit" as const, id: String(callback.visit) };
    const plan = { ...callback.toObject(), cause, questionnaire: "service" as const, dueDay: "2026-12-02" };
    expect(await callback.replan(act(), plan)).toMatchObject({ dueDay: "2026-12-02", day: "2026-12-02" });
    const claimed = await buildClaimedCallback();
    await expect(claimed.replan(act(), plan)).rejects.toEqual(
      refused("callback.alreadyTaken", { by: "李一" }),
    );
  });
});

describe("claiming", () => {
  it("lets one of fifty at once win and tells the others who", async () => {
    const callback = await buildOpenCallback();
    const clerks = await Promise.all(
      Array.from({ length: 50 }, (_, i) => buildPerson({ code: `c${i}`, name: `员工${i}` })),
    );
    const results = await Promise.allSettled(clerks.map(({ code }) => callback.claim(act(code))));
    const won = results.filter((result) => result.status === "fulfilled");
    const lost = results.filter((result) => result.status === "rejected");
    expect(won).toHaveLength(1);
    const winner = won[0]!.value.claimed!.person;
    expect(lost.map(({ reason }): unknown => reason)).toEqual(
      Array.from({ length: 49 }, () => refused("callback.alreadyTaken", { by: winner.replace("c", "员工") })),
    );
    expect((await again(callback)).holders).toEqual([winner]);
  });

  it("answers a replay of the same press as the first time, also after the task went back", async () => {
    const callback = await buildOpenCallback();
    const press = act("li");
    const claimed = await callback.claim(press);
    expect((await callback.claim(press)).claimed).toEqual(claimed.claimed);
    await claimed.release(act(), { person: "li" });
    expect((await callback.claim(press)).status).toBe("open");
  });

  it("refuses a call that is not on today's list, waits or is over", async () => {
    const planned = await buildCallback();
    await expect(planned.claim(act())).rejects.toEqual(refused("callback.notOpen"));
    const over = await (await buildOpenCallback()).end({ by: "test:end", at: tuesday }, "missed");
    await expect(over.claim(act())).rejects.toEqual(refused("callback.alreadyDone"));
  });

  it("refuses a call that is part of another conversation", async () => {
    const lead = await buildCallback();
    const joined = await (await buildCallback({ customer: lead.customer })).join(act(), lead._id);
    const posted = await joined.post(act(), today);
    await expect(posted.claim(act())).rejects.toEqual(refused("callback.joined"));
  });

  it("is told of to whoever shows it, but for changes that no card shows", async () => {
    const callback = await buildOpenCallback();
    const heard: object[] = [];
    const deafen = onChanged((model) => void heard.push(model));
    await callback.claim(act("li"));
    await (await Callback.named("cd01", callback._id)).saveDraft(act("li"), { wait: 3 });
    deafen();
    await buildOpenCallback();
    expect(heard).toEqual([Callback]);
  });

  it("bumps the revision and marks the card stale in the same update", async () => {
    const callback = await buildOpenCallback();
    await Callback.told([callback]);
    expect(await Callback.stale(10)).toEqual([]);
    const claimed = await callback.claim(act());
    expect(claimed).toMatchObject({ revision: callback.revision + 1, stale: true });
    await Callback.told([callback, callback]);
    expect((await Callback.stale(10)).map(({ id }) => id)).toEqual([callback.id]);
  });
});

describe("the draft of a call", () => {
  it("keeps answers value by value, takes them back, and renews the claim", async () => {
    const callback = await buildClaimedCallback();
    await callback.saveDraft(act("li", { at: later(1) }), { reached: true, wait: 3 });
    const kept = await callback.saveDraft(
      act("li", { at: later(2) }),
      { wait: null, "wait-Comment": "太久" },
      { kind: "service", version: 2 },
    );
    expect(kept.draft).toEqual({
      values: { reached: true, "wait-Comment": "太久" },
      questionnaire: { kind: "service", version: 2 },
      spans: [{ from: later(1), to: later(2) }],
      saves: 2,
    });
    expect(kept.claimed!.renewedAt).toEqual(later(2));
  });

  it("does not count a pause of more than two minutes", async () => {
    const callback = await buildClaimedCallback();
    for (const minute of [0, 1, 4, 5])
      await callback.saveDraft(act("li", { at: later(minute) }), { wait: minute });
    expect((await again(callback)).draft!.spans).toEqual([
      { from: later(0), to: later(1) },
      { from: later(4), to: later(5) },
    ]);
  });

  it("loses no answer when several arrive at once", async () => {
    const callback = await buildClaimedCallback();
    const keys = Array.from({ length: 12 }, (_, i) => `item${i}`);
    await Promise.all(
      keys.map((key, i) => callback.saveDraft(act("li", { at: later(i / 10) }), { [key]: i })),
    );
    expect(Object.keys((await again(callback)).draft!.values).sort()).toEqual([...keys].sort());
  });

  it("keeps no value under a key that would be a path", async () => {
    const callback = await buildClaimedCallback();
    const kept = await callback.saveDraft(act("li"), { "a.b": 1, $set: 2, wait: 3 });
    expect(kept.draft!.values).toEqual({ wait: 3 });
  });

  it("is refused to who does not hold the task", async () => {
    const callback = await buildClaimedCallback();
    await expect(callback.saveDraft(act("zhao"), { wait: 1 })).rejects.toEqual(
      refused("callback.alreadyTaken", { by: "李一" }),
    );
    const released = await callback.release(act(), { person: "li" });
    await expect(released.saveDraft(act("li"), { wait: 1 })).rejects.toEqual(refused("callback.notHeld"));
  });

  it("stays for whoever takes the task next", async () => {
    const callback = await buildClaimedCallback();
    const kept = await callback.saveDraft(act("li"), { wait: 3 });
    const taken = await (await kept.release(act(), { person: "li" })).claim(act("zhao"));
    expect(taken.draft!.values).toEqual({ wait: 3 });
    expect(taken.holders).toEqual(["li", "zhao"]);
  });
});

describe("giving a task back", () => {
  it("spares a claim that was renewed since it was looked at", async () => {
    const callback = await buildClaimedCallback();
    const { renewedAt } = callback.claimed!;
    await callback.saveDraft(act("li", { at: later(100) }), { wait: 3 });
    await expect(callback.release(act(), { person: "li", renewedAt })).rejects.toEqual(
      refused("callback.changed"),
    );
    expect((await again(callback)).status).toBe("claimed");
  });

  it("hands a taken task over to a colleague", async () => {
    const callback = await buildClaimedCallback();
    expect(await callback.handOver(act("li"), "zhao")).toMatchObject({ status: "open", assignee: "zhao" });
    expect((await again(callback)).claimed).toBeUndefined();
  });
});

describe("carrying over", () => {
  it("puts what was not finished into the next day, in front, and remembers the first day", async () => {
    const left = await buildClaimedCallback();
    await buildOpenCallback({ dueDay: "2026-12-02" });
    const carried = await left.carryOver(act(), "2026-12-02");
    expect(carried).toMatchObject({ status: "open", day: "2026-12-02", carried: today, dueDay: today });
    expect(carried.claimed).toBeUndefined();
    const queue = await Callback.queueOf("cd01", "2026-12-02", tuesday);
    expect(queue.map(({ id }) => id)[0]).toBe(left.id);
    expect(queue).toHaveLength(2);
    const twice = await carried.carryOver(act(), "2026-12-03");
    expect(twice.carried).toBe(today);
  });

  it("does it once for one day, whoever asks", async () => {
    const callback = await buildOpenCallback();
    await callback.carryOver(act(), "2026-12-02");
    await expect((await again(callback)).carryOver(act(), "2026-12-02")).rejects.toEqual(
      refused("callback.changed"),
    );
    expect(await Callback.leftBefore("cd01", "2026-12-02")).toEqual([]);
  });
});

describe("one conversation", () => {
  it("joins calls under one lead, which alone stands in the queue", async () => {
    const lead = await buildOpenCallback();
    const other = await buildCallback({ customer: lead.customer, kind: "delivery3d" });
    await other.join(act(), lead._id);
    const joined = await again(lead);
    expect((await joined.agenda()).map(({ id }) => id).sort()).toEqual([lead.id, other.id].sort());
    expect((await Callback.queueOf("cd01", today, tuesday)).map(({ id }) => id)).toEqual([lead.id]);
  });

  it("takes no part in a conversation that somebody is having", async () => {
    const lead = await buildClaimedCallback();
    const other = await buildCallback({ customer: lead.customer });
    await expect(other.join(act(), lead._id)).rejects.toEqual(
      refused("callback.alreadyTaken", { by: "李一" }),
    );
    expect((await again(other)).lead).toBeUndefined();
  });

  it("leaves a conversation again", async () => {
    const lead = await buildOpenCallback();
    const night = act();
    for (const kind of ["delivery3d", "delivery7d"] as const) {
      await (await buildCallback({ customer: lead.customer, kind })).join(act(), lead._id);
    }
    for (const id of (await again(lead)).also) {
      const left = await (await Callback.named("cd01", id)).leave(night);
      expect(left.lead).toBeUndefined();
      await finishFollows(left);
    }
    expect((await again(lead)).also).toEqual([]);
  });

  it("is part of no conversation from the moment it leaves, and joins one when its lead has forgotten it", async () => {
    const lead = await buildOpenCallback();
    const other = await (await buildCallback({ customer: lead.customer })).join(act(), lead._id);
    const left = await other.leave(act());
    expect((await (await again(lead)).agenda()).map(({ id }) => id)).toEqual([lead.id]);
    await expect(left.join(act(), lead._id)).rejects.toEqual(refused("callback.changed"));
    await finishFollows(left);
    await (await again(left)).join(act(), lead._id);
    // The same follow, worked off by somebody who was slow, changes nothing any more.
    await finishFollows(left);
    expect(await (await again(lead)).agenda()).toHaveLength(2);
  });
});

describe("a call that waits", () => {
  it("comes back at its time, as the customer's own", async () => {
    const callback = await buildClaimedCallback();
    const nextAt = later(180);
    const attempt = {
      key: "k",
      at: tuesday,
      by: "li",
      outcome: "rescheduled" as const,
      chat: "web" as const,
      seconds: 0,
    };
    const next = { status: "waiting" as const, nextAt, agreed: true, day: today };
    await callback.attempted(act("li"), attempt, next, []);
    expect(await Callback.waitingUntil(later(179))).toEqual([]);
    const [due] = await Callback.waitingUntil(later(180));
    const window = { from: nextAt, to: later(240) };
    const back = await due!.resume(act(), { window, ownSlot: true, day: today });
    expect(back).toMatchObject({ status: "open", window, ownSlot: true });
    expect(back.nextAt).toBeUndefined();
  });

  it("goes on with another customer when the right number is found", async () => {
    const callback = await buildCallback();
    const other = await buildCustomer({ phone: "+8613900009999" });
    expect((await callback.redirect(act(), other._id)).customer).toEqual(other._id);
    expect(await Customer.countDocuments({})).toBe(2);
  });
});

it("counts a day's calls by kind, state and outcome", async () => {
  await buildOpenCallback();
  await buildClaimedCallback();
  await (await buildOpenCallback()).end(act(), "missed");
  const counts = await Callback.countOn("cd01", today);
  expect(counts.sort((a, b) => (a.status < b.status ? -1 : 1))).toEqual([
    { kind: "service", status: "claimed", count: 1 },
    { kind: "service", status: "done", outcome: "missed", count: 1 },
    { kind: "service", status: "open", count: 1 },
  ]);
});

it("keeps another store's callbacks out of sight", async () => {
  const callback = await buildCallback();
  await expect(Callback.named("cd02", callback._id)).rejects.toEqual(refused("callback.unknown"));
  await expect(Callback.named("cd01", "no id at all")).rejects.toEqual(refused("callback.unknown"));
});
