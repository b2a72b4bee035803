import { beforeEach, describe, expect, it } from "vitest";
import { Callback } from "../../models/callback.ts";
import { Complaint } from "../../models/complaint.ts";
import { Customer } from "../../models/customer.ts";
import { finishAllFollows } from "../../models/follows.ts";
import { Person } from "../../models/person.ts";
import { Point } from "../../models/point.ts";
import { Response } from "../../models/response.ts";
import { submitCall } from "../../models/submitCall.ts";
import type { Submission, SubmittedComplaint } from "../../models/submitFields.ts";
import { useDatabase } from "../database.ts";
import {
  act,
  buildCallback,
  buildClaimedCallback,
  buildOpenCallback,
  buildPoint,
  buildStaff,
  buildStore,
  buildVerification,
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

const had = (more: Partial<Submission> = {}): Submission => ({ outcome: "completed", chat: "web", ...more });
const tried = (outcome: Submission["outcome"], more: Partial<Submission> = {}): Submission => ({
  outcome,
  chat: "web",
  ...more,
});
const slow: SubmittedComplaint = {
  department: "service",
  points: [{ item: "wait", score: 3, words: "等了三个小时" }],
};

describe("a conversation that was had", () => {
  it("is one response, and its callback is done", async () => {
    const callback = await buildClaimedCallback();
    await callback.saveDraft(act("li", { at: later(1) }), { wait: 9 }, { kind: "service", version: 1 });
    await callback.saveDraft(act("li", { at: later(3) }), { overall: 10 });
    const answers = { wait: 9, overall: 10 };
    const submit = act("li", { at: later(4) });
    const { response, late } = await submitCall(callback, had({ answers, score: 10 }), submit);
    expect(late).toBe(false);
    expect(response).toMatchObject({ answers, score: 10, seconds: 120, by: "li", startedAt: later(1) });
    expect(await again(callback)).toMatchObject({
      ...{ status: "done", outcome: "completed", finalAt: later(4), finalBy: "li" },
      attempts: [{ outcome: "completed", by: "li", seconds: 120 }],
    });
    expect((await Response.pending()).length).toBe(0);
  });

  it("becomes one response and one complaint though it is submitted three times", async () => {
    const callback = await buildClaimedCallback();
    const submit = act("li");
    const submission = had({ answers: { wait: 3 }, complaints: [slow] });
    const results = await Promise.all([1, 2, 3].map(() => submitCall(callback, submission, submit)));
    expect(new Set(results.map(({ response }) => response?.id)).size).toBe(1);
    expect(await Response.countDocuments({})).toBe(1);
    expect(await Complaint.countDocuments({})).toBe(1);
    expect((await again(callback)).attempts).toHaveLength(1);
  });

  it("takes two remarks for one department together and gives each department its own complaint", async () => {
    const callback = await buildClaimedCallback();
    const dear = { ...slow, points: [{ item: "price", score: 4, words: "太贵" }], urgent: true };
    const rude = { department: "sales", points: [{ words: "态度差" }], angry: true };
    await submitCall(callback, had({ complaints: [slow, rude, dear] }), act("li"));
    const [service, sales] = await Promise.all(
      ["service", "sales"].map((department) => Complaint.findOne({ store: "cd01", department })),
    );
    expect(service).toMatchObject({ owner: "wang", urgent: true, angry: false, state: "open" });
    expect(service!.points.map(({ words }) => words)).toEqual(["等了三个小时", "太贵"]);
    expect(sales).toMatchObject({ owner: "wu", urgent: false, angry: true, since: tuesday });
  });

  it("runs the clocks of a complaint from the call: two office hours, 72 hours", async () => {
    const callback = await buildClaimedCallback();
    const at = new Date("2026-12-01T17:00:00+08:00");
    await submitCall(callback, had({ complaints: [slow] }), act("li", { at }));
    expect(await Complaint.findOne({})).toMatchObject({
      ackDue: new Date("2026-12-02T10:00:00+08:00"),
      planDue: new Date("2026-12-04T17:00:00+08:00"),
      workOrder: expect.stringMatching(/^WO-/),
    });
  });

  it("gives the complaint to a manager who is there, if one is", async () => {
    await Person.put("cd01", { code: "yan", name: "严八", roles: ["manager"], department: "service" });
    await Person.setAway("cd01", "wang", [{ from: today, until: today }]);
    await submitCall(await buildClaimedCallback(), had({ complaints: [slow] }), act("li"));
    expect((await Complaint.findOne({}))!.owner).toBe("yan");
  });

  it("completes the calls that joined it and starts the quiet gap", async () => {
    const lead = await buildOpenCallback();
    const other = await buildCallback({ customer: lead.customer, kind: "delivery3d" });
    await other.join(act(), lead._id);
    const claimed = await (await again(lead)).claim(act("li"));
    await submitCall(claimed, had(), act("li"));
    expect(await again(other)).toMatchObject({ status: "done", outcome: "completed", finalBy: "li" });
    expect((await Customer.named("cd01", lead.customer)).lastConversationAt).toEqual(tuesday);
    expect((await Response.ofCallback("cd01", other._id))!.callback).toEqual(lead._id);
  });

  it("leaves points open and settles those of the last call", async () => {
    const callback = await buildClaimedCallback();
    const { customer, vehicle } = callback;
    const [cover, plate] = await Promise.all([1, 2].map(() => buildPoint({ customer, vehicle })));
    const points = [{ text: "送一本手册", department: "sales", owner: "sun", promisedAt: later(1440) }];
    const settled = [
      { point: cover!._id, state: "settled" as const, text: "装好了" },
      { point: plate!._id, state: "open" as const, text: "还没有" },
    ];
    await submitCall(callback, had({ points, settled }), act("li"));
    const open = await Point.openOf("cd01", customer);
    expect(open.map(({ text }) => text).sort()).toEqual(["备胎盖没装", "送一本手册"]);
    expect((await Point.named("cd01", cover!._id)).state).toBe("settled");
  });
});

describe("a late submit", () => {
  it("counts while nobody else has answered, even under somebody else's claim", async () => {
    const callback = await buildClaimedCallback();
    const taken = await (await callback.release(act(), { person: "li" })).claim(act("zhao"));
    const { response } = await submitCall(callback, had({ answers: { wait: 8 } }), act("li"));
    expect(response).not.toBeNull();
    expect(await again(taken)).toMatchObject({ status: "done", finalBy: "li" });
  });

  it("is kept as an attempt with its answers once somebody else has answered", async () => {
    const callback = await buildClaimedCallback();
    const taken = await (await callback.release(act(), { person: "li" })).claim(act("zhao"));
    await submitCall(taken, had({ answers: { wait: 8 } }), act("zhao"));
    const { response, late } = await submitCall(callback, had({ answers: { wait: 2 } }), act("li"));
    expect({ response, late }).toEqual({ response: null, late: true });
    const { attempts, outcome, finalBy } = await again(callback);
    expect({ outcome, finalBy }).toEqual({ outcome: "completed", finalBy: "zhao" });
    expect(attempts.map(({ by, late: isLate = false }) => [by, isLate])).toEqual([
      ["zhao", false],
      ["li", true],
    ]);
    expect(attempts[1]!.answers).toEqual({ wait: 2 });
  });

  it("adds its complaint's words to the one already raised, never a second complaint", async () => {
    const callback = await buildClaimedCallback();
    const taken = await (await callback.release(act(), { person: "li" })).claim(act("zhao"));
    await submitCall(taken, had({ complaints: [slow] }), act("zhao"));
    const dear = { ...slow, points: [...slow.points, { item: "price", words: "太贵" }] };
    await submitCall(callback, had({ complaints: [dear] }), act("li"));
    const complaints = await Complaint.find({});
    expect(complaints.map(({ points }) => points.map(({ words }) => words))).toEqual([
      ["等了三个小时", "太贵"],
    ]);
  });

  it("beats a rule that had given up", async () => {
    const callback = await buildClaimedCallback();
    await callback.end({ by: "rule", at: later(600) }, "missed");
    await submitCall(callback, had(), act("li"));
    expect(await again(callback)).toMatchObject({ status: "done", outcome: "completed" });
  });

  it("is refused to who never held the task", async () => {
    const callback = await buildClaimedCallback();
    await expect(submitCall(callback, had(), act("zhao"))).rejects.toEqual(
      refused("callback.alreadyTaken", { by: "李一" }),
    );
    expect(await Response.countDocuments({})).toBe(0);
  });
});

describe("an attempt", () => {
  it("waits for the other part of the day", async () => {
    const callback = await buildClaimedCallback();
    const { late } = await submitCall(callback, tried("noAnswer"), act("li"));
    expect(late).toBe(false);
    const waiting = await again(callback);
    expect(waiting).toMatchObject({
      ...{ status: "waiting", agreed: false, day: today },
      nextAt: new Date("2026-12-01T14:00:00+08:00"),
    });
    expect(waiting.claimed).toBeUndefined();
    expect((await Customer.named("cd01", callback.customer)).lastConversationAt).toBeUndefined();
  });

  it("takes the calls that joined it along", async () => {
    const lead = await buildOpenCallback();
    const other = await buildCallback({ customer: lead.customer, kind: "delivery3d" });
    await other.join(act(), lead._id);
    const claimed = await (await again(lead)).claim(act("li"));
    await submitCall(claimed, tried("busy"), act("li"));
    const { status, nextAt } = await again(lead);
    expect(await again(other)).toMatchObject({ status, nextAt, attempts: [{ outcome: "busy" }] });
  });

  it("ends for good with the last of three", async () => {
    let callback = await buildClaimedCallback();
    for (const outcome of ["noAnswer", "busy", "poweredOff"] as const) {
      await submitCall(callback, tried(outcome), act("li"));
      const tried_ = await again(callback);
      if (tried_.status === "waiting") {
        callback = await (await tried_.resume(act(), {})).claim(act("li"));
      }
    }
    expect(await again(callback)).toMatchObject({ status: "done", outcome: "maxAttempts" });
  });

  it("keeps what was answered before the customer broke off", async () => {
    const callback = await buildClaimedCallback();
    await callback.saveDraft(act("li"), { wait: 3 }, { kind: "service", version: 1 });
    const agreedAt = later(60);
    await submitCall(callback, tried("breakoff", { answers: { wait: 3 }, agreedAt }), act("li"));
    const waiting = await again(callback);
    expect(waiting).toMatchObject({ nextAt: agreedAt, agreed: true });
    expect(waiting.draft).toMatchObject({
      ...{ values: { wait: 3 }, questionnaire: { kind: "service", version: 1 }, spans: [] },
    });
    expect(waiting.attempts[0]!.answers).toEqual({ wait: 3 });
  });

  it("asks the advisor for the number that was wrong", async () => {
    const callback = await buildClaimedCallback();
    await submitCall(callback, tried("wrongNumber"), act("li"));
    const waiting = await again(callback);
    const point = await Point.named("cd01", waiting.waitingFor!.point);
    expect(point).toMatchObject({ kind: "number", owner: "chen", department: "service", state: "open" });
    expect(waiting.waitingFor).toMatchObject({ what: "number", until: "2026-12-08" });
    expect(point.until).toBe("2026-12-08");
    expect(await Callback.askedBefore("cd01", "2026-12-08")).toEqual([]);
    expect(await Callback.askedBefore("cd01", "2026-12-09")).toHaveLength(1);
  });

  it("asks for the actual user of a car that was sold on", async () => {
    const callback = await buildClaimedCallback();
    await submitCall(callback, tried("ineligible"), act("li"));
    expect(await again(callback)).toMatchObject({ status: "done", outcome: "ineligible" });
    expect(await Point.findOne({})).toMatchObject({ kind: "user", owner: "chen" });
  });

  it("stops every call to a customer who wants no more", async () => {
    const callback = await buildClaimedCallback();
    const other = await buildCallback({ customer: callback.customer });
    await submitCall(callback, tried("refusedHard", { reason: "别再打了" }), act("li"));
    const customer = await Customer.named("cd01", callback.customer);
    expect(customer.mayBeCalled()).toBe(false);
    expect(customer.doNotCall).toEqual({ at: tuesday, by: "li", reason: "别再打了" });
    expect(await again(other)).toMatchObject({ status: "done", outcome: "refusedHard" });
    expect(await Callback.openOf("cd01", callback.customer)).toEqual([]);
  });

  it("raises its complaint though the customer broke off", async () => {
    const callback = await buildClaimedCallback();
    const submit = act("li");
    await submitCall(callback, tried("breakoff", { complaints: [slow] }), submit);
    await submitCall(callback, tried("breakoff", { complaints: [slow] }), submit);
    expect(await Complaint.ofCause("cd01", `attempt:${submit.by}`)).toHaveLength(1);
  });

  it("counts for nothing once somebody else has the task, but is kept", async () => {
    const callback = await buildClaimedCallback();
    const taken = await (await callback.release(act(), { person: "li" })).claim(act("zhao"));
    const { late } = await submitCall(callback, tried("noAnswer"), act("li"));
    expect(late).toBe(true);
    expect(await again(taken)).toMatchObject({ status: "claimed", attempts: [{ late: true }] });
    await submitCall(taken, tried("noAnswer"), act("zhao"));
    expect((await again(taken)).status).toBe("waiting");
  });
});

describe("a verification", () => {
  it("closes the complaint on the customer's word", async () => {
    const { complaint, callback } = await buildVerification();
    const verified = [{ complaint: complaint._id, satisfied: true, words: "满意了" }];
    await submitCall(callback, had({ verified }), act("li"));
    expect(await Complaint.named("cd01", complaint._id)).toMatchObject({
      ...{ state: "closed", closed: { at: tuesday, person: "li", satisfied: true } },
    });
  });

  it("opens it again, one loop on and with a new 72 hours, when he is not satisfied", async () => {
    const { complaint, callback } = await buildVerification();
    const verified = [{ complaint: complaint._id, satisfied: false, words: "还是响" }];
    await submitCall(callback, had({ verified }), act("li", { at: later(300) }));
    expect(await Complaint.named("cd01", complaint._id)).toMatchObject({
      ...{ state: "reopened", loop: 1, loopSince: later(300), planDue: later(300 + 72 * 60) },
      closeDue: later(300 + 72 * 60),
    });
  });

  it("keeps the customer's word in the file of a complaint that was closed meanwhile", async () => {
    const { complaint, callback } = await buildVerification();
    await complaint.closeWithoutCustomer(act("gao"), "联系不上");
    const verified = [{ complaint: complaint._id, satisfied: false, words: "还是响" }];
    await submitCall(callback, had({ verified }), act("li"));
    const { state, timeline } = await Complaint.named("cd01", complaint._id);
    expect(state).toBe("closed");
    expect(timeline.at(-1)).toMatchObject({ act: "heard", text: "还是响" });
  });

  it("that reaches nobody asks the general manager", async () => {
    const { complaint, callback } = await buildVerification();
    await submitCall(callback, tried("refusedHard"), act("li"));
    expect(await Complaint.named("cd01", complaint._id)).toMatchObject({
      ...{ state: "verifying", unverified: { outcome: "refusedHard" } },
    });
  });

  it("that a rule gives up asks him too", async () => {
    const { complaint, callback } = await buildVerification();
    await callback.end({ by: "rule", at: later(9000) }, "missed");
    await finishAllFollows();
    expect((await Complaint.named("cd01", complaint._id)).unverified).toMatchObject({ outcome: "missed" });
  });
});
