import { beforeEach, describe, expect, it } from "vitest";
import type { Act } from "../../models/act.ts";
import { Callback } from "../../models/callback.ts";
import { Complaint } from "../../models/complaint.ts";
import { finishFollows } from "../../models/follow.ts";
import { finishAllFollows } from "../../models/follows.ts";
import type { Id } from "../../models/id.ts";
import { submitCall } from "../../models/submitCall.ts";
import type { Submission } from "../../models/submitFields.ts";
import { Vehicle } from "../../models/vehicle.ts";
import { crashingAfter } from "../crash.ts";
import { contents, restore, useDatabase, type Contents } from "../database.ts";
import {
  act,
  buildCallback,
  buildComplaint,
  buildCustomer,
  buildInformedComplaint,
  buildOpenCallback,
  buildPoint,
  buildStaff,
  buildStore,
  buildVehicle,
  buildVerification,
  buildVisit,
  later,
} from "../factories.ts";

useDatabase();

/** Something that happens to a store, and happens again whenever the one who asked for it does not hear back. */
interface Story {
  /** Builds what it starts from. */
  given(): Promise<unknown>;
  /** Does it; done again under the same keys it must change nothing. */
  happens(): Promise<unknown>;
}

/**
 * The process dies after every single write of a story in turn. Once it has begun, finishing what was left makes the
 * database the same as if nobody had died, and so does hearing the same event again.
 */
async function survives({ given, happens }: Story, begunAfter = 1): Promise<void> {
  await given();
  const before = await contents();
  await happens();
  await finishAllFollows();
  const undisturbed = await contents();
  expect(undisturbed).not.toEqual(before);
  await happens();
  expect(await contents()).toEqual(undisturbed);

  for (let writes = 0, died = true; died; writes++) {
    await restore(before);
    died = await crashingAfter(writes, happens);
    await finishAllFollows();
    if (writes >= begunAfter) expectSame(await contents(), undisturbed, writes);
    await happens();
    expectSame(await contents(), undisturbed, writes);
    if (writes > 100) throw new Error("the story never ends");
  }
}

function expectSame(found: Contents, wanted: Contents, writes: number): void {
  expect(found, `after a crash behind write ${writes}`).toEqual(wanted);
}

const submitted = (id: () => Id, submission: Partial<Submission>, deed: Act) => async () => {
  const callback = await Callback.named("cd01", id());
  await submitCall(callback, { outcome: "completed", chat: "web", ...submission }, deed);
};

beforeEach(async () => {
  await buildStore();
  await buildStaff();
});

