import { describe, expect, it } from "vitest";
import { AuditEntry } from "../../../models/auditEntry.ts";
import { Callback } from "../../../models/callback.ts";
import { Complaint } from "../../../models/complaint.ts";
import { useDatabase } from "../../database.ts";
import {
  act,
  buildComplaint,
  buildInformedComplaint,
  buildOpenCallback,
  buildPerson,
  buildVehicle,
  buildVisit,
  later,
} from "../../factories.ts";
import type { FakeMessage } from "../../fakes/chat.ts";
import { contentAnswers, useStage } from "./stage.ts";

useDatabase();
const stage = useStage();
const HOUR = 60;

/** The only complaint there is, as it stands. */
const theComplaint = async (): Promise<Complaint> => (await Complaint.findOne({ store: "cd01" }))!;

const threadOf = (root: FakeMessage): string[] => stage.lines(root.place.channel, root.id);

/** The card of the complaint in the service department's channel. */
async function complaintCard(): Promise<FakeMessage> {
  await stage.settle();
  return stage.card("complaints.service", "投诉");
}

/** Does a step of the complaint by its button and, where it asks something, by its form. */
async function step(person: string, action: string, values?: Record<string, string | number | boolean>) {
  const card = await complaintCard();
  if (!values) return stage.press(person, card, action);
  const form = await stage.open(person, card, action);
  return stage.send(person, form, values);
}

describe("a complaint from a call to its closing", () => {
  it("is planned, told, put right, not satisfied once, and closed on the customer's word", async () => {
    const vehicle = await buildVehicle({ plate: "川A40B8L" });
    const visit = await buildVisit({ data: { vehicle: vehicle._id } });
    await buildOpenCallback({ visit: visit._id, assignee: "li" });
    await stage.settle();
    const form = await stage.open("li", stage.card("callbacks", "川A40B8L"), "start");
    const low = {
      overall: 2,
      "overall-Comment": "故障灯还亮着",
      "call:complaint": true,
      "call:urgent": true,
    };
    await stage.send("li", form, { ...contentAnswers(form), ...low });

    const card = await complaintCard();
    expect(card.card.plain).toContain("故障灯还亮着");
    expect(card.card.view).toMatchObject({
      kind: "complaint",
      step: "open",
      urgent: true,
      owner: { code: "wang" },
    });

    expect(await step("wang", "acknowledge")).toEqual({ toast: "已确认收到。请在时限内拿出方案。" });
    const plan = {
      cause: "线束松动",
      measure: "更换插头",
      until: "2026-12-02T18:00",
      promised: "明天给答复",
    };
    expect(await step("wang", "plan", plan)).toMatchObject({ ok: true });
    expect(await step("wang", "tellCustomer", { text: "客户同意" })).toMatchObject({ ok: true });
    expect(await step("wang", "measureDone", { text: "已更换" })).toMatchObject({ ok: true });
    expect(await theComplaint()).toMatchObject({ state: "verifying", loop: 0 });

    expect(await verified(false)).toMatchObject({ ok: true });
    await stage.settle();
    expect(await theComplaint()).toMatchObject({ state: "reopened", loop: 1 });
    expect(threadOf(card).at(-1)).toBe("客户还不满意，重新打开：灯又亮了");

    await step("wang", "plan", { cause: "传感器", measure: "更换传感器", until: "2026-12-03T18:00" });
    await step("wang", "tellCustomer", { text: "" });
    await step("wang", "measureDone", { text: "" });
    expect(await verified(true)).toMatchObject({ ok: true });
    await stage.settle();

    expect(await theComplaint()).toMatchObject({
      state: "closed",
      loop: 1,
      closed: { satisfied: true, person: "li" },
    });
    expect(stage.card("complaints.service", "川A40B8L").card).toMatchObject({
      plain: expect.stringContaining("已关闭"),
      view: { step: "closed", closed: { satisfied: true } },
    });
    expect(threadOf(card)).toEqual([
      "由 李一 登记",
      "王五 已确认收到",
      "王五 的方案：更换插头",
      "王五 已把方案告诉客户：客户同意",
      "王五：措施已完成，等待回访核实",
      "已安排回访核实",
      "客户还不满意，重新打开：灯又亮了",
      "王五 的方案：更换传感器",
      "王五 已把方案告诉客户：–",
      "王五：措施已完成，等待回访核实",
      "已安排回访核实",
      "客户满意，投诉关闭",
    ]);
    expect(stage.errors).toEqual([]);
  }, 60_000);

  /** The clerk asks the customer of the verification call that is planned. */
  async function verified(satisfied: boolean) {
    const calls = await Callback.ofCause("cd01", `complaint:${(await theComplaint()).id}`);
    const call = calls.find(({ status }) => status !== "done")!;
    await call.post(act(), call.dueDay);
    await stage.settle();
    const card = stage.card("callbacks", "投诉跟踪");
    expect(await stage.press("wang", card, "start")).toEqual({ toast: "这通回访不由您来打。" });
    const form = await stage.open("li", card, "start");
    const key = `verify:${(await theComplaint()).id}`;
    return stage.send("li", form, {
      ...contentAnswers(form),
      [key]: satisfied,
      ...(!satisfied && { [`${key}-Comment`]: "灯又亮了" }),
    });
  }
});

