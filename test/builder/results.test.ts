import { Workbook } from "exceljs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Questionnaire } from "../../models/questionnaire.ts";
import { builtIn } from "../../models/questionnaires/builtIn.ts";
import { lines } from "../../models/rules/definition.ts";
import { speechIn } from "../../models/rules/lineCosts.ts";
import { useDatabase } from "../database.ts";
import {
  type BuilderServer,
  buildResponse,
  newKey,
  openStore,
  type Page,
  startBuilder,
} from "./builderServer.ts";

useDatabase();

let server: BuilderServer;
let wang: Page;
beforeEach(async () => {
  await openStore("cd01");
  server = await startBuilder();
  wang = await server.signedIn("wang");
});
afterEach(() => {
  expect(server.errors).toEqual([]);
  server.stop();
});

const path = "/of/cd01/service";
const summer = new Date("2026-08-12T02:00:00Z");
const spring = new Date("2026-05-12T02:00:00Z");
const results = (page = wang, period = "2026Q3") =>
  page.given("GET /of/:owner/:kind/results", `${path}/results?period=${period}`);

describe("the results of a period", () => {
  it("are the means of what was asked, with their number, interval, quadrant and problems", async () => {
    for (const waiting of [5, 6, 7, 8])
      await buildResponse({ overall: 9, waiting, quality: 10 }, { everything: true });
    await buildResponse({ overall: 5 }, { at: spring, everything: true });
    const { items, ...found } = await results();
    expect(found).toMatchObject({
      ...{ calls: 4, period: { code: "2026Q3" }, satisfied: { count: 4, of: 4, share: 1 } },
      ...{ versions: [{ version: 1, calls: 4 }], before: { calls: 1, satisfied: 0 } },
    });
    expect(found.satisfied.low).toBeCloseTo(0.51, 2);
    const of = (name: string) => items.find(({ item }) => item === name)!;
    expect(of("waiting")).toMatchObject({
      n: 4,
      mean: 6.5,
      problems: 2,
      quadrant: "later",
      type: "rating",
    });
    expect([of("waiting").low, of("waiting").high]).toEqual([
      expect.closeTo(4.45, 2),
      expect.closeTo(8.55, 2),
    ]);
    expect(of("quality")).toMatchObject({ mean: 10, quadrant: "over", anchor: true });
    expect(of("bill")).toMatchObject({ n: 0, mean: null, low: null, quadrant: null });
  });

  it("count an answer for all whom rotation did not ask", async () => {
    for (let i = 0; i < 40; i++) await buildResponse({ overall: 9, attended: i % 2 === 0, covers: true });
    const { items } = await results();
    const asked = items.find(({ item }) => item === "covers")!;
    expect(asked.n).toBeLessThan(40);
    expect(asked.mean).toBe(10);
    expect(items.find(({ item }) => item === "overall")).toMatchObject({ n: 40 });
  });

  it("show the trend of anchors over six periods, and of the others over two", async () => {
    await buildResponse({ overall: 7, waiting: 4 }, { at: spring, everything: true });
    await buildResponse({ overall: 9, waiting: 8 }, { everything: true });
    const { items, periods } = await results();
    const of = (name: string) => items.find(({ item }) => item === name)!.trend;
    expect(
      of("overall")
        .map(({ period, mean }) => [period, mean])
        .slice(-3),
    ).toEqual([
      ["2026Q1", null],
      ["2026Q2", 7],
      ["2026Q3", 9],
    ]);
    expect(of("overall")).toHaveLength(6);
    expect(of("waiting").map(({ mean }) => mean)).toEqual([4, 8]);
    expect(periods.map(({ code }) => code)).toEqual(["2026Q3", "2026Q2"]);
  });

  it("say nothing of nobody", async () => {
    expect(await results(wang, "2020Q1")).toMatchObject({
      ...{ calls: 0, index: null, split: null, periods: [] },
      satisfied: { count: 0, of: 0, share: null },
    });
  });

  it("keep to the quarter as the store's calendar has it, and to the store", async () => {
    await openStore("cd02");
    await buildResponse({ overall: 9 }, { at: new Date("2026-09-30T15:59:59Z") });
    await buildResponse({ overall: 9 }, { at: new Date("2026-09-30T16:00:00Z") });
    await buildResponse({ overall: 1 }, { store: "cd02" });
    expect((await results()).calls).toBe(1);
    expect((await results(wang, "2026Q4")).calls).toBe(1);
  });
});

