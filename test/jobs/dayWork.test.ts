import { describe, expect, it } from "vitest";
import { Callback } from "../../models/callback.ts";
import type { Callback as Call } from "../../models/callbackFields.ts";
import { Day } from "../../models/day.ts";
import { Notice } from "../../models/notice.ts";
import { Point } from "../../models/point.ts";
import type { AttemptOutcome } from "../../models/rules/outcomes.ts";
import { Store } from "../../models/store.ts";
import { submitCall } from "../../models/submitCall.ts";
import { carryOver } from "../../jobs/carryOver.ts";
import { closeDay } from "../../jobs/closeDay.ts";
import { dataTasks } from "../../jobs/dataTasks.ts";
import { dayWork } from "../../jobs/dayWork.ts";
import { postDay } from "../../jobs/postDay.ts";
import { postTasks } from "../../jobs/postTasks.ts";
import { planCallbacks, planDay } from "../../jobs/planCallbacks.ts";
import { releaseAppointments } from "../../jobs/releaseAppointments.ts";
import { staleClaims } from "../../jobs/staleClaims.ts";
import { contents, useDatabase } from "../database.ts";
import { at, callsOf, openStore, TUESDAY, visit } from "./storeDay.ts";

const saturday = "2026-11-28";
const wednesday = "2026-12-02";
const morning = at(`${TUESDAY} 08:30`);
const evening = at(`${TUESDAY} 18:30`);

const store = () => Store.named("cd01");
const work = (when: string) => dayWork("cd01", at(when));
const sheets = async () =>
  (await Notice.find({ store: "cd01" }).lean()).map(
    ({ content }) => JSON.parse(content ?? "") as { day: string },
  );

/** Takes the call and reports how it went. */
async function call(callback: Call, when: string, outcome: AttemptOutcome, agreedAt?: Date): Promise<void> {
  const fresh = await Callback.named("cd01", callback._id);
  const act = (name: string) => ({ by: `${name}:${when}:${callback.id}`, at: at(when), person: "li" });
  const claimed = await fresh.claim(act("claim"));
  await submitCall(claimed, { outcome, chat: "web", ...(agreedAt && { agreedAt }) }, act("submit"));
}

const again = ({ _id }: Call): Promise<Call> => Callback.named("cd01", _id);

/** A Tuesday that was posted, with one conversation: a car was repaired and a new one handed over. */
async function twoCallsInOne(): Promise<{ lead: Call; joined: Call }> {
  await openStore();
  const customer = await visit(saturday);
  await visit(saturday, { type: "delivery", consultant: "chen", phone: customer.phone! });
  await work("2026-11-30 21:00");
  await work(`${TUESDAY} 09:25`);
  const calls = await callsOf(customer);
  const lead = calls.find(({ also }) => also.length > 0)!;
  return { lead, joined: calls.find((call) => call.lead?.equals(lead._id))! };
}