describe("money for the customer", () => {
  it("is noted up to the store's limit, and finance is told", async () => {
    await buildComplaint();
    expect(await step("wang", "compensate", { amount: "500", reason: "送一次保养" })).toMatchObject({
      ok: true,
      toast: "已登记，并告知财务。",
    });
    await stage.settle();
    expect((await theComplaint()).compensation).toMatchObject([{ amount: 500, state: "noted" }]);
    expect(stage.lines("dm:gao")).toEqual(["王五 登记补偿 500 元：送一次保养"]);
  });

  it("waits above the limit for the general manager, who refuses it with a reason", async () => {
    await buildComplaint();
    await step("wang", "compensate", { amount: "￥1,200", reason: "客户误工" });
    await stage.settle();
    const request = stage.card("dm:gao", "申请补偿 1200 元：客户误工");
    const asked = request.card.buttons!.flat().map(({ action }) => action);
    expect(asked).toEqual(["approve", "refuse", "file"]);

    const form = await stage.open("gao", request, "refuse");
    expect(await stage.send("gao", form, { reason: "" })).toMatchObject({
      ok: false,
      errors: { reason: expect.any(String) },
    });
    expect(await stage.send("gao", form, { reason: "先免工时费" })).toMatchObject({ ok: true });
    await stage.settle();
    expect((await theComplaint()).compensation).toMatchObject([
      { amount: 1200, state: "refused", decided: { person: "gao" } },
    ]);
    expect(request.card.plain).toContain("高七 12月1日 10:00 未同意");
    expect(request.card.buttons).toBeUndefined();
    expect(threadOf(await complaintCard())).toContain("高七 没有批准补偿：先免工时费");
    expect(stage.lines("dm:gao")).toContain("高七 没有批准补偿 1200 元：客户误工");
  });

  it("is never approved by the one who asked, nor by the owner", async () => {
    await buildPerson({ code: "gu", name: "顾八", roles: ["gm"] });
    await buildComplaint({ owner: "gu" });
    await step("gao", "compensate", { amount: "1200", reason: "误工" });
    await stage.settle();
    expect(stage.chat.in("dm:gao")).toHaveLength(1);
    expect(stage.lines("dm:gao")[0]).toContain("待批准");
    expect((await theComplaint()).compensation).toMatchObject([{ state: "asked" }]);
    await buildPerson({ code: "he", name: "何九", roles: ["gm"] });
    const changed = await (await theComplaint()).wrote(act("wang"), "web:x:1", "请何总看");
    expect(changed.timeline.at(-1)).toMatchObject({ act: "said" });
    await stage.settle();
    expect(await stage.press("he", stage.card("dm:he", "元：误工"), "approve")).toEqual({
      toast: "已批准。",
    });
    expect((await theComplaint()).compensation).toMatchObject([
      { state: "approved", decided: { person: "he" } },
    ]);
  });

  it.each(["0", "-5", "many", "1e9"])("takes no amount like %s", async (amount) => {
    await buildComplaint();
    expect(await step("wang", "compensate", { amount, reason: "x" })).toEqual({
      ok: false,
      errors: { amount: "请填大于 0 的金额。" },
    });
  });
});

describe("more time", () => {
  it("is another manager's to give, and moves the day on which the complaint is due", async () => {
    await buildInformedComplaint();
    stage.now = later(HOUR);
    expect(await step("wang", "extend", { until: "2026-12-05T18:00", reason: "等配件" })).toMatchObject({
      ok: true,
    });
    await stage.settle();
    expect(await stage.press("wu", stage.card("dm:wu", "等配件"), "approve")).toEqual({ toast: "已批准。" });
    expect((await theComplaint()).closeDue).toEqual(new Date("2026-12-05T18:00:00+08:00"));
    expect(stage.chat.in("dm:wang")).toEqual([]);
  });
});

