import { describe, expect, it } from "vitest";
import { AuditEntry } from "../../../models/auditEntry.ts";
import { ChatLink } from "../../../models/chatLink.ts";
import { Complaint } from "../../../models/complaint.ts";
import { Person } from "../../../models/person.ts";
import { useDatabase } from "../../database.ts";
import { buildComplaint, buildOpenCallback, buildPerson, buildVehicle, buildVisit } from "../../factories.ts";
import { textOf } from "../../fakes/slack/strict.ts";
import { useSlackStage } from "./slackStage.ts";

useDatabase();
const stage = useSlackStage();

const service = (): string => stage.channels["complaints.service"]!;

async function complaint() {
  await buildComplaint();
  await stage.settle();
  return stage.card("complaints.service", "等了三个小时");
}

const timeline = async () =>
  (await Complaint.find({ store: "cd01" }))[0]!.timeline.filter(({ act }) => act === "said");

describe("the thread under a complaint on Slack", () => {
  it("is its file: what is replied, reworded and deleted there", async () => {
    const root = await complaint();
    const wang = await stage.user("wang");
    const said = await wang.write(service(), "查了派工记录 &amp; 工位，<@U0BOT> 看看", { thread: root.ts });
    await stage.settle();
    expect(await timeline()).toMatchObject([{ person: "wang", text: "查了派工记录 & 工位， 看看" }]);
    await wang.rewrite(said, "查过了");
    await wang.erase(said);
    await stage.settle();
    expect(await timeline()).toMatchObject([
      { text: "查过了", edited: [{ text: "查了派工记录 & 工位， 看看" }], deleted: expect.any(Date) },
    ]);
    expect(stage.errors).toEqual([]);
  });

  it("takes no word of a bot, nor the product's own", async () => {
    const root = await complaint();
    const wang = await stage.user("wang");
    const base = { type: "message", channel: service(), thread_ts: root.ts, ts: "1700000001.000001" };
    await wang.event({ ...base, bot_id: "B0OTHER", user: "U0OTHER", text: "beep" });
    await wang.event({ ...base, subtype: "bot_message", bot_id: "B0OTHER", text: "beep" });
    await wang.event({ ...base, user: "U0BOT", text: "提醒" });
    await wang.event({
      ...base,
      subtype: "message_changed",
      message: { user: "U0BOT", ts: root.ts, text: "b" },
      previous_message: { user: "U0BOT", ts: root.ts, text: "a" },
    });
    await stage.settle();
    expect(await timeline()).toEqual([]);
  });

  it("has a photo by its name", async () => {
    const root = await complaint();
    const wang = await stage.user("wang");
    await wang.event({
      ...{
        type: "message",
        subtype: "file_share",
        channel: service(),
        user: wang.id,
        text: "",
        ts: "1700000002.000001",
      },
      ...{ thread_ts: root.ts, files: [{ name: "door.jpg" }] },
    });
    await stage.settle();
    expect(await timeline()).toMatchObject([{ text: "📎 door.jpg" }]);
  });

  it("shows each step that is taken by its buttons", async () => {
    const root = await complaint();
    await (await stage.user("wang")).press(service(), root, "acknowledge");
    await stage.settle();
    expect((await stage.lines("complaints.service", root.ts)).join()).toContain("王五");
    const [found] = await Complaint.find({ store: "cd01" });
    expect(found!.state).toBe("acknowledged");
  });
});

describe("/huifang", () => {
  it("answers the asker alone", async () => {
    const vehicle = await buildVehicle({ plate: "川A8F26M" });
    const visit = await buildVisit({ data: { vehicle: vehicle._id } });
    await buildOpenCallback({ visit: visit._id, assignee: "li" });
    const li = await stage.user("li");
    await li.command(stage.channels.callbacks!, "find 川A8F26M");
    await stage.settle();
    const { text } = await stage.answer("li");
    expect(text).toContain("川A8F26M");
    expect((await stage.lines("callbacks")).join()).not.toContain("周先生 139");
  });

  it("offers the next call with its buttons, and they work", async () => {
    await buildOpenCallback({ assignee: "li" });
    const li = await stage.user("li");
    await li.command(stage.channels.callbacks!, "next");
    await stage.settle();
    await li.pressAnswer(stage.channels.callbacks!, (await stage.answer("li")).blocks, "start");
    await stage.settle();
    expect(li.window?.view.callback_id).toBe("form");
  });

  it("alone, or with a word that it does not know, gives a short help", async () => {
    const li = await stage.user("li");
    await li.command(stage.channels.callbacks!, "");
    await stage.settle();
    const { text } = await stage.answer("li");
    expect(text).toContain("/find");
    await li.command(stage.channels.callbacks!, "abrakadabra");
    await stage.settle();
    expect((await stage.answer("li")).text).toBe(text);
  });

  it("opens forms", async () => {
    const li = await stage.user("li");
    await li.command(stage.channels.callbacks!, "visit");
    await stage.settle();
    expect(li.window?.view.callback_id).toBe("form");
  });
});

