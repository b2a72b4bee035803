import { describe, expect, it } from "vitest";
import { AuditEntry } from "../../../models/auditEntry.ts";
import { Callback } from "../../../models/callback.ts";
import { Complaint } from "../../../models/complaint.ts";
import { Customer } from "../../../models/customer.ts";
import { Vehicle } from "../../../models/vehicle.ts";
import { Visit } from "../../../models/visit.ts";
import { useDatabase } from "../../database.ts";
import { buildOpenCallback, buildPerson, buildVehicle, buildVisit, later } from "../../factories.ts";
import { inFull } from "../../queries.ts";
import { useStage } from "./stage.ts";

useDatabase();
const stage = useStage();

/** Opens the form of a command typed in the callback channel. */
async function typed(person: string, command: string) {
  const { form, toast } = await stage.write(person, command);
  if (!form) throw new Error(toast ?? "no form");
  return form;
}

const car = { car: "川A·8F26M", phone: "139 0000 4321", name: "刘女士", model: "云帆 EV" };

describe("a visit entered by hand", () => {
  it("makes the files of car and customer, and waits for its calls to be planned", async () => {
    const form = await typed("chen", "/visit");
    const values = {
      type: "repair",
      number: "r-20418",
      at: "2026-12-01T09:30",
      work: "小保养",
      by: "chen",
      ...car,
    };
    expect(await stage.send("chen", form, values)).toMatchObject({ ok: true });
    const [visit] = await inFull(Visit.toPlan("cd01", 10));
    expect(visit).toMatchObject({ type: "repair", number: "R-20418", advisor: "chen", work: "小保养" });
    expect(await Vehicle.named("cd01", visit!.vehicle)).toMatchObject({
      plate: "川A8F26M",
      model: "云帆 EV",
    });
    expect(await Customer.named("cd01", visit!.owner!)).toMatchObject({
      phone: "+8613900004321",
      name: "刘女士",
    });
  });

  it("is one visit when it is entered twice", async () => {
    const values = { type: "repair", number: "R1", at: "2026-12-01T09:30", ...car };
    await stage.send("chen", await typed("chen", "/visit"), values);
    expect(await stage.send("li", await typed("li", "/到店"), values)).toMatchObject({
      ok: true,
      toast: "这条到店记录已经有了，没有改动。",
    });
    expect(await Visit.countDocuments({})).toBe(1);
  });

  it.each([
    [{ car: "我的车" }, "car"],
    [{ phone: "1234" }, "phone"],
    [{ at: "2026-12-02T09:30" }, "at"],
    [{ number: "" }, "number"],
    [{ type: "gift" }, "type"],
  ])("is sent back with %o", async (wrong, key) => {
    const form = await typed("chen", "/visit");
    const values = { type: "repair", number: "R1", at: "2026-12-01T09:30", ...car, ...wrong };
    expect(await stage.send("chen", form, values)).toMatchObject({
      ok: false,
      errors: { [key]: expect.any(String) },
    });
    expect(await Visit.countDocuments({})).toBe(0);
  });
});

