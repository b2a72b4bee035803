import { describe, expect, it } from "vitest";
import { Callback } from "../../../models/callback.ts";
import { Complaint } from "../../../models/complaint.ts";
import { InboxEvent } from "../../../models/inboxEvent.ts";
import { Response } from "../../../models/response.ts";
import { useDatabase } from "../../database.ts";
import { buildOpenCallback, buildVehicle, buildVisit } from "../../factories.ts";
import { textOf } from "../../fakes/slack/strict.ts";
import { useSlackStage } from "./slackStage.ts";

useDatabase();
const stage = useSlackStage();

/** A service call on today's cards, about the car with that plate. */
async function callAbout(plate = "川A8F26M"): Promise<Callback> {
  const vehicle = await buildVehicle({ plate });
  const visit = await buildVisit({ data: { vehicle: vehicle._id } });
  const callback = await buildOpenCallback({ visit: visit._id, assignee: "li" });
  await stage.settle();
  return callback;
}

async function begin(name: string, plate = "川A8F26M") {
  const user = await stage.user(name);
  const { callbacks } = stage.channels;
  const before = await stage.card("callbacks", plate);
  const wanted = JSON.stringify(before.blocks).includes("press:start:") ? "start" : "resume";
  await user.press(callbacks!, before, wanted);
  await stage.settle();
  return user;
}

const ids = (blocks: readonly object[]) =>
  blocks.flatMap((block) => ("block_id" in block ? [String(block.block_id)] : []));

describe("a call on Slack", () => {
  it("opens as a window with the number, which no channel shows", async () => {
    await callAbout();
    const li = await begin("li");
    const words = textOf(li.window!.view.blocks);
    const [callback] = await Callback.claimed("cd01");
    expect(callback!.claimed!.person).toBe("li");
    expect(words).toMatch(/139 ?\d{4} ?\d{4}/);
    expect((await stage.lines("callbacks")).join()).not.toMatch(/139 ?\d{4} ?\d{4}/);
    expect(stage.errors).toEqual([]);
  });

  it("asks what follows from an answer as soon as it is given", async () => {
    await callAbout();
    const li = await begin("li");
    expect(ids(li.window!.view.blocks)).toEqual(["q|call:reached"]);
    await li.fill("call:reached", "no");
    await stage.settle();
    expect(ids(li.window!.view.blocks)).toEqual(["q|call:reached", "q|call:outcome"]);
    await li.fill("call:reached", "yes");
    await stage.settle();
    await li.fill("overall", 4);
    await stage.settle();
    expect(ids(li.window!.view.blocks)).toEqual(
      expect.arrayContaining(["q|overall", "remark|overall", "q|call:complaint"]),
    );
    expect(stage.errors).toEqual([]);
  });

  it("is sent with its answers, and the complaint stands in the manager's channel at once", async () => {
    const callback = await callAbout();
    const li = await begin("li");
    await li.fill("call:reached", "yes");
    await stage.settle();
    for (const block of ids(li.window!.view.blocks)) {
      const [part, key] = block.split("|");
      if (part === "q" && !key!.includes(":"))
        await li.fill(key!, isScore(li, block) ? 9 : true).catch(() => undefined);
    }
    await li.fill("overall", 3);
    await stage.settle();
    await li.fill("overall-Comment", "等了三个小时");
    await li.fill("call:complaint", true);
    await stage.settle();
    expect(await li.submit()).toEqual({});
    await stage.settle();

    expect(li.window).toBeUndefined();
    expect(await Response.ofCallback("cd01", callback._id)).toMatchObject({ by: "li", score: 3 });
    expect(await stage.card("complaints.service", "等了三个小时")).toBeDefined();
    expect((await stage.answer("li")).text).toContain("成功回访");
    expect(await stage.card("callbacks", "川A8F26M")).toMatchObject({
      text: expect.stringContaining("3 分"),
    });
    expect(stage.errors).toEqual([]);
  });

  it("keeps what was answered when its window is closed, and goes on there", async () => {
    await callAbout();
    const li = await begin("li");
    await li.fill("call:reached", "yes");
    await stage.settle();
    await li.fill("overall", 7);
    await li.close();
    await stage.settle();
    await begin("li");
    const field = li.window!.view.blocks.find(({ block_id: id }) => id === "q|overall") as {
      element: object;
    };
    expect(field.element).toMatchObject({ initial_option: { value: "7" } });
  });

  it("says under each question what is missing, before anything is written down", async () => {
    await callAbout();
    const li = await begin("li");
    await li.fill("call:reached", "later");
    await stage.settle();
    const before = await InboxEvent.countDocuments({ kind: "answered" });
    expect(await li.submit()).toEqual({ "q|call:when": "这一项必须填写。" });
    expect(await InboxEvent.countDocuments({ kind: "answered" })).toBe(before);
  });

  it("is taken once, however often Slack sends it", async () => {
    await callAbout();
    const li = await begin("li");
    await li.fill("call:reached", "no");
    await stage.settle();
    await li.fill("call:outcome", "busy");
    await li.submit();
    await Promise.all([li.repeat(), li.repeat()]);
    await stage.settle();
    const [callback] = await Callback.find({ store: "cd01" });
    expect(callback!.attempts.map(({ outcome }) => outcome)).toEqual(["busy"]);
  });

  it("goes on in its window after the product was started anew", async () => {
    await callAbout();
    const li = await begin("li");
    await stage.restart();
    await li.fill("call:reached", "no");
    await stage.settle();
    expect(ids(li.window!.view.blocks)).toEqual(["q|call:reached", "q|call:outcome"]);
    await li.fill("call:outcome", "busy");
    expect(await li.submit()).toEqual({});
    await stage.settle();
    const [callback] = await Callback.find({ store: "cd01" });
    expect(callback!.attempts.map(({ outcome }) => outcome)).toEqual(["busy"]);
  });

  it("is offered once more where its window could not be opened", async () => {
    await callAbout();
    stage.workspace.trouble = async (method) =>
      method === "views.open" ? Response_.json({ ok: false, error: "expired_trigger_id" }) : undefined;
    await begin("li");
    stage.workspace.trouble = undefined;
    expect((await stage.answer("li")).text).toContain("请再按一次按钮");
    const li = await begin("li");
    expect(li.window).toBeDefined();
  });

  it("raises one complaint from a message of its thread, however often that is asked for", async () => {
    await callAbout();
    const li = await stage.user("li");
    const { callbacks } = stage.channels;
    const root = await stage.card("callbacks", "川A8F26M");
    const said = { ts: "1700000000.000100", thread_ts: root.ts, user: li.id, text: "客户说等了三个小时" };
    for (let i = 0; i < 2; i++) {
      await li.complain(callbacks!, said);
      await stage.settle();
      expect(JSON.stringify(li.window!.view.blocks)).toContain("客户说等了三个小时");
      li.set("department", "service");
      expect(await li.submit()).toEqual({});
      await stage.settle();
    }
    expect(await Complaint.countDocuments({})).toBe(1);
  });
});

const Response_ = globalThis.Response;

function isScore(user: { window: { view: { blocks: object[] } } | undefined }, id: string): boolean {
  const block = user.window!.view.blocks.find((each) => "block_id" in each && each.block_id === id);
  return JSON.stringify(block).includes('"value":"10"');
}
