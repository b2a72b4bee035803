import { describe, expect, it } from "vitest";
import { Callback } from "../../../models/callback.ts";
import { Customer } from "../../../models/customer.ts";
import { Point } from "../../../models/point.ts";
import { useDatabase } from "../../database.ts";
import { buildOpenCallback, buildPoint, buildVisit, later } from "../../factories.ts";
import { contentAnswers, useStage } from "./stage.ts";

useDatabase();
const stage = useStage();

describe("a point", () => {
  it("reaches its owner, is answered, and is the first thing asked on the next call", async () => {
    const visit = await buildVisit();
    const point = await buildPoint({ customer: visit.owner!, vehicle: visit.vehicle, text: "备胎盖没装" });
    await buildOpenCallback({ visit: visit._id, assignee: "li" });
    await stage.settle();
    expect(stage.card("complaints.service", "备胎盖没装").card.todo).toEqual({ of: ["chen"] });

    const form = await stage.open("chen", stage.card("dm:chen", "备胎盖没装"), "answer");
    await stage.send("chen", form, { answer: "已补装" });
    await stage.settle();
    expect(stage.card("dm:chen", "备胎盖没装").card.plain).toBe("遗留问题已答复：备胎盖没装｜陈三：已补装");

    const task = stage.chat.in("callbacks").find(({ card }) => card.view?.kind === "task")!;
    expect(task.card.view).toMatchObject({ points: 1 });
    const call = await stage.open("li", task, "start");
    const key = `point:${String(point._id)}`;
    expect(call.view!.points).toMatchObject([{ key, text: "备胎盖没装" }]);
    const asked = call.questions.filter(({ key: each }) => !each.startsWith("call:"));
    expect(asked[0]).toMatchObject({ key, script: expect.stringContaining("已补装"), required: true });

    const unsaid = Object.fromEntries(Object.entries(contentAnswers(call)).filter(([each]) => each !== key));
    expect(await stage.send("li", call, unsaid)).toMatchObject({
      ok: false,
      errors: { [key]: expect.any(String) },
    });
    await stage.send("li", call, contentAnswers(call));
    expect(await Point.named("cd01", point._id)).toMatchObject({ state: "settled" });
  });

  it("is left open by a call that passes it on, and a message is said in the department's channel", async () => {
    await buildOpenCallback({ assignee: "li" });
    await buildOpenCallback({ assignee: "li" });
    await stage.settle();
    const [first, second] = stage.chat.in("callbacks").filter(({ card }) => card.view?.kind === "task");
    const one = await stage.open("li", first!, "start");
    const passed = { "call:passOn": "工具包没还", "call:passAs": "point", "call:passTo": "service" };
    await stage.send("li", one, { ...contentAnswers(one), ...passed });
    const other = await stage.open("li", second!, "start");
    await stage.send("li", other, { ...contentAnswers(other), "call:passOn": "表扬陈三，很耐心" });
    await stage.settle();
    expect(await Point.find({})).toMatchObject([
      { text: "工具包没还", state: "open", department: "service" },
    ]);
    expect(stage.lines("complaints.service")).toContain("李一 转达客户的话：表扬陈三，很耐心");
  });

  it("that asks for a number brings the call back when the advisor finds it", async () => {
    const callback = await buildOpenCallback({ assignee: "li" });
    await stage.settle();
    const task = stage.chat.in("callbacks").find(({ card }) => card.view?.kind === "task")!;
    const form = await stage.open("li", task, "start");
    await stage.send("li", form, { "call:reached": "no", "call:outcome": "invalidNumber" });
    await stage.settle();
    expect(task.card.plain).toContain("空号，等 陈三 补号码");

    stage.now = later(30);
    const asked = await stage.open("chen", stage.card("dm:chen", "请补客户电话"), "answer");
    expect(await stage.send("chen", asked, { answer: "没有" })).toMatchObject({
      ok: false,
      errors: { answer: expect.any(String) },
    });
    expect(await stage.send("chen", asked, { answer: "139 0000 9999" })).toMatchObject({ ok: true });
    await stage.settle();

    const again = await Callback.named("cd01", callback._id);
    expect(again).toMatchObject({ status: "open", day: "2026-12-01" });
    expect(await Customer.named("cd01", again.customer)).toMatchObject({
      phone: "+8613900009999",
      name: "周先生",
    });
    const resumed = await stage.open("li", task, "start");
    expect(resumed.view!.phone).toEqual({ dial: "+8613900009999", shown: "139 0000 9999" });
    expect(JSON.stringify(stage.chat.messages)).not.toContain("00009999");
  });

  it("is answered by its owner, not by whoever passes by", async () => {
    await buildPoint();
    await stage.settle();
    const card = stage.card("dm:chen", "备胎盖没装");
    const foreign = { ...card, place: { ...card.place, channel: "callbacks" } };
    expect(await stage.press("sun", foreign, "answer")).toEqual({ toast: "这个遗留问题由负责人答复。" });
    expect(await stage.press("sun", card, "answer")).toEqual({
      toast: expect.stringContaining("不在这个频道"),
    });
  });
});
