import { readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { storeYaml, useHuifang } from "./huifang.ts";

const now = ["--now", "2026-12-01T09:00:00+08:00"];

const orders = `工单号,车牌号,客户姓名,手机号,交车时间,维修类型
R1,川A10001,张一,13800001001,2026-11-28 15:00,保养
R2,川A10002,张二,13800001002,2026-11-28 16:00,保养
`;

// Each command line opens the database anew.
describe("huifang on one day", { timeout: 90_000 }, () => {
  const huifang = useHuifang();

  beforeAll(async () => {
    writeFileSync(huifang.file("cd01.yaml"), storeYaml);
    writeFileSync(huifang.file("orders.csv"), orders);
    expect(await huifang.run(["store", "apply", huifang.file("cd01.yaml")])).toMatchObject({ code: 0 });
    const imported = await huifang.run([
      ...["import", huifang.file("orders.csv"), "--type", "repair"],
      ...["--now", "2026-11-30T18:00:00+08:00"],
    ]);
    expect(imported).toMatchObject({ code: 0, err: "" });
  }, 90_000);

  it("plans it, the same the second time", async () => {
    const plan = () => huifang.run(["plan", "--date", "2026-12-01", ...now, "--json"]);
    const { json } = await plan();
    expect(json).toEqual({
      date: "2026-12-01",
      planned: 2,
      callbacks: [1, 2].map((n) => ({
        id: expect.stringMatching(/^[0-9a-f]{24}$/),
        kind: "service",
        due: "2026-12-01",
        window: { from: "2026-12-01T01:30:00.000Z", to: "2026-12-01T09:00:00.000Z" },
        plate: `川A1000${n}`,
        customer: n === 1 ? "张一" : "张二",
        assignee: "li",
      })),
    });
    expect((await plan()).json).toEqual(json);
  });

  it("lists how its calls stand, without telephone numbers", async () => {
    const all = await huifang.run(["callbacks", "--date", "2026-12-01", ...now, "--json"]);
    expect(all.json).toMatchObject({
      callbacks: [{ status: "planned", attempts: 0, outcome: null }, { status: "planned" }],
    });
    expect(all.out).not.toContain("13800001001");
    const done = await huifang.run(["callbacks", "--status", "done", ...now, "--json"]);
    expect(done.json).toMatchObject({ callbacks: [] });
  });

  it("runs a store's job by its name, which needs no store where there is one", async () => {
    const { json } = await huifang.run(["job", "run", "postDay", ...now, "--json"]);
    expect(json).toMatchObject({ name: "postDay:cd01", ok: true, result: { day: "2026-12-01", tasks: 2 } });
    const again = await huifang.run(["job", "run", "postDay:cd01", ...now, "--json"]);
    expect(again.json).toMatchObject({ result: null });
    const { json: list } = await huifang.run(["job", "list", "--json"]);
    expect(list).toMatchObject({
      jobs: expect.arrayContaining([
        { name: "planCallbacks:cd01", every: "0 21 * * *", zone: "Asia/Shanghai" },
        { name: "complaintClocks", every: "1 minute" },
      ]),
    });
  });

  it("reports the week, also as a table that no program takes for formulas", async () => {
    const { json } = await huifang.run(["report", "week", ...now, "--json"]);
    expect(json).toEqual({
      period: { from: "2026-11-30", to: "2026-12-06" },
      calls: 0,
      problems: 0,
      codes: [],
    });
    for (const file of [huifang.file("week.csv"), huifang.file("week.xlsx")]) {
      expect(await huifang.run(["report", "week", "--out", file, ...now])).toMatchObject({ code: 0 });
      expect(readFileSync(file).length).toBeGreaterThan(50);
    }
  });

  it("lists no complaints where there are none", async () => {
    expect((await huifang.run(["complaints", "--open", "--json"])).json).toEqual({ complaints: [] });
  });

  it("shows, checks and publishes a questionnaire, once for the same file", async () => {
    const file = huifang.file("service.json");
    const { out } = await huifang.run(["questionnaire", "show", "service"]);
    writeFileSync(file, out);
    expect((await huifang.run(["questionnaire", "check", file, "--json"])).json).toMatchObject({
      limit: 300,
      ok: true,
      problems: [],
    });
    const publish = () =>
      huifang.run(["questionnaire", "publish", file, "--reason", "clearer", ...now, "--json"]);
    expect((await publish()).json).toMatchObject({ version: 1, published: false });
    const definition = JSON.parse(out);
    writeFileSync(file, JSON.stringify({ ...definition, title: "x" }));
    expect((await publish()).json).toMatchObject({ version: 2, published: true });
    expect((await publish()).json).toMatchObject({ version: 2, published: false });
    expect((await huifang.run(["questionnaire", "list", "--json"])).json).toMatchObject({
      questionnaires: [
        { kind: "sales", version: 1, current: true },
        { kind: "service", version: 2, current: true, reason: "clearer" },
        { kind: "service", version: 1, current: false },
      ],
    });
  });

  it("refuses a faulty questionnaire and names every fault", async () => {
    const file = huifang.file("faulty.json");
    writeFileSync(file, JSON.stringify({ kind: "service" }));
    const { code, err, json } = await huifang.run(["questionnaire", "check", file, "--json"]);
    expect(code).toBe(1);
    expect(err).toContain("cli.faultyDefinition");
    expect(json).toMatchObject({
      ...{ seconds: null, ok: false },
      problems: expect.arrayContaining([expect.objectContaining({ code: "definition.missing" })]),
    });
  });

  it.each([
    [["plan", "--date", "2026-11-30", ...now], 1, "plan.past"],
    [["plan", "--date", "tomorrow"], 1, "cli.badDate"],
    [["plan", "--now", "soon"], 1, "now.invalid"],
    [["plan", "--store", "x"], 1, "store.unknown"],
    [["report", "month"], 1, "report.notYet"],
    [["report", "week", "--out", "week.pdf"], 1, "report.badFormat"],
    [["report", "year"], 2, "choices"],
    [["callbacks", "--status", "lost"], 2, "choices"],
    [["link", "nobody"], 1, "person.unknown"],
  ])("refuses %j", async (line, code, message) => {
    expect(await huifang.run(line)).toMatchObject({ code, err: expect.stringContaining(message) });
  });
});
