import { describe, expect, it } from "vitest";
import { linesBefore } from "../../../bot/form.ts";
import { Callback } from "../../../models/callback.ts";
import { Complaint } from "../../../models/complaint.ts";
import { Questionnaire } from "../../../models/questionnaire.ts";
import { Response } from "../../../models/response.ts";
import { mapElements } from "../../../models/rules/withoutLines.ts";
import { useDatabase } from "../../database.ts";
import { script } from "../../models/rules/definitions.ts";
import {
  act,
  buildCallback,
  buildOpenCallback,
  buildPerson,
  buildVehicle,
  buildVisit,
  later,
} from "../../factories.ts";
import { contentAnswers, useStage } from "./stage.ts";

useDatabase();
const stage = useStage();

/** A service call on today's cards, about the car with that plate. */
async function callAbout(plate = "川A8F26M"): Promise<Callback> {
  const vehicle = await buildVehicle({ plate });
  const visit = await buildVisit({ data: { vehicle: vehicle._id } });
  return buildOpenCallback({ visit: visit._id, assignee: "li" });
}

describe("a call", () => {
  it("is started, talked through and becomes one line with its score", async () => {
    const callback = await callAbout();
    await stage.settle();

    const form = await stage.open("li", stage.card("callbacks", "川A8F26M"), "start");
    stage.now = later(4);
    const verdict = await stage.send("li", form, contentAnswers(form));
    await stage.settle();

    expect(verdict).toEqual({ ok: true, toast: "已记录：成功回访。" });
    expect(await Response.ofCallback("cd01", callback._id)).toMatchObject({ by: "li", score: 10 });
    expect(stage.card("callbacks", "川A8F26M").card).toMatchObject({
      plain: expect.stringContaining("李一 10:04 成功回访 · 10 分"),
      view: { now: { state: "done", outcome: "completed", score: 10 } },
    });
    expect(stage.errors).toEqual([]);
  });

  it("reads a line aloud only where its condition holds", async () => {
    const { definition } = await Questionnaire.current("cd01", "service");
    const sorry = script("sorry", "<p>真对不起。</p>", { visibleIf: "{overall} <= 6" });
    const withSorry = mapElements(definition, (element) =>
      element.name === "overall" ? [element, sorry] : [element],
    );
    await Questionnaire.publish({ store: "cd01", definition: withSorry, reason: "要道歉" }, act("wang"));
    await callAbout();
    await stage.settle();
    const form = await stage.open("li", stage.card("callbacks", "川A8F26M"), "start");
    const said = (overall: number): string =>
      [...form.view!.steps.items, form.view!.steps.closes]
        .flatMap((key) => linesBefore(form, key, { ...contentAnswers(form), overall }))
        .map(({ text }) => text.flat().join(""))
        .join();
    expect(said(5)).toContain("真对不起");
    expect(said(9)).not.toContain("真对不起");
    expect(said(9)).toContain("一分最低，十分最高");
    expect(JSON.stringify(form.questions)).not.toContain("真对不起");
  });

  it("shows the number to its caller alone", async () => {
    await callAbout();
    await stage.settle();
    const form = await stage.open("li", stage.card("callbacks", "川A8F26M"), "start");
    expect(form.view?.phone.dial).toMatch(/^\+86139\d{8}$/);
    await stage.settle();
    expect(JSON.stringify(stage.chat.messages)).not.toContain(form.view!.phone.dial.slice(3));
  });

  it("goes to one of fifty who press Start at once; the others read who has it", async () => {
    await callAbout();
    const clerks = Array.from({ length: 50 }, (_, i) => `clerk${i}`);
    for (const code of clerks) await buildPerson({ code });
    await stage.settle();
    const card = stage.card("callbacks", "川A8F26M");
    const replies = await Promise.all(clerks.map((clerk) => stage.press(clerk, card, "start")));
    const [callback] = await Callback.claimed("cd01");
    const winner = callback!.claimed!.person;
    expect(replies.filter(({ form }) => form)).toHaveLength(1);
    expect(replies.flatMap(({ toast }) => toast ?? [])).toEqual(
      Array.from({ length: 49 }, () => `已由 ${winner.toUpperCase()} 接手。`),
    );
  }, 60_000);

  it("is submitted once, however often the same submit comes", async () => {
    await callAbout();
    await stage.settle();
    const form = await stage.open("li", stage.card("callbacks", "川A8F26M"), "start");
    const values = { ...contentAnswers(form), overall: 3, "overall-Comment": "等了三个小时" };
    const verdicts = await Promise.all(
      [1, 2, 3].map(() => stage.send("li", form, values, "web:the same submit")),
    );
    expect(verdicts[0]).toMatchObject({ ok: true });
    expect(verdicts).toEqual([verdicts[0], verdicts[0], verdicts[0]]);
    expect(await Response.countDocuments({})).toBe(1);
    expect(await Complaint.countDocuments({})).toBe(1);
    expect((await Callback.findOne({}))!.attempts).toHaveLength(1);
  });

  it("is answered the same when it is submitted again under another key", async () => {
    await callAbout();
    await stage.settle();
    const form = await stage.open("li", stage.card("callbacks", "川A8F26M"), "start");
    await stage.send("li", form, contentAnswers(form));
    const again = await stage.send("li", form, contentAnswers(form));
    expect(again).toMatchObject({ ok: true, toast: expect.stringContaining("没有丢失") });
    expect(await Response.countDocuments({})).toBe(1);
  });

  it("raises the complaint that a low score offers, unless it is unticked", async () => {
    await callAbout("川A40B8L");
    const quiet = await callAbout("川A92E1J");
    await stage.settle();
    const loud = await stage.open("li", stage.card("callbacks", "川A40B8L"), "start");
    const low = { overall: 3, "overall-Comment": "说好中午取车，等到三点多" };
    const verdict = await stage.send("li", loud, {
      ...contentAnswers(loud),
      ...low,
      "call:angry": true,
      "call:complaint": true,
    });
    expect(verdict).toMatchObject({ ok: true, toast: expect.stringContaining("投诉已送到 王五") });

    const form = await stage.open("li", stage.card("callbacks", "川A92E1J"), "start");
    await stage.send("li", form, { ...contentAnswers(form), ...low, "call:complaint": false });
    await stage.settle();

    const raised = await Complaint.find({});
    expect(raised).toHaveLength(1);
    expect(raised[0]).toMatchObject({
      department: "service",
      owner: "wang",
      angry: true,
      points: [{ item: "overall", score: 3, words: "说好中午取车，等到三点多" }],
    });
    expect(stage.card("complaints.service", "川A40B8L").card.plain).toContain("说好中午取车");
    expect(stage.card("callbacks", "川A40B8L").card.plain).toContain("已转投诉");
    expect(await Response.ofCallback("cd01", quiet._id)).toMatchObject({ score: 3 });
  });

  it("shows on the complaint's card what a question of yes and no was answered, and no score", async () => {
    await callAbout("川A40B8L");
    await stage.settle();
    const form = await stage.open("li", stage.card("callbacks", "川A40B8L"), "start");
    await stage.send("li", form, {
      ...contentAnswers(form),
      explained: false,
      "explained-Comment": "没人讲清楚",
      "call:complaint": true,
    });
    await stage.settle();
    expect(stage.card("complaints.service", "川A40B8L").card).toMatchObject({
      plain: expect.not.stringContaining("1 分"),
      view: { points: [{ answer: "否", words: "没人讲清楚" }] },
    });
  });

  it("names each wrong answer by its question, and keeps nothing", async () => {
    await callAbout();
    await stage.settle();
    const form = await stage.open("li", stage.card("callbacks", "川A8F26M"), "start");
    const wrong = { ...contentAnswers(form), overall: 11, quality: "nine", colour: "red" };
    const verdict = await stage.send("li", form, wrong);
    expect(verdict).toMatchObject({
      ok: false,
      errors: { overall: expect.any(String), quality: expect.any(String) },
    });
    const missing = await stage.send("li", form, { "call:reached": "yes" });
    expect(missing).toMatchObject({ ok: false, errors: { overall: "这一题必须回答。" } });
    expect(await Response.countDocuments({})).toBe(0);
  });

  it("goes on where it was left, in another chat or after a cut line", async () => {
    const callback = await callAbout();
    await stage.settle();
    const form = await stage.open("li", stage.card("callbacks", "川A8F26M"), "start");
    await stage.draft("li", form, { "call:reached": "yes", overall: 4, "overall-Comment": "太慢" });
    await stage.settle();
    const resumed = await stage.open("li", stage.card("callbacks", "川A8F26M"), "resume");
    expect(resumed.values).toMatchObject({ overall: 4, "overall-Comment": "太慢" });

    await stage.send("li", resumed, { "call:end": "breakoff" });
    const broken = await Callback.named("cd01", callback._id);
    expect(broken).toMatchObject({ status: "waiting", attempts: [{ outcome: "breakoff" }] });
    expect(broken.draft!.values).toEqual({ overall: 4, "overall-Comment": "太慢" });
  });

  it.each([
    [{ "call:reached": "no", "call:outcome": "noAnswer" }, "waiting", "noAnswer"],
    [{ "call:reached": "no", "call:outcome": "wrongNumber" }, "waiting", "wrongNumber"],
    [{ "call:reached": "later", "call:when": "2026-12-01T15:30" }, "waiting", "rescheduled"],
    [{ "call:reached": "refused", "call:refusal": "refusedSoft" }, "waiting", "refusedSoft"],
    [{ "call:reached": "refused", "call:refusal": "refusedHard" }, "done", "refusedHard"],
    [{ "call:reached": "no", "call:outcome": "ineligible" }, "done", "ineligible"],
  ])("ends with %o as %s", async (values, status, outcome) => {
    const callback = await callAbout();
    await stage.settle();
    const form = await stage.open("li", stage.card("callbacks", "川A8F26M"), "start");
    expect(await stage.send("li", form, values)).toMatchObject({ ok: true });
    const after = await Callback.named("cd01", callback._id);
    expect(after).toMatchObject({ status, attempts: [{ outcome }] });
    await stage.settle();
    expect(stage.errors).toEqual([]);
  });

  it("takes no agreed time that is past", async () => {
    await callAbout();
    await stage.settle();
    const form = await stage.open("li", stage.card("callbacks", "川A8F26M"), "start");
    const verdict = await stage.send("li", form, {
      "call:reached": "later",
      "call:when": "2026-12-01T09:00",
    });
    expect(verdict).toMatchObject({ ok: false, errors: { "call:when": expect.any(String) } });
  });

  it("is refused outside every window with the next time, and in it to who may not make it", async () => {
    await callAbout();
    await stage.settle();
    const card = stage.card("callbacks", "川A8F26M");
    stage.now = later(180);
    expect(await stage.press("li", card, "start")).toEqual({
      toast: "现在不是回访时间，请在 14:00 再拨。",
    });
    stage.now = later(0);
    expect(await stage.press("chen", card, "start")).toEqual({ toast: "这通回访不由您来打。" });
    expect(await Callback.claimed("cd01")).toEqual([]);
  });

  it("brings the next card when it is over", async () => {
    for (let i = 0; i < 7; i++) await buildCallback({ assignee: "li" });
    for (const callback of (await Callback.queueOf("cd01", "2026-12-01", stage.now)).slice(0, 5)) {
      await callback.post({ by: `post:${callback.id}`, at: stage.now }, "2026-12-01");
    }
    await stage.settle();
    const tasks = () => stage.chat.in("callbacks").filter(({ card }) => card.view?.kind === "task");
    expect(tasks()).toHaveLength(5);
    const form = await stage.open("li", tasks()[0]!, "start");
    await stage.send("li", form, { "call:reached": "no", "call:outcome": "busy" });
    await stage.settle();
    expect(tasks()).toHaveLength(6);
  });

  it("keeps the answers of somebody whose task went to a colleague meanwhile", async () => {
    const callback = await callAbout();
    await stage.settle();
    const card = stage.card("callbacks", "川A8F26M");
    const form = await stage.open("li", card, "start");
    const taken = await Callback.named("cd01", callback._id);
    await taken.release({ by: "stale", at: stage.now }, { person: "li" });
    const other = await stage.open("zhao", card, "start");
    expect(await stage.send("zhao", other, contentAnswers(other))).toMatchObject({ ok: true });

    expect(await stage.send("li", form, { ...contentAnswers(form), overall: 2 })).toMatchObject({
      ok: true,
      toast: expect.stringContaining("没有丢失"),
    });
    const after = await Callback.named("cd01", callback._id);
    expect(after.attempts.find(({ late }) => late)).toMatchObject({ by: "li", answers: { overall: 2 } });
  });
});