describe("a word to the product", () => {
  it("by name is never met with silence, and one among colleagues is", async () => {
    const li = await stage.user("li");
    await li.write(stage.channels.callbacks!, "大家早");
    await stage.settle();
    await expect(stage.answer("li")).rejects.toThrow("nothing");
    await li.write(stage.channels.callbacks!, "<@U0BOT> 早");
    await stage.settle();
    expect((await stage.answer("li")).text).toContain("/find");
  });
});

describe("somebody who is none of the staff", () => {
  it("may talk in a channel without being answered or written down", async () => {
    const stranger = await stage.user("stranger");
    await stranger.write(stage.channels.callbacks!, "大家早");
    await stage.settle();
    await expect(stage.answer("stranger")).rejects.toThrow("nothing");
    expect(await AuditEntry.countDocuments({})).toBe(0);
  });

  it("is told so when he speaks to the product", async () => {
    const stranger = await stage.user("stranger");
    await stranger.write(stage.channels.callbacks!, "<@U0BOT> 早");
    await stage.settle();
    expect((await stage.answer("stranger")).text).toContain("不是本店员工");
  });
});

describe("somebody's home", () => {
  it("shows his next call and what is his, and its button works", async () => {
    await buildOpenCallback({ assignee: "li" });
    const li = await stage.user("li");
    await li.event({ type: "app_home_opened", user: li.id, tab: "home", channel: "D1", event_ts: "1" });
    await stage.settle();
    const home = stage.workspace.homes.get(li.id)!;
    expect(textOf(home.view.blocks)).toContain("周先生");
    await li.pressInside("start", home);
    await stage.settle();
    expect(li.window?.view.callback_id).toBe("form");
    // His home says at once that he has it.
    const now = JSON.stringify(stage.workspace.homes.get(li.id)!.view.blocks);
    expect(now).toContain("press:resume:");
  });
});

describe("who is who", () => {
  it("is found by the e-mail address, however it is written", async () => {
    const boss = await stage.user("boss");
    await boss.command(stage.channels.callbacks!, "today");
    await stage.settle();
    expect(await Person.named("cd01", "boss")).toMatchObject({ slack: boss.id });
    expect((await stage.answer("boss")).text).toContain("今天");
  });

  it("is told by a one-time code, once", async () => {
    await buildPerson({ code: "new", name: "新人" });
    const { code } = await ChatLink.issue({ store: "cd01", person: "new", chat: "slack" }, new Date());
    const stranger = await stage.user("stranger");
    await stranger.command(stage.channels.callbacks!, `link ${code}`);
    await stage.settle();
    expect(await Person.named("cd01", "new")).toMatchObject({ slack: stranger.id });
    expect((await stage.answer("stranger")).text).toContain("新人，您好");
    const zhao = await stage.user("zhao");
    await zhao.command(stage.channels.callbacks!, `link ${code}`);
    await stage.settle();
    expect((await stage.answer("zhao")).text).toContain("已用过");
    expect(await Person.named("cd01", "new")).toMatchObject({ slack: stranger.id });
  });

  it("refuses who is none of the staff, and writes it down", async () => {
    const root = await complaint();
    const stranger = await stage.user("stranger");
    await stranger.press(service(), root, "acknowledge");
    await stage.settle();
    expect((await stage.answer("stranger")).text).toContain("不是本店员工");
    expect(await AuditEntry.countDocuments({ person: `slack:${stranger.id}` })).toBe(1);
  });
});