describe("the thread of a complaint", () => {
  it("is its file: each reply with author and time, edits and deletions kept as such", async () => {
    await buildComplaint();
    const card = await complaintCard();
    const thread = { channel: "complaints.service", thread: card.id };
    await stage.write("wang", "已联系客户", thread);
    const complaint = await theComplaint();
    const said = complaint.timeline.at(-1)!;
    expect(said).toMatchObject({ act: "said", person: "wang", text: "已联系客户", at: stage.now });

    const message = {
      place: { platform: "web" as const, store: "cd01", ...thread },
      id: said.id.split(":").at(-1)!,
    };
    const event = { platform: "web" as const, by: { store: "cd01", person: "wang" }, at: stage.now };
    await stage.chat.inbox!.edited({ ...event, key: "web:edit", message, text: "已联系客户，约下午" });
    await stage.chat.inbox!.deleted({ ...event, key: "web:delete", message });
    await stage.settle();
    expect((await theComplaint()).timeline.at(-1)).toMatchObject({
      text: "已联系客户，约下午",
      edited: [{ text: "已联系客户" }],
      deleted: stage.now,
    });
    // What was written here is not said here once more.
    expect(threadOf(card)).toEqual(["由 李一 登记"]);
  });

  it("changes nothing that somebody else wrote", async () => {
    await buildComplaint();
    const card = await complaintCard();
    const thread = { channel: "complaints.service", thread: card.id };
    await stage.write("wang", "已联系客户", thread);
    const id = (await theComplaint()).timeline.at(-1)!.id.split(":").at(-1)!;
    await stage.chat.inbox!.deleted({
      ...{ key: "web:theirs", platform: "web", at: stage.now, by: { store: "cd01", person: "gao" } },
      message: { place: { platform: "web", store: "cd01", ...thread }, id },
    });
    expect((await theComplaint()).timeline.at(-1)!.deleted).toBeUndefined();
  });
});

describe("who may do what to a complaint", () => {
  const steps = [
    ["acknowledge", ["wang", "gao"]],
    ["plan", ["wang", "gao"]],
    ["handOver", ["wang", "gao"]],
    ["compensate", ["wang", "gao"]],
    ["level", ["wang", "gao"]],
    ["closeWithoutCustomer", ["gao"]],
  ] as const;
  const staff = ["li", "chen", "sun", "wang", "wu", "gao", "admin"];

  it.each(steps)("%s: %s alone", async (action, allowed) => {
    const raised = await buildComplaint();
    if (action === "plan") await raised.acknowledge(act("wang"));
    const card = await complaintCard();
    const let_in: string[] = [];
    for (const person of staff) {
      const { form, toast } = await stage.press(person, card, action);
      if (form || toast === "已确认收到。请在时限内拿出方案。") let_in.push(person);
      else if (!/^(这一步由|您不在这个频道里|王五 已经做了这一步)/.test(toast ?? "")) throw new Error(toast);
    }
    expect(let_in).toEqual(action === "acknowledge" ? ["wang"] : allowed);
    const refused = await AuditEntry.between("cd01", later(-HOUR), later(HOUR));
    expect(new Set(refused.map(({ person }) => person))).toEqual(
      new Set(staff.filter((person) => !allowed.some((each) => each === person))),
    );
  });

  it("lets nobody close his own complaint: another general manager has to", async () => {
    await buildComplaint({ owner: "gao" });
    expect(await step("gao", "closeWithoutCustomer")).toEqual({
      toast: "现在没有人可以决定这件事：申请人和负责人自己不能决定。它会留在报表里。",
    });
    expect(await theComplaint()).toMatchObject({ state: "open" });
  });

  it("tells who pressed too late by whom it was done", async () => {
    await buildComplaint();
    const card = await complaintCard();
    await stage.press("wang", card, "acknowledge");
    expect(await stage.press("gao", card, "acknowledge")).toEqual({ toast: "王五 已经做了这一步。" });
  });

  it("refuses who is none of the staff, and writes it down", async () => {
    await buildComplaint();
    const card = await complaintCard();
    expect(await stage.press("nobody", card, "acknowledge")).toEqual({
      toast: "您不是本店员工，或账号已停用。请联系门店管理员。",
    });
    const [entry] = await AuditEntry.between("cd01", later(-HOUR), later(HOUR));
    expect(entry).toMatchObject({ act: "refused", person: "nobody" });
  });

  it("makes whom it is handed to its owner, with his own way into the channel", async () => {
    await buildComplaint();
    const form = await stage.open("wang", await complaintCard(), "handOver");
    await stage.send("wang", form, { to: "chen" });
    await stage.settle();
    expect(await theComplaint()).toMatchObject({ owner: "chen" });
    expect(await stage.press("chen", await complaintCard(), "acknowledge")).toMatchObject({
      toast: expect.stringContaining("已确认收到"),
    });
  });
});