describe("the day", () => {
  useDatabase();

  it("posts its card and five tasks for each caller in the morning, once", async () => {
    await openStore();
    for (let i = 0; i < 14; i++) await visit(saturday);
    expect(await postDay(await store(), morning)).toEqual({ day: TUESDAY, tasks: 10 });
    expect(await postDay(await store(), at(`${TUESDAY} 08:31`))).toBeNull();
    expect(await Day.of("cd01", TUESDAY)).toMatchObject({ postedAt: morning });
  });

  it("is not posted before its hour, nor when it is over, nor on a closed day", async () => {
    await openStore();
    await visit(saturday);
    expect(await postDay(await store(), at(`${TUESDAY} 08:29`))).toBeNull();
    expect(await postDay(await store(), evening)).toBeNull();
    expect(await postDay(await store(), at("2026-12-05 09:00"))).toBeNull();
  });

  it("brings the next task for each one that is finished", async () => {
    await openStore();
    for (let i = 0; i < 14; i++) await visit(saturday);
    await postDay(await store(), morning);
    const [first] = await Callback.find({ status: "open", assignee: "li" });
    await call(first!, `${TUESDAY} 09:40`, "completed");
    expect(await postTasks(await store(), at(`${TUESDAY} 09:41`))).toEqual({ posted: 1 });
    expect(await postTasks(await store(), at(`${TUESDAY} 09:42`))).toEqual({ posted: 0 });
  });

  it("brings an agreed call back at its time, first in the queue", async () => {
    await openStore();
    const customer = await visit(saturday);
    await visit(saturday);
    await postDay(await store(), morning);
    const [callback] = await callsOf(customer);
    await call(callback!, `${TUESDAY} 09:40`, "rescheduled", at(`${TUESDAY} 15:20`));
    expect(await releaseAppointments(await store(), at(`${TUESDAY} 15:19`))).toEqual({
      released: 0,
      ended: 0,
    });
    expect(await releaseAppointments(await store(), at(`${TUESDAY} 15:20`))).toEqual({
      released: 1,
      ended: 0,
    });
    const [next] = await Callback.queueOf("cd01", TUESDAY, at(`${TUESDAY} 15:20`));
    expect(next).toMatchObject({ _id: callback!._id, status: "open", ownSlot: true });
    expect(await releaseAppointments(await store(), at(`${TUESDAY} 15:21`))).toEqual({
      released: 0,
      ended: 0,
    });
  });

  it("gives back a task that was left for two hours of window time", async () => {
    await openStore();
    const customer = await visit(saturday);
    await postDay(await store(), morning);
    const [callback] = await callsOf(customer);
    await callback!.claim({ by: "claim", at: at(`${TUESDAY} 10:30`), person: "li" });
    // An hour until 11:30, and the second one from 14:00 on.
    expect(await staleClaims(await store(), at(`${TUESDAY} 14:59`))).toEqual({ released: 0 });
    expect(await staleClaims(await store(), at(`${TUESDAY} 15:00`))).toEqual({ released: 1 });
    expect(await callsOf(customer)).toMatchObject([{ status: "open" }]);
  });

  it("puts what is left in front of the next working day", async () => {
    await openStore();
    const left = await visit(saturday);
    await postDay(await store(), morning);
    expect(await carryOver(await store(), evening)).toEqual({ carried: 1, ended: 0 });
    expect(await carryOver(await store(), evening)).toEqual({ carried: 0, ended: 0 });
    await visit("2026-11-29");
    await planDay(await store(), wednesday, at(`${TUESDAY} 21:00`));
    const [front] = await Callback.queueOf("cd01", wednesday, at(`${wednesday} 09:30`));
    expect(front).toMatchObject({ customer: left._id, day: wednesday, carried: TUESDAY, dueDay: TUESDAY });
  });

  it("moves a conversation of two calls on whole", async () => {
    const { lead, joined } = await twoCallsInOne();
    await work(`${TUESDAY} 18:40`);
    await work(`${TUESDAY} 21:00`);
    expect(await again(lead)).toMatchObject({ day: wednesday, also: [joined._id] });
    expect(await again(joined)).toMatchObject({ day: wednesday, lead: lead._id });
  });

  it("ends a joined call whose last day is over in the night in which it is, and its conversation goes on", async () => {
    const { lead, joined } = await twoCallsInOne();
    await Callback.updateOne({ _id: joined._id }, { $set: { latestDay: TUESDAY } });
    await closeDay(await store(), evening);
    await planCallbacks(await store(), at(`${TUESDAY} 21:00`));
    expect(await again(joined)).toMatchObject({ status: "done", outcome: "missed" });
    expect(await again(lead)).toMatchObject({ day: wednesday, status: "open", also: [] });
  });

  it("carries on at once what had joined a call whose last day is over", async () => {
    const { lead, joined } = await twoCallsInOne();
    await Callback.updateOne({ _id: lead._id }, { $set: { latestDay: TUESDAY } });
    expect(await carryOver(await store(), evening)).toEqual({ carried: 1, ended: 1 });
    expect(await again(lead)).toMatchObject({ status: "done", outcome: "missed" });
    expect(await again(joined)).toMatchObject({ day: wednesday, carried: TUESDAY });
    expect((await again(joined)).lead).toBeUndefined();
  });

  it("lets who is on the telephone in the evening finish", async () => {
    await openStore();
    const customer = await visit(saturday);
    await postDay(await store(), morning);
    const [callback] = await callsOf(customer);
    await callback!.claim({ by: "claim", at: at(`${TUESDAY} 16:50`), person: "li" });
    expect(await carryOver(await store(), evening)).toEqual({ carried: 0, ended: 0 });
    expect(await carryOver(await store(), at(`${wednesday} 00:01`))).toEqual({ carried: 1, ended: 0 });
  });

  it("gives up on a number that nobody finds within five working days", async () => {
    await openStore();
    const customer = await visit(saturday);
    await postDay(await store(), morning);
    const [callback] = await callsOf(customer);
    await call(callback!, `${TUESDAY} 09:40`, "wrongNumber");
    expect(await dataTasks(await store(), at("2026-12-08 23:00"))).toEqual({ ended: 0 });
    expect(await dataTasks(await store(), at("2026-12-09 00:01"))).toEqual({ ended: 1 });
    expect(await callsOf(customer)).toMatchObject([{ outcome: "noNumber" }]);
    expect(await Point.find({ kind: "number" })).toMatchObject([{ state: "settled" }]);
  });

  it("ends with its sheet: what was due, tried and reached, and what moves on and why", async () => {
    await openStore();
    const reached = await visit(saturday);
    const silent = await visit(saturday, { at: at(`${saturday} 10:00`) });
    const untried = await visit(saturday);
    await postDay(await store(), morning);
    await call((await callsOf(reached))[0]!, `${TUESDAY} 09:40`, "completed");
    await call((await callsOf(silent))[0]!, `${TUESDAY} 14:40`, "noAnswer");
    const [closed] = await closeDay(await store(), evening);
    expect(closed).toMatchObject({ day: TUESDAY, carried: 1, ended: 0 });
    expect(closed!.sheet).toMatchObject({
      ...{ due: 3, attempted: 2, reached: 1, completed: 1, attemptedRate: 2 / 3, successRate: 1 / 3 },
      complaints: 0,
      moved: [
        { customer: silent.name, to: wednesday, reason: "noAnswer" },
        { customer: untried.name, to: wednesday, reason: "notTried" },
      ],
    });
    expect(await closeDay(await store(), evening)).toEqual([]);
    expect(await sheets()).toEqual([closed!.sheet]);
    expect(await Day.of("cd01", TUESDAY)).toMatchObject({ closedAt: evening });
  });

  it("keeps telephone numbers out of the sheet", async () => {
    await openStore();
    await visit(saturday, { customer: { name: "赵 138 0013 8000" } });
    await postDay(await store(), morning);
    const [closed] = await closeDay(await store(), evening);
    expect(closed!.sheet.moved).toMatchObject([{ customer: "赵 …" }]);
  });

  it("means the answers of a question over all versions", async () => {
    await openStore();
    const { Questionnaire } = await import("../../models/questionnaire.ts");
    await Questionnaire.ensureBuiltIn("cd01", morning);
    const { definition } = await Questionnaire.current("cd01", "service");
    const customer = await visit(saturday);
    await postDay(await store(), morning);
    const [callback] = await callsOf(customer);
    const act = (by: string) => ({ by, at: at(`${TUESDAY} 09:40`), person: "li" });
    const claimed = await callback!.claim(act("claim"));
    await submitCall(
      claimed,
      {
        outcome: "completed",
        chat: "web",
        questionnaire: { kind: "service", version: 1 },
        answers: { [definition.overall]: 9 },
      },
      act("submit"),
    );
    const [closed] = await closeDay(await store(), evening);
    const overall = closed!.sheet.items.find(({ code }) => code === definition.overall);
    expect(overall).toMatchObject({ mean: 9, answers: 1, label: expect.stringMatching(/\p{Script=Han}/u) });
  });

  it("changes nothing when it is worked for a second time", async () => {
    await openStore();
    for (let i = 0; i < 7; i++) await visit(saturday);
    await visit("2026-11-25", { type: "delivery", consultant: "chen" });
    for (const when of [`2026-11-30 21:00`, `${TUESDAY} 09:25`, `${TUESDAY} 18:40`, `${TUESDAY} 21:00`]) {
      await work(when);
      const before = await contents();
      await work(when);
      expect(await contents()).toEqual(before);
    }
    expect(await sheets()).toHaveLength(1);
  });

  it("catches up after three days without posting them", async () => {
    await openStore();
    const waiting = await visit(saturday);
    await work(`${TUESDAY} 09:00`);
    await work("2026-12-04 10:00");
    expect((await Day.find()).map(({ day }) => day).sort()).toEqual([TUESDAY, "2026-12-04"]);
    expect((await sheets()).map(({ day }) => day)).toEqual([TUESDAY]);
    // The fifth day after the repair was the Thursday: nobody called in time.
    expect(await callsOf(waiting)).toMatchObject([{ outcome: "missed" }]);
  });

  it("calls on Friday what a stop of three days left, while there is time", async () => {
    await openStore();
    const waiting = await visit(saturday, { type: "delivery", consultant: "chen" });
    await work("2026-12-01 09:00");
    await work("2026-12-04 09:00");
    expect((await callsOf(waiting))[0]).toMatchObject({
      kind: "delivery3d",
      day: "2026-12-04",
      status: "open",
    });
  });

  it("opens a second store's day by that store's clock", async () => {
    await openStore();
    await openStore({ _id: "la01", timezone: "America/Los_Angeles" });
    await work(`${TUESDAY} 09:00`);
    expect(await postDay(await Store.named("la01"), at(`${TUESDAY} 16:00`))).toBeNull();
    expect(await postDay(await Store.named("la01"), new Date("2026-12-01T08:30:00-08:00"))).toMatchObject({
      day: TUESDAY,
    });
  });
});