describe("a crash after any write of", () => {
  it("a claim", async () => {
    let id: Id;
    const press = act("li");
    await survives({
      given: async () => (id = (await buildOpenCallback())._id),
      happens: async () => (await Callback.named("cd01", id)).claim(press),
    });
  });

  it("a submitted call with joined calls, two complaints and points", async () => {
    let id: Id;
    let point: Id;
    const submit = act("li", { at: later(5) });
    const complaint = { points: [{ item: "wait", score: 3, words: "等了三个小时" }] };
    await survives({
      async given() {
        const lead = await buildOpenCallback();
        const { customer, vehicle } = lead;
        for (const kind of ["delivery3d", "delivery7d"] as const) {
          await (await buildCallback({ customer, kind })).join(act(), lead._id);
        }
        point = (await buildPoint({ customer, vehicle }))._id;
        id = lead._id;
        await (await Callback.named("cd01", id)).claim(act("li"));
      },
      happens: () =>
        submitted(
          () => id,
          {
            answers: { wait: 3 },
            complaints: [
              { ...complaint, department: "service" },
              { ...complaint, department: "sales" },
            ],
            points: [{ text: "送一本手册", department: "sales" }],
            settled: [{ point, state: "settled", text: "装好了" }],
          },
          submit,
        )(),
    });
  });

  it("a verification whose customer is not satisfied", async () => {
    let id: Id;
    let complaint: Id;
    const submit = act("li", { at: later(300) });
    await survives({
      async given() {
        const verification = await buildVerification();
        id = verification.callback._id;
        complaint = verification.complaint._id;
      },
      happens: () =>
        submitted(() => id, { verified: [{ complaint, satisfied: false, words: "还是响" }] }, submit)(),
    });
  });

  it("an attempt that asks for another number", async () => {
    let id: Id;
    const submit = act("li");
    await survives({
      async given() {
        const lead = await buildOpenCallback();
        await (await buildCallback({ customer: lead.customer, kind: "delivery3d" })).join(act(), lead._id);
        id = lead._id;
        await (await Callback.named("cd01", id)).claim(act("li"));
      },
      happens: submitted(() => id, { outcome: "wrongNumber" }, submit),
    });
  });

  it("a customer's last word", async () => {
    let id: Id;
    const submit = act("li");
    await survives({
      async given() {
        const { callback } = await buildVerification();
        await buildCallback({ customer: callback.customer });
        await buildOpenCallback({ customer: callback.customer });
        id = callback._id;
      },
      happens: submitted(() => id, { outcome: "refusedHard", reason: "别再打了" }, submit),
    });
  });

  it("an answer that came too late", async () => {
    let id: Id;
    const submit = act("li", { at: later(30) });
    await survives(
      {
        async given() {
          const mine = await (await buildOpenCallback()).claim(act("li"));
          const theirs = await (await mine.release(act(), { person: "li" })).claim(act("zhao"));
          id = theirs._id;
          await submitted(() => id, { answers: { wait: 9 } }, act("zhao"))();
        },
        happens: submitted(
          () => id,
          { answers: { wait: 2 }, complaints: [{ department: "service", points: [{ words: "太久" }] }] },
          submit,
        ),
      },
      // The first write is the response that the unique index refuses; the attempt is what is kept.
      2,
    );
  });

  it("a day's carry-over, which is done again until nothing is left", async () => {
    await survives(
      {
        async given() {
          for (let i = 0; i < 3; i++) await buildOpenCallback();
          await (await buildOpenCallback()).claim(act("li"));
        },
        async happens() {
          for (const callback of await Callback.leftBefore("cd01", "2026-12-02")) {
            await callback.carryOver({ by: "carryOver:2026-12-02", at: later(540) }, "2026-12-02");
          }
        },
      },
      Infinity,
    );
  });

  it("an escalation", async () => {
    let id: Id;
    await survives({
      given: async () => (id = (await buildComplaint())._id),
      async happens() {
        const complaint = await Complaint.named("cd01", id);
        const mark = { clock: "ack", loop: 0, share: 50 as const, due: complaint.ackDue, at: later(60) };
        await complaint.tell({ ...mark, person: "wang" });
      },
    });
  });

  it("a call that leaves its conversation", async () => {
    let id: Id;
    const deed = { by: "leave:3", at: later(5) };
    await survives({
      async given() {
        const lead = await buildOpenCallback();
        const { customer } = lead;
        for (const kind of ["delivery3d", "delivery7d"] as const) {
          id = (await (await buildCallback({ customer, kind })).join(act(), lead._id))._id;
        }
      },
      happens: async () => finishFollows(await (await Callback.named("cd01", id)).leave(deed)),
    });
  });

  it("a measure that is done", async () => {
    let id: Id;
    const press = act("wang", { at: later(600) });
    await survives({
      given: async () => (id = (await buildInformedComplaint())._id),
      happens: async () => (await Complaint.named("cd01", id)).measureDone(press),
    });
  });

  it("a complaint closed without the customer", async () => {
    let id: Id;
    const press = act("gao", { at: later(600) });
    await survives({
      given: async () => (id = (await buildVerification()).complaint._id),
      happens: async () => (await Complaint.named("cd01", id)).closeWithoutCustomer(press, "联系不上"),
    });
  });

  it("a plate that moves to another car", async () => {
    await survives({
      async given() {
        await buildVehicle({ vin: "LSVAA49J132000001", plate: "川A12345" });
        await buildVehicle({ vin: "LSVAA49J132000002", plate: "川A54321" });
      },
      happens: () => Vehicle.identify("cd01", { vin: "LSVAA49J132000002", plate: "川A12345" }),
    });
  });

  it("two files that turn out to be one car, with all that hangs on them", async () => {
    await survives({
      async given() {
        const unnamed = await buildVehicle({ plate: "川A12345", data: { model: "朗逸" } });
        const customer = await buildCustomer();
        const data = { vehicle: unnamed._id, owner: customer._id };
        const visit = await buildVisit({ data });
        const about = { vehicle: unnamed._id, customer: customer._id };
        await buildCallback({ visit: visit._id });
        await buildComplaint(about);
        await buildPoint(about);
        await buildVehicle({ vin: "LSVAA49J132000001" });
      },
      happens: () => Vehicle.identify("cd01", { vin: "LSVAA49J132000001", plate: "川A12345" }),
    });
  });
});
