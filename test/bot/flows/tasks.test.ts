import { describe, expect, it } from "vitest";
import { Callback } from "../../../models/callback.ts";
import { Customer } from "../../../models/customer.ts";
import { Day } from "../../../models/day.ts";
import { useDatabase } from "../../database.ts";
import {
  act,
  buildCustomer,
  buildOpenCallback,
  buildVerification,
  buildVisit,
  later,
} from "../../factories.ts";
import { contentAnswers, useStage } from "./stage.ts";

useDatabase();
const stage = useStage();

const task = () => stage.chat.in("callbacks").findLast(({ card }) => card.view?.kind === "task")!;

async function open(person = "li"): Promise<Callback> {
  const callback = await buildOpenCallback({ assignee: person });
  await stage.settle();
  return callback;
}

describe("a task", () => {
  it("is handed over to a colleague who is there and may make it", async () => {
    const callback = await open();
    const form = await stage.open("li", task(), "handOver");
    expect(form.questions).toMatchObject([{ key: "to", options: [{ value: "zhao", label: "赵二" }] }]);
    expect(await stage.send("li", form, { to: "sun" })).toMatchObject({
      ok: false,
      errors: { to: expect.any(String) },
    });
    expect(await stage.send("li", form, { to: "zhao" })).toEqual({ ok: true, toast: "已转交给 赵二。" });
    await stage.settle();
    expect(await Callback.named("cd01", callback._id)).toMatchObject({ assignee: "zhao", status: "open" });
    expect(task().card.todo).toEqual({ of: ["zhao"] });
  });

  it("that somebody has taken is his to hand over, or his manager's", async () => {
    await open();
    await stage.open("li", task(), "start");
    await stage.settle();
    expect(await stage.press("zhao", task(), "handOver")).toEqual({ toast: "已由 李一 接手。" });
    expect((await stage.press("wang", task(), "handOver")).form).toBeDefined();
  });

  it("that verifies a complaint is not for the complaint's owner", async () => {
    const { callback } = await buildVerification();
    await callback.release({ by: "x", at: stage.now }, { person: "li" });
    await stage.settle();
    expect(await stage.press("wang", task(), "start")).toEqual({ toast: "这通回访不由您来打。" });
    const form = await stage.open("zhao", task(), "start");
    expect(form.view!.steps.items).toEqual([expect.stringMatching(/^verify:/)]);
  });

  it("shows the car's file to who presses it, with visits, calls and points", async () => {
    await open();
    const form = await stage.open("li", task(), "start");
    await stage.send("li", form, { ...contentAnswers(form), overall: 8 });
    await stage.settle();
    const { card } = await stage.press("chen", task(), "file");
    expect(card!.view).toMatchObject({
      kind: "file",
      visits: [{ type: "repair", work: "小保养" }],
      calls: [{ kind: "service", outcome: "completed", score: 8, by: { code: "li" } }],
    });
  });

  it("is called in the customer's own slot, when nobody else is called", async () => {
    const owner = await buildCustomer({ slot: { "mon-fri": "12:00-13:00" } });
    const visit = await buildVisit({ data: { owner: owner._id } });
    await buildOpenCallback({ visit: visit._id, assignee: "li" });
    await stage.settle();
    expect(await stage.press("li", task(), "start")).toEqual({
      toast: "现在不是回访时间，请在 12:00 再拨。",
    });
    stage.now = later(150);
    expect((await stage.open("li", task(), "start")).view!.slot).toBe("mon-fri 12:00-13:00");
  });

  it("is called at the time agreed with the customer, outside every window", async () => {
    const callback = await open();
    const form = await stage.open("li", task(), "start");
    await stage.send("li", form, { "call:reached": "later", "call:when": "2026-12-01T19:00" });
    const put = await Callback.named("cd01", callback._id);
    expect(put).toMatchObject({
      status: "waiting",
      agreed: true,
      nextAt: new Date("2026-12-01T19:00:00+08:00"),
    });
    await put.resume({ by: "time", at: put.nextAt! }, { day: "2026-12-01" });
    await stage.settle();
    stage.now = new Date("2026-12-01T19:02:00+08:00");
    expect((await stage.press("li", task(), "start")).form).toBeDefined();
  });

  it("goes on under the next day's card, and says so on the first", async () => {
    const callback = await open();
    await callback.carryOver({ by: "close", at: later(600) }, "2026-12-02");
    await stage.settle();
    expect(stage.chat.in("callbacks").filter(({ card }) => card.view?.kind === "task")).toHaveLength(1);
    expect(task().card).toMatchObject({ view: { now: { state: "moved", to: "2026-12-02" } } });
    expect(task().card.buttons).toBeUndefined();

    await Day.post("cd01", "2026-12-02", act());
    await stage.settle();
    const cards = stage.chat.in("callbacks").filter(({ card }) => card.view?.kind === "task");
    expect(cards.map(({ card }) => (card.view?.kind === "task" ? card.view.now.state : ""))).toEqual([
      "moved",
      "open",
    ]);
    expect(cards[1]!.card.plain).not.toContain("移到");
  });

  it("asks a customer without a number for one by way of his advisor", async () => {
    const visit = await buildVisit();
    const { _id } = await Customer.named("cd01", visit.owner!);
    await Customer.updateOne({ _id }, { $unset: { phone: 1 }, $set: { nameless: "x" } });
    await buildOpenCallback({ visit: visit._id, assignee: "li" });
    await stage.settle();
    const form = await stage.open("li", task(), "start");
    expect(form.view!.phone).toEqual({ dial: "", shown: "没有号码" });
    await stage.send("li", form, { "call:reached": "no", "call:outcome": "invalidNumber" });
    await stage.settle();
    expect(stage.lines("dm:chen")).toEqual([expect.stringContaining("请补客户电话")]);
  });
});
