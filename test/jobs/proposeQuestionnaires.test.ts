import { beforeEach, describe, expect, it } from "vitest";
import { proposeQuestionnaires } from "../../jobs/proposeQuestionnaires.ts";
import { Notice } from "../../models/notice.ts";
import { buildResponse, openStore } from "../builder/builderServer.ts";
import { useDatabase } from "../database.ts";

useDatabase();

const job = proposeQuestionnaires("https://huifang.example/");
const run = (now: string) => job.run({ now: new Date(now), signal: new AbortController().signal });
const told = async () =>
  (await Notice.find().sort({ _id: 1 }).lean()).map(({ place, content }) => ({
    place,
    ...JSON.parse(content),
  }));

describe("proposeQuestionnaires", () => {
  beforeEach(() => openStore("cd01"));

  it("tells the department's manager the weakest items when the quarter is over, with the way to the proposal", async () => {
    for (let i = 0; i < 5; i++) await buildResponse({ overall: 9, waiting: 5 }, { everything: true });
    expect(await run("2026-10-01T00:05:00+08:00")).toEqual({ cd01: { told: ["service"] } });
    expect(await told()).toMatchObject([
      {
        place: { platform: "web", channel: "complaints.service" },
        ...{ kind: "notice", tone: "calm", key: "card.proposal.service" },
        params: {
          ...{ period: "2026Q3", calls: 5, weak: "等候时间 5.0" },
          url: "https://huifang.example/builder#/cd01/service/proposal",
        },
      },
    ]);
  });

  it("says so once, however often it runs, and again after the next quarter", async () => {
    await buildResponse({ overall: 10 }, { everything: true });
    await buildResponse({ overall: 10 }, { at: new Date("2026-11-12T02:00:00Z"), everything: true });
    for (const now of ["2026-10-01T00:05:00+08:00", "2026-10-01T00:06:00+08:00", "2026-10-02T09:00:00+08:00"])
      await run(now);
    expect(await told()).toMatchObject([{ key: "card.noWeakItems.service" }]);
    await run("2027-01-03T09:00:00+08:00");
    expect((await told()).map(({ params }) => params.period)).toEqual(["2026Q3", "2026Q4"]);
  });

  it("says nothing of a quarter in which nobody was asked, or that ended long ago", async () => {
    expect(await run("2026-10-01T00:05:00+08:00")).toEqual({ cd01: { told: [] } });
    await buildResponse({ overall: 5 }, { at: new Date("2026-11-12T02:00:00Z"), everything: true });
    expect(await run("2027-02-01T09:00:00+08:00")).toEqual({ cd01: { told: [] } });
    expect(await told()).toEqual([]);
  });
});
