import { beforeEach, describe, expect, it } from "vitest";
import { renderNotice } from "../../../bot/cards.ts";
import { sayThreadLines } from "../../../bot/cards/threadLines.ts";
import type { CardPlace } from "../../../models/cardFields.ts";
import { Complaint } from "../../../models/complaint.ts";
import { Notice, type NoticeFields } from "../../../models/notice.ts";
import { Store } from "../../../models/store.ts";
import { useDatabase } from "../../database.ts";
import { act, buildComplaint, buildStaff, buildStore, later, tuesday } from "../../factories.ts";

useDatabase();

const desk: CardPlace = { platform: "web", channel: "complaints.service" };
const slack: CardPlace = { platform: "slack", channel: "C1" };

beforeEach(async () => {
  await buildStore();
  await buildStaff();
});

async function saidAt({ platform }: CardPlace): Promise<string[]> {
  const notices = await Notice.find({ store: "cd01", "place.platform": platform })
    .sort({ at: 1, _id: 1 })
    .lean<NoticeFields[]>();
  return Promise.all(notices.map(async (notice) => (await renderNotice(notice)).plain));
}

async function say(complaint: Complaint): Promise<void> {
  await sayThreadLines(complaint, await Store.named("cd01"), [desk, slack]);
}

describe("sayThreadLines", () => {
  it("mirrors what was written in one chat into the other, with its author and what became of it", async () => {
    const complaint = await buildComplaint();
    const written = await complaint.wrote(act("wang", { at: later(1) }), "slack:C1:17", "已联系客户");
    await say(written);
    const edited = await written.edited(act("wang", { at: later(2) }), "slack:C1:17", "已联系，约下午");
    await say(await edited.deleted(act("wang", { at: later(3) }), "slack:C1:17"));
    expect(await saidAt(desk)).toEqual([
      "由 李一 登记",
      "王五: 已联系客户",
      "王五 修改了回复：已联系，约下午",
      "王五 删除了一条回复，原文留档",
    ]);
    expect(await saidAt(slack)).toEqual(["由 李一 登记"]);
  });

  it("says each line once, however often it is asked", async () => {
    const complaint = await buildComplaint();
    for (let i = 0; i < 3; i++) await say(complaint);
    expect(await Notice.countDocuments({})).toBe(2);
  });

  it("names who was reminded of which deadline, and how much of it is gone", async () => {
    const complaint = await buildComplaint();
    const mark = { clock: "ack", loop: 0, due: later(120), at: tuesday };
    await complaint.tell({ ...mark, share: 50, person: "wang" });
    await complaint.tell({ ...mark, clock: "plan", share: 100, person: "gao" });
    await say(await Complaint.named("cd01", complaint._id));
    expect((await saidAt(desk)).slice(1)).toEqual([
      "确认时限已用 50%，已提醒 王五",
      "方案已超时，已告知 高七",
    ]);
  });
});