describe("the weak items of the last period", () => {
  it("stand beside the draft and in the list, the weakest first", async () => {
    for (let i = 0; i < 12; i++)
      await buildResponse({ overall: 9, waiting: 5, quality: 10 }, { everything: true });
    const { weak, period } = await wang.editor();
    expect(period.code).toBe("2026Q3");
    expect(weak[0]).toMatchObject({
      item: "waiting",
      n: 12,
      mean: 5,
      name: "Waiting time",
      question: "How many points for the time you had to wait?",
    });
    const { questionnaires } = await wang.given("GET /of/:owner", "/of/cd01");
    expect(questionnaires[0]!.items.find(({ item }) => item === "waiting")).toMatchObject({
      mean: 5,
      n: 12,
      share: expect.closeTo(0.12),
    });
  });

  it("draw the mean of few towards the group's", async () => {
    await openStore("cd01", "north");
    await openStore("cd02", "north");
    await buildResponse({ overall: 9, waiting: 2 }, { everything: true });
    for (let i = 0; i < 9; i++)
      await buildResponse({ overall: 9, waiting: 9 }, { store: "cd02", everything: true });
    const { weak } = await wang.editor();
    const waiting = weak.find(({ item }) => item === "waiting")!;
    expect(waiting).toMatchObject({ mean: 2, n: 1 });
    expect(waiting.shrunk).toBeCloseTo((2 + 10 * 8.3) / 11);
  });

  it("make a proposal that is taken over as a draft and published", async () => {
    for (let i = 0; i < 12; i++)
      await buildResponse({ overall: 9, waiting: 5, quality: 10, clean: true }, { everything: true });
    const proposal = await wang.given("GET /of/:owner/:kind/proposal", `${path}/proposal`);
    expect(proposal).toMatchObject({ version: 1, period: { code: "2026Q3" }, time: { ok: true } });
    expect(proposal.items.find(({ item }) => item === "waiting")).toMatchObject({
      what: "stressed",
      n: 12,
      mean: 5,
    });
    expect(proposal.items.find(({ item }) => item === "clean")).toMatchObject({ what: "rotating" });
    const body = { key: newKey(), base: 0, from: "period" };
    const saved = await wang.given("POST /of/:owner/:kind/proposal", `${path}/proposal`, body);
    expect(saved).toMatchObject({ revision: 1, definition: proposal.definition, check: { ok: true } });
    expect(await wang.publish(1)).toMatchObject({ version: { version: 2 } });
  });
});

