import { describe, expect, it } from "vitest";
import { readAway } from "../../../bot/flows/commands/away.ts";
import { commandsFor, readCommand } from "../../../bot/flows/commands/names.ts";
import { Person } from "../../../models/person.ts";
import { useDatabase } from "../../database.ts";
import {
  buildComplaint,
  buildCustomer,
  buildOpenCallback,
  buildPerson,
  buildVehicle,
  buildVisit,
} from "../../factories.ts";
import { useStage } from "./stage.ts";

useDatabase();
const stage = useStage();

/** A customer with his car, on today's list of li. */
async function known(): Promise<void> {
  const owner = await buildCustomer({ phone: "+8613900004321", name: "刘女士" });
  const vehicle = await buildVehicle({
    plate: "川A8F26M",
    vin: "LFV2A21K8C3012345",
    data: { owner: owner._id },
  });
  const visit = await buildVisit({ data: { vehicle: vehicle._id, owner: owner._id } });
  await buildOpenCallback({ visit: visit._id, assignee: "li" });
}

describe("/find", () => {
  it.each(["川A8F26M", "川a·8f26m", "LFV2A21K8C3012345", "刘女士", "139 0000 4321", "+8613900004321"])(
    "answers the asker alone when he looks for %s",
    async (text) => {
      await known();
      const { card } = await stage.write("li", `/find ${text}`);
      expect(card!.view).toMatchObject({
        kind: "file",
        phone: "139 0000 4321",
        vehicle: { plate: "川A8F26M" },
      });
      await stage.settle();
      expect(JSON.stringify(stage.chat.messages)).not.toContain("4321");
    },
  );

  it("masks the number for who has nothing to do with customers", async () => {
    await known();
    const { card } = await stage.write("admin", "/find 川A8F26M");
    expect(card!.view).toMatchObject({ phone: "139 **** 4321" });
  });

  it("says so when nothing is found", async () => {
    expect(await stage.write("li", "/find 川B00000")).toEqual({
      toast: expect.stringContaining("没有找到“川B00000”"),
    });
  });
});

describe("/today, /next and /mine", () => {
  it("tell how the day stands, what comes next and what waits for the asker", async () => {
    await known();
    await buildComplaint();
    expect((await stage.write("li", "/today")).card!.view).toMatchObject({ kind: "day", due: 1, open: 1 });
    const { card } = await stage.write("li", "/next");
    expect(card!.view).toMatchObject({ kind: "task", plate: "川A8F26M" });
    expect(card!.buttons!.flat()[0]).toMatchObject({ action: "start" });
    expect((await stage.write("wang", "/mine")).card!.body.flat()).toContain("服务 · 待确认 · 等了三个小时");
    expect(await stage.write("sun", "/mine")).toEqual({ toast: "现在没有等您处理的事。" });
    expect(await stage.write("chen", "/next")).toEqual({ toast: "现在没有要打的电话。" });
  });
});

describe("/away", () => {
  it("takes somebody off the list until the day he names, and back on it", async () => {
    expect(await stage.write("li", "/away until 2026-12-05")).toEqual({
      toast: expect.stringContaining("12月5日"),
    });
    const away = await Person.named("cd01", "li");
    expect([away.isAway("2026-12-01"), away.isAway("2026-12-05"), away.isAway("2026-12-06")]).toEqual([
      true,
      true,
      false,
    ]);
    await stage.write("li", "/away back");
    expect((await Person.named("cd01", "li")).isAway("2026-12-01")).toBe(false);
  });

  it.each([
    ["", { from: "2026-12-01" }],
    ["until 2026-12-05", { from: "2026-12-01", until: "2026-12-05" }],
    ["到 12-5", { from: "2026-12-01", until: "2026-12-05" }],
    ["2026-12-03/2026-12-05", { from: "2026-12-03", until: "2026-12-05" }],
    ["2026-12-03", { from: "2026-12-03", until: "2026-12-03" }],
    ["until 01-05", { from: "2026-12-01", until: "2027-01-05" }],
    ["back", undefined],
    ["until 2026-11-05", null],
    ["2026-12-05/2026-12-03", null],
    ["until 2026-02-30", null],
    ["someday", null],
  ])("reads %s", (text, read) => {
    expect(readAway(text, "2026-12-01")).toEqual(read);
  });
});

describe("commands", () => {
  it.each([
    ["/today", "today", ""],
    ["今天", "today", ""],
    ["/HUIFANG find 川A 8F26M", "find", "川A 8F26M"],
    ["/today@huifang_bot", "today", ""],
    ["/查找 刘", "find", "刘"],
    ["help", "help", ""],
  ])("are read from %s", (text, name, rest) => {
    expect(readCommand(text)).toEqual({ name, rest });
  });

  it("are none in what people say to each other", () => {
    expect(readCommand("今天下午来电话")).toBeNull();
  });

  it("enter things by hand only at a store", () => {
    expect(commandsFor({ roles: ["clerk"] })).toContain("/visit");
    expect(commandsFor({ roles: ["headOffice"] })).not.toContain("/visit");
  });

  it("that nobody knows get a short help in the asker's language; talk in a channel gets none", async () => {
    await buildPerson({ code: "ann", name: "Ann", locale: "en" });
    expect((await stage.write("ann", "/dance")).card!.title).toBe("What you can type");
    expect((await stage.write("li", "/跳舞")).card!.title).toBe("可以输入的命令");
    expect(await stage.write("li", "大家早上好")).toEqual({});
  });

  it("are refused to strangers", async () => {
    expect(await stage.write("nobody", "/find 刘")).toEqual({
      toast: expect.stringContaining("不是本店员工"),
    });
  });
});
