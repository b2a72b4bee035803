import { beforeEach, describe, expect, it } from "vitest";
import { Callback } from "../../models/callback.ts";
import { Complaint } from "../../models/complaint.ts";
import { Customer } from "../../models/customer.ts";
import { dueReminders } from "../../models/rules/complaintClock.ts";
import { Store } from "../../models/store.ts";
import { useDatabase } from "../database.ts";
import {
  act,
  buildComplaint,
  buildCustomer,
  buildInformedComplaint,
  buildStaff,
  buildStore,
  buildVehicle,
  buildVerification,
  later,
  tuesday,
} from "../factories.ts";

useDatabase();
beforeEach(async () => {
  await buildStore();
  await buildStaff();
});

const again = ({ store, _id }: Complaint) => Complaint.named(store, _id);
const refused = (code: string) => expect.objectContaining({ code });
const plan = { cause: "派工太晚", measure: "重排工位", until: later(2880) };

describe("a complaint", () => {
  it("is raised once for one cause and department, its words once", async () => {
    const press = act("li");
    const about = { customer: (await buildCustomer())._id, vehicle: (await buildVehicle())._id };
    const same = { cause: "entry:1", ...about };
    const first = await buildComplaint(same, press);
    await buildComplaint(same, press);
    await buildComplaint(same, act("zhao"));
    expect(await Complaint.countDocuments({})).toBe(1);
    const { points, revision } = await again(first);
    expect(points).toEqual([{ item: "wait", score: 3, words: "等了三个小时" }]);
    expect(revision).toBe(2);
    const other = await buildComplaint({ ...same, department: "sales" }, press);
    expect(other.id).not.toBe(first.id);
  });

  it("gathers further words of the same cause as points", async () => {
    const first = await buildComplaint({ cause: "response:1" });
    const points = [{ item: "price", words: "太贵" }];
    await buildComplaint({ ...first.toObject(), points }, act("zhao"));
    expect((await again(first)).points.map(({ words }) => words)).toEqual(["等了三个小时", "太贵"]);
  });

  it("goes its way to the customer's word, each step once and in order", async () => {
    const complaint = await buildComplaint();
    await expect(complaint.planMeasure(act("wang"), plan)).rejects.toEqual(refused("complaint.notNow"));
    const press = act("wang");
    const acknowledged = await complaint.acknowledge(press);
    expect((await complaint.acknowledge(press)).revision).toBe(acknowledged.revision);
    await expect(acknowledged.acknowledge(act("gao"))).rejects.toEqual(refused("complaint.notNow"));
    const planned = await acknowledged.planMeasure(act("wang"), plan);
    expect(planned).toMatchObject({ state: "planned", plan, closeDue: plan.until });
    const informed = await planned.informCustomer(act("wang"), "已电话告知");
    const done = await informed.measureDone(act("wang", { at: later(600) }), "已调整");
    expect(done).toMatchObject({ state: "verifying", doneAt: later(600) });
    const closed = await done.verified(act("li"), { loop: 0, satisfied: true, words: "好了" });
    expect(closed.state).toBe("closed");
    expect(closed.timeline.map(({ act: what }) => what)).toEqual([
      ...["raised", "acknowledged", "planned", "informed", "done", "verifying", "satisfied"],
    ]);
  });

  it("turns what was promised with the plan into a task with a due time", async () => {
    const acknowledged = await (await buildComplaint()).acknowledge(act("wang"));
    const planned = await acknowledged.planMeasure(act("wang"), { ...plan, promised: "周四前回电" });
    expect(planned.promised).toMatchObject([{ text: "周四前回电", due: plan.until }]);
    const kept = await planned.keepPromise(act("wang", { at: later(60) }), planned.promised[0]!.id);
    expect(kept.promised[0]!.keptAt).toEqual(later(60));
    await expect(kept.keepPromise(act("wang"), "no such")).rejects.toEqual(
      refused("complaint.alreadyDecided"),
    );
  });

  it("lets one of two at once acknowledge", async () => {
    const complaint = await buildComplaint();
    const results = await Promise.allSettled([
      complaint.acknowledge(act("wang")),
      complaint.acknowledge(act("gao")),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("changes hands until it is closed", async () => {
    const complaint = await (await buildComplaint()).handOver(act("wang"), "wu");
    expect(complaint.owner).toBe("wu");
    const closed = await complaint.closeWithoutCustomer(act("gao"), "联系不上");
    await expect(closed.handOver(act("gao"), "wang")).rejects.toEqual(refused("complaint.notNow"));
    expect(await Complaint.open("cd01")).toEqual([]);
    expect(await Complaint.ownedBy("cd01", "wu")).toEqual([]);
  });
});

describe("the verification call", () => {
  it("is made when the measure is done, for the complaint's loop", async () => {
    const { complaint, callback } = await buildVerification();
    expect(callback).toMatchObject({ kind: "verification", complaint: complaint._id, occurrence: 0 });
    await complaint.verified(act("li"), { loop: 0, satisfied: false, words: "还是响" });
    const reopened = await again(complaint);
    const replanned = await reopened.planMeasure(act("wang"), { ...plan, until: later(9000) });
    await (await replanned.informCustomer(act("wang"))).measureDone(act("wang", { at: later(4000) }));
    const calls = await Callback.ofCause("cd01", `complaint:${complaint.id}`);
    expect(calls.map(({ occurrence }) => occurrence).sort()).toEqual([0, 1]);
  });

  it("is not made to a customer who wants no calls: the general manager is asked", async () => {
    const complaint = await buildInformedComplaint();
    await (await Customer.named("cd01", complaint.customer)).stopCalling(act("li"), "别再打了");
    const done = await complaint.measureDone(act("wang"));
    expect(done).toMatchObject({ state: "verifying", unverified: { outcome: "refusedHard" } });
    expect(await Callback.countDocuments({})).toBe(0);
  });

  it("is called off when the general manager closes without it", async () => {
    const { complaint, callback } = await buildVerification();
    const closed = await complaint.closeWithoutCustomer(act("gao"), "客户出国");
    expect(closed).toMatchObject({ state: "closed", closed: { satisfied: false, reason: "客户出国" } });
    expect(await Callback.named("cd01", callback._id)).toMatchObject({
      status: "done",
      outcome: "ineligible",
    });
  });

  it("counts only for the loop that it asks about", async () => {
    const { complaint } = await buildVerification();
    await expect(complaint.verified(act("li"), { loop: 1, satisfied: true, words: "" })).rejects.toEqual(
      refused("complaint.notNow"),
    );
  });
});

describe("who decides", () => {
  it("is never the owner who closes his own complaint", async () => {
    const complaint = await buildComplaint({ owner: "gao" });
    await expect(complaint.closeWithoutCustomer(act("gao"), "算了")).rejects.toEqual(
      refused("complaint.ownRequest"),
    );
  });

  it("is somebody else than who asked for more time, and the new day counts once he agrees", async () => {
    const { complaint } = await buildVerification();
    const until = later(9000);
    const asked = await complaint.askExtension(act("wang"), until, "配件未到");
    const [extension] = asked.extensions;
    await expect(asked.decideExtension(act("wang"), extension!.id, true)).rejects.toEqual(
      refused("complaint.ownRequest"),
    );
    expect((await again(complaint)).closeDue).toEqual(plan.until);
    const decided = await asked.decideExtension(act("wu"), extension!.id, true);
    expect(decided.closeDue).toEqual(until);
    await expect(decided.decideExtension(act("gao"), extension!.id, false)).rejects.toEqual(
      refused("complaint.alreadyDecided"),
    );
  });

  it("notes a small compensation and asks for a large one", async () => {
    const complaint = await buildComplaint();
    await complaint.askCompensation(act("wang"), 500, "补偿券", 500);
    const asked = await complaint.askCompensation(act("li"), 501, "退工时费", 500);
    expect(asked.compensation.map(({ state }) => state)).toEqual(["noted", "asked"]);
    const large = asked.compensation[1]!.id;
    for (const person of ["li", "wang"]) {
      await expect(asked.decideCompensation(act(person), large, true)).rejects.toEqual(
        refused("complaint.ownRequest"),
      );
    }
    const refusedIt = await asked.decideCompensation(act("gao"), large, false, "太多");
    expect(refusedIt.compensation[1]).toMatchObject({ state: "refused", decided: { person: "gao" } });
  });
});

describe("the file", () => {
  it("keeps what is written once, its changes and its deletion", async () => {
    const complaint = await buildComplaint();
    await complaint.wrote(act("wang"), "m1", "已联系车间");
    await complaint.wrote(act("wang"), "m1", "已联系车间");
    await complaint.edited(act("wang", { at: later(1) }), "m1", "已联系车间主任");
    const deleted = await complaint.deleted(act("wang", { at: later(2) }), "m1");
    const said = deleted.timeline.filter(({ act: what }) => what === "said");
    expect(said).toEqual([
      {
        ...{ id: "m1", at: tuesday, person: "wang", act: "said", text: "已联系车间主任" },
        edited: [{ at: later(1), text: "已联系车间" }],
        deleted: later(2),
      },
    ]);
    await expect(complaint.edited(act("wang"), "m2", "?")).rejects.toEqual(refused("complaint.unknownPart"));
  });

  it("loses nothing of what twenty people write at once", async () => {
    const complaint = await buildComplaint();
    const keys = Array.from({ length: 20 }, (_, i) => `m${i}`);
    await Promise.all(keys.map((key) => complaint.wrote(act("wang"), key, key)));
    const { timeline, revision } = await again(complaint);
    expect(
      timeline
        .map(({ id }) => id)
        .slice(1)
        .sort(),
    ).toEqual([...keys].sort());
    expect(revision).toBe(21);
  });
});

describe("the clock", () => {
  it("has each person told once of a deadline, whoever looks", async () => {
    const complaint = await buildComplaint();
    const office = (await Store.named("cd01")).officeHours();
    const superiors = { heads: ["wang"], gms: ["gao"] };
    const now = later(70);
    const [reminder, ...others] = dueReminders(complaint, superiors, now, office);
    expect(others).toEqual([]);
    const mark = { ...reminder!, at: now };
    const told = await Promise.all([1, 2, 3].map(() => complaint.tell(mark)));
    expect(told.filter(Boolean)).toHaveLength(1);
    const marked = await again(complaint);
    expect(dueReminders(marked, superiors, now, office)).toEqual([]);
    expect(marked.timeline.at(-1)).toMatchObject({
      act: "reminded",
      params: { clock: "ack", person: "wang" },
    });
  });

  it("lists what was raised and what is due to close in a period", async () => {
    const complaint = await buildComplaint();
    expect(await Complaint.raisedBetween("cd01", tuesday, later(1))).toHaveLength(1);
    expect(await Complaint.raisedBetween("cd01", later(1), later(2))).toEqual([]);
    const due = complaint.closeDue;
    expect(await Complaint.dueBetween("cd01", due, new Date(+due + 1))).toHaveLength(1);
  });
});