describe("what customers said", () => {
  it("is listed by praise and blame, the newest first, with what it was said to", async () => {
    const said = { "waiting-Comment": "等了四个小时", "waiting-Tone": "blame", waiting: 3, overall: 4 };
    await buildResponse(said, { everything: true });
    await buildResponse(
      { overall: 9, praise: "小王很耐心" },
      { at: new Date(+summer + 60_000), everything: true, remarks: [{ text: "环境不错", tone: "praise" }] },
    );
    const words = async (query = "") =>
      (await wang.given("GET /of/:owner/:kind/words", `${path}/words?period=2026Q3${query}`)).words;
    expect(await words()).toMatchObject([
      { item: "praise", text: "小王很耐心", tone: "praise" },
      { text: "环境不错", tone: "praise", score: 9 },
      { item: "waiting", text: "等了四个小时", tone: "blame", score: 3, version: 1 },
    ]);
    expect((await words("&tone=blame")).map(({ text }) => text)).toEqual(["等了四个小时"]);
    expect((await words("&tone=praise")).map(({ text }) => text)).toEqual(["小王很耐心", "环境不错"]);
  });

  it("comes page by page, nothing twice and nothing left out", async () => {
    for (let i = 0; i < 120; i++) {
      await buildResponse(
        { overall: 9, praise: `第${i}句` },
        { at: new Date(+summer + i * 1_000), everything: true },
      );
    }
    const all: string[] = [];
    for (let before = ""; ;) {
      const page = await wang.given("GET /of/:owner/:kind/words", `${path}/words?period=2026Q3${before}`);
      all.push(...page.words.map(({ text }) => text));
      if (!page.next) break;
      before = `&before=${page.next}`;
    }
    expect(all).toEqual(Array.from({ length: 120 }, (_, i) => `第${119 - i}句`));
  });
});

describe("the workbook of a period", () => {
  it("holds the whole, the items, the trend and the words, none of which can be taken for a formula", async () => {
    await buildResponse({ overall: 9, waiting: 5, praise: "=1+1" }, { everything: true });
    const { url } = server;
    const response = await fetch(`${url}/builder/api${path}/results.xlsx?period=2026Q3`, {
      headers: { cookie: wang.cookie, "sec-fetch-site": "same-origin" },
    });
    expect(response.headers.get("content-disposition")).toBe("attachment; filename=service-2026Q3.xlsx");
    const workbook = await new Workbook().xlsx.load(await response.arrayBuffer());
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      "Summary",
      "Items",
      "Trend",
      "In the customer's words",
    ]);
    const [summary, items, , words] = workbook.worksheets;
    expect(summary!.getRow(5).values).toEqual([undefined, "Calls", 1]);
    expect(items!.getColumn(1).values).toContain("waiting");
    expect(words!.getRow(2).getCell(5).value).toBe("'=1+1");
  });
});

describe("what is known of real calls", () => {
  it("lengthens the estimate from thirty calls on, and marks what is over the limit by it", async () => {
    for (let i = 0; i < 30; i++) await buildResponse({ overall: 9 }, { seconds: 900 });
    const { calibration, settings } = await wang.editor();
    expect(calibration).toEqual({ factor: 2, from: "calls", n: 30 });
    expect(settings.calibration).toBe(2);
    const { questionnaires } = await wang.given("GET /of/:owner", "/of/cd01");
    expect(questionnaires[0]).toMatchObject({ overLimit: true, version: { version: 1 } });
    const { check } = await wang.save(builtIn.service, 0);
    expect(check.ok).toBe(false);
    expect(check.cuts!.enough).not.toBeNull();
    // In use all the same.
    expect((await Questionnaire.current("cd01", "service")).version).toBe(1);
  });

  it("takes a reading aloud until then, once by one key", async () => {
    const { definition } = await wang.editor();
    const read = lines(builtIn.service).filter(({ line }) => ["opening", "scale"].includes(line.name));
    const seconds = 1.1 * read.reduce((sum, { line }) => sum + speechIn(line, {}), 0);
    const body = { key: newKey(), definition, lines: ["opening", "scale"], seconds };
    for (let i = 0; i < 2; i++) {
      const { calibration } = await wang.given(
        "POST /of/:owner/:kind/calibration",
        `${path}/calibration`,
        body,
      );
      expect(calibration).toEqual({ factor: expect.closeTo(1.1, 1), from: "reading", n: 1 });
    }
    expect((await wang.editor()).settings.calibration).toBeCloseTo(1.1, 1);
    const nothing = { ...body, key: newKey(), lines: ["nowhere"] };
    expect(await wang.refused("POST", `${path}/calibration`, nothing)).toMatchObject({ status: 400 });
  });
});