describe("a complaint taken down by hand", () => {
  it("reaches the manager at once, and is one however often its form is sent", async () => {
    const form = await typed("li", "/complaint");
    const values = {
      ...car,
      words: "洗车把后视镜碰歪了",
      department: "service",
      level: "major",
      urgent: true,
    };
    expect(await stage.send("li", form, values)).toEqual({ ok: true, toast: "投诉已送到 王五。" });
    expect(await stage.send("li", form, values)).toMatchObject({ ok: true });
    await stage.settle();
    expect(await Complaint.find({})).toMatchObject([
      { department: "service", level: "major", urgent: true, owner: "wang", raisedBy: "li" },
    ]);
    const { card } = stage.card("complaints.service", "洗车把后视镜碰歪了");
    expect(card).toMatchObject({ todo: { of: ["wang"], urgent: true } });
  });

  it("can come of a message in the thread of a call", async () => {
    const vehicle = await buildVehicle({ plate: "川A40B8L" });
    const visit = await buildVisit({ data: { vehicle: vehicle._id } });
    await buildOpenCallback({ visit: visit._id, assignee: "li" });
    await stage.settle();
    const card = stage.card("callbacks", "川A40B8L");
    const { form } = await stage.write("li", "/投诉 说好的赠品没给", { thread: card.id });
    expect(form!.values).toEqual({ words: "说好的赠品没给" });
    await stage.send("li", form!, { ...form!.values, department: "sales" });
    await stage.settle();
    expect(await Complaint.find({})).toMatchObject([
      { department: "sales", owner: "wu", vehicle: vehicle._id },
    ]);
    expect(stage.card("complaints.sales", "川A40B8L").card.plain).toContain("说好的赠品没给");
  });

  it("comes of a call that is over by one press, with the customer's words", async () => {
    const callback = await buildOpenCallback({ assignee: "li" });
    await stage.settle();
    const task = () => stage.chat.in("callbacks").find(({ card }) => card.view?.kind === "task")!;
    const form = await stage.open("li", task(), "start");
    const low = { overall: 3, "overall-Comment": "太慢", quality: 9, "call:complaint": false };
    await stage.send("li", form, { "call:reached": "yes", ...low });
    await stage.settle();
    const complaint = await stage.open("li", task(), "complain");
    expect(complaint.values).toEqual({ words: "太慢" });
    await stage.send("li", complaint, { words: "太慢", department: "service" });
    await stage.settle();
    expect(await Complaint.find({})).toMatchObject([{ callback: callback._id, points: [{ words: "太慢" }] }]);
    expect(task().card.plain).toContain("已转投诉");
    expect(
      task()
        .card.buttons!.flat()
        .map(({ action }) => action),
    ).toEqual(["file"]);
  });
});

describe("the advisor's form at handover", () => {
  it("keeps whether, when and on which number the customer wants to be called", async () => {
    const form = await typed("chen", "/customer");
    const values = {
      ...{ phone: "13900004321", consent: "yes", preferred: "13900008888" },
      ...{ from: "18：00", to: "19:30", days: ["tue", "thu"] },
    };
    expect(await stage.send("chen", form, values)).toMatchObject({ ok: true });
    expect(await Customer.byPhone("cd01", "+8613900004321")).toMatchObject({
      consent: "yes",
      preferredPhone: "+8613900008888",
      slot: { tue: "18:00-19:30", thu: "18:00-19:30" },
    });
  });

  it("stops every call to who wants none", async () => {
    await stage.send("chen", await typed("chen", "/customer"), { phone: "13900004321", consent: "no" });
    const customer = await Customer.byPhone("cd01", "+8613900004321");
    const visit = await buildVisit({ data: { owner: customer._id } });
    await buildOpenCallback({ visit: visit._id, assignee: "li" });
    await stage.settle();
    const task = stage.chat.in("callbacks").find(({ card }) => card.view?.kind === "task")!;
    expect(await stage.press("li", task, "start")).toEqual({
      toast: "这位客户不愿再接回访电话，请不要拨打。",
    });
    expect(await Callback.claimed("cd01")).toEqual([]);
  });

  it("takes no slot that ends before it begins", async () => {
    const form = await typed("chen", "/customer");
    const values = { phone: "13900004321", consent: "yes", from: "19:00", to: "18:00" };
    expect(await stage.send("chen", form, values)).toMatchObject({
      ok: false,
      errors: { from: expect.any(String) },
    });
  });
});

describe("who is only of the head office", () => {
  it("enters nothing at a store, and the attempt is written down", async () => {
    await buildPerson({ code: "hq", name: "总部", roles: ["headOffice"] });
    expect(await stage.write("hq", "/visit")).toEqual({ toast: expect.stringContaining("不是本店员工") });
    expect(await AuditEntry.between("cd01", later(-1), later(1))).toMatchObject([
      { person: "hq", act: "refused" },
    ]);
  });
});
