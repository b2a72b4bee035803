import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { builtIn } from "../../models/questionnaires/builtIn.ts";
import { questionnaire, yesNo } from "../models/rules/definitions.ts";
import { storeYaml, useHuifang } from "./huifang.ts";

const huifang = useHuifang();
const now = ["--now", "2026-12-01T10:00:00+08:00"];

function saved(name: string, definition: unknown): string {
  writeFileSync(huifang.file(name), JSON.stringify(definition));
  return huifang.file(name);
}

describe("huifang questionnaire", () => {
  it("check says what to cut of a questionnaire over five minutes", async () => {
    const file = saved(
      "long.json",
      questionnaire([
        yesNo("endless", { title: "好".repeat(450) }),
        yesNo("endless2", { title: "好".repeat(450) }),
      ]),
    );
    const { code, err, json } = await huifang.run(["questionnaire", "check", file, "--json"]);
    expect([code, err]).toEqual([1, expect.stringContaining("questionnaire.tooLong")]);
    expect(json).toMatchObject({
      ok: false,
      limit: 300,
      problems: [],
      cuts: { enough: { items: ["endless"] } },
    });
  });

  it("check hints at wordings, which is no refusal", async () => {
    const file = saved("hints.json", questionnaire([yesNo("noise", { title: "车子有没有异响？" })]));
    const { code, json, out } = await huifang.run(["questionnaire", "check", file, "--json"]);
    expect([code, out]).toEqual([0, expect.stringContaining("suggests that something is wrong")]);
    expect(json).toMatchObject({ ok: true, hints: [{ item: "noise", code: "wording.suggestsFault" }] });
  });

  it("check with a store also holds it against that store's anchors", async () => {
    writeFileSync(huifang.file("store.yaml"), `${storeYaml}group: north\n`);
    await huifang.run(["store", "apply", huifang.file("store.yaml")]);
    const file = saved("other.json", questionnaire([]));
    expect((await huifang.run(["questionnaire", "check", file, "--json"])).code).toBe(0);
    const { code, json } = await huifang.run([
      "questionnaire",
      "check",
      file,
      "--store",
      "cd01",
      ...now,
      "--json",
    ]);
    expect(code).toBe(1);
    expect(json).toMatchObject({
      problems: [
        { code: "definition.anchorChanged", item: "overall", message: expect.stringContaining("Wording") },
        { code: "definition.anchorMissing", item: "quality" },
      ],
    });
  });

  it("propose shows the next questionnaire and writes it where it is told, to be published", async () => {
    const out = huifang.file("proposed.json");
    const { code, json } = await huifang.run([
      "questionnaire",
      "propose",
      "service",
      "--out",
      out,
      ...now,
      "--json",
    ]);
    expect(code).toBe(0);
    expect(json).toMatchObject({
      kind: "service",
      period: { code: "2026Q3" },
      version: 1,
      ok: true,
      limit: 300,
    });
    expect(JSON.parse(readFileSync(out, "utf8"))).toEqual((json as { definition: unknown }).definition);
    const next = saved("next.json", { ...(json as { definition: object }).definition, title: "Next" });
    expect((await huifang.run(["questionnaire", "publish", next, "--reason", "next", ...now])).code).toBe(0);
    expect((await huifang.run(["questionnaire", "propose", "service", ...now])).out).toContain(
      "overall: kept as it is",
    );
  });

  it("propose refuses what is no quarter", async () => {
    const { code, err } = await huifang.run(["questionnaire", "propose", "sales", "--period", "autumn"]);
    expect([code, err]).toEqual([1, "error: cli.badPeriod “autumn” is no quarter. Write it as 2026Q3.\n"]);
  });

  it("publishes no second time what the version in use says, in whatever order it says it", async () => {
    const { kind, ...rest } = builtIn.sales;
    const same = saved("same.json", { ...rest, kind });
    const publish = ["questionnaire", "publish", same, "--reason", "again", ...now];
    expect(await huifang.run(publish)).toMatchObject({
      ...{ code: 0, err: "" },
      out: expect.stringMatching(/ version 1, .*nothing to publish\.\n$/),
    });
    const { json } = await huifang.run(["questionnaire", "list", "--json"]);
    const { questionnaires } = json as { questionnaires: { kind: string }[] };
    expect(questionnaires.filter((one) => one.kind === kind)).toMatchObject([{ version: 1 }]);
  });

  it("publishes what head office gives under its group's name, with lines that it locks", async () => {
    const locked = structuredClone(builtIn.sales);
    locked.pages![0]!.elements.splice(-1, 0, yesNo("safety", { locked: true }));
    const file = saved("group.json", locked);
    const publish = (store: string) =>
      huifang.run([
        "questionnaire",
        "publish",
        file,
        "--reason",
        "for all",
        "--store",
        store,
        ...now,
        "--json",
      ]);
    expect(await publish("cd01")).toMatchObject({
      code: 1,
      err: expect.stringContaining("definition.lockedByStore (safety)"),
    });
    expect(await publish("group:north")).toMatchObject({
      code: 0,
      json: { kind: "sales", version: 2, published: true },
    });
    expect((await huifang.run(["questionnaire", "list", "--store", "group:nowhere"])).err).toContain(
      "store.unknown",
    );
  });
});
