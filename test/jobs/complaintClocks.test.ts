import { beforeEach, describe, expect, it } from "vitest";
import { complaintClocks } from "../../jobs/complaintClocks.ts";
import { Complaint } from "../../models/complaint.ts";
import { Store } from "../../models/store.ts";
import { useDatabase } from "../database.ts";
import { act, buildComplaint, buildStaff, buildStore, later } from "../factories.ts";

/** Who is told at a moment, by the share of the time that is gone. */
async function told(minutes: number): Promise<string[]> {
  const { told: now } = await complaintClocks(await Store.named("cd01"), later(minutes));
  return now.map(({ clock, share, person }) => `${clock} ${share} ${person}`);
}

describe("the complaint clocks", () => {
  useDatabase();
  beforeEach(async () => {
    await buildStore();
    await buildStaff();
  });

  it("tell the owner at half the time, the head at four fifths, the general manager at the end", async () => {
    await buildComplaint({ owner: "chen" });
    expect(await told(59)).toEqual([]);
    expect(await told(60)).toEqual(["ack 50 chen"]);
    expect(await told(96)).toEqual(["ack 80 wang"]);
    expect(await told(120)).toEqual(["ack 100 gao"]);
  });

  it("tell everybody once, also after a stop", async () => {
    await buildComplaint({ owner: "chen" });
    expect(await told(125)).toHaveLength(3);
    expect(await told(125)).toEqual([]);
    expect(await told(130)).toEqual([]);
  });

  it("write it in the complaint's file, whose thread says it", async () => {
    const { _id } = await buildComplaint({ owner: "chen" });
    await told(60);
    const { timeline, stale } = await Complaint.named("cd01", _id);
    expect(stale).toBe(true);
    expect(timeline.at(-1)).toMatchObject({
      act: "reminded",
      params: { clock: "ack", share: 50, person: "chen" },
    });
  });

  it("wait for the morning, but not for a major complaint", async () => {
    const evening = later(7 * 60 + 30);
    const raised = { ...act("li"), at: evening };
    const due = { ackDue: later(24 * 60 + 30), planDue: later(79.5 * 60) };
    const ordinary = await buildComplaint({ ...due, cause: "entry:1", owner: "chen" }, raised);
    await ordinary.acknowledge({ ...act("chen"), at: evening });
    const major = await buildComplaint({ ...due, cause: "entry:2", owner: "chen", level: "major" }, raised);
    await major.acknowledge({ ...act("chen"), at: evening });
    // Half of 72 hours is over on Thursday at 05:30, when nobody is in the office.
    const { told: atNight } = await complaintClocks(await Store.named("cd01"), later(43.5 * 60));
    expect(atNight).toEqual([{ complaint: major.id, clock: "plan", share: 50, person: "chen" }]);
    const { told: inTheMorning } = await complaintClocks(await Store.named("cd01"), later(47 * 60));
    expect(inTheMorning).toEqual([{ complaint: ordinary.id, clock: "plan", share: 50, person: "chen" }]);
  });

  it("say nothing more of a closed complaint", async () => {
    const complaint = await buildComplaint({ owner: "chen" });
    await complaint.closeWithoutCustomer(act("gao"), "已在店内解决");
    expect(await told(5_000)).toEqual([]);
  });
});
