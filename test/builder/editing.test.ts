import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { callScene } from "../../bot/forms/call/callScene.ts";
import { AuditEntry } from "../../models/auditEntry.ts";
import { Person } from "../../models/person.ts";
import { Questionnaire } from "../../models/questionnaire.ts";
import { builtIn } from "../../models/questionnaires/builtIn.ts";
import { Store } from "../../models/store.ts";
import { useDatabase } from "../database.ts";
import { act, buildClaimedCallback, buildOpenCallback } from "../factories.ts";
import { questionnaire, rating, yesNo } from "../models/rules/definitions.ts";
import {
  type BuilderServer,
  buildResponse,
  longer,
  newKey,
  openStore,
  type Page,
  reworded,
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

const { service } = builtIn;
const path = "/of/cd01/service";
const endless = (seconds: number) => yesNo("endless", { title: "好".repeat(seconds * 3) });
const tooLong = (seconds: number) => longer(service, endless(seconds));

describe("a draft", () => {
  it("begins with what is published, and is kept revision by revision", async () => {
    const opened = await wang.editor();
    expect(opened).toMatchObject({
      revision: 0,
      definition: service,
      published: { version: 1, current: true },
    });
    expect(opened).not.toHaveProperty("saved");
    const next = reworded(service, "clean", { title: "车洗得干净吗？" });
    expect(await wang.save(next, 0)).toMatchObject({ revision: 1, definition: next, check: { ok: true } });
    expect(await wang.editor()).toMatchObject({
      revision: 1,
      definition: next,
      saved: { by: { name: "Wang Yi" } },
    });
  });

  it("that says the same as the version in use is not published", async () => {
    await wang.save(reworded(service, "clean", { title: "干净吗？" }), 0);
    await wang.save(service, 1);
    const refusal = await wang.refused("POST", `${path}/publish`, {
      ...{ key: newKey(), base: 2, reason: "nothing at all" },
    });
    expect(refusal).toMatchObject({ status: 422, error: "unchanged" });
    expect(refusal.message).toContain("version 1");
  });

  it("whose rotation has no room for a stated share is told so", async () => {
    const turns = [0, 1, 2].map((at) =>
      yesNo(`turn${at}`, { title: "说".repeat(258), askRate: 0.9, importance: 0.01 * (at + 1) }),
    );
    const roomy = await wang.save({ ...questionnaire(turns.slice(1)), kind: "service" }, 0);
    const full = await wang.save({ ...questionnaire(turns), kind: "service" }, 1);
    const trimmed = ({ check }: typeof full) =>
      check.hints.filter(({ code }) => code === "hint.shareTrimmed");
    expect(trimmed(roomy)).toEqual([]);
    expect(trimmed(full)).toMatchObject([
      { item: "turn0", message: expect.stringContaining("meant for 90%") },
    ]);
  });

  it("names what is wrong as the settings name it", async () => {
    const { check } = await wang.save(reworded(service, "clean", { title: "" }), 0);
    expect(check.problems).toMatchObject([
      { code: "definition.textMissing", message: "“Wording” is empty." },
    ]);
  });

  it("is refused where it was made from an older one, with the newer and what differs, so that nothing is lost", async () => {
    const ada = await server.signedIn("ada");
    const [hers, his] = [
      reworded(service, "clean", { title: "干净吗？" }),
      reworded(service, "bill", { title: "一致吗？" }),
    ];
    await ada.save(hers, 0);
    const refusal = await wang.refused("PUT", `${path}/draft`, { key: newKey(), base: 0, definition: his });
    expect(refusal).toMatchObject({
      ...{ status: 409, error: "older" },
      draft: { revision: 1, definition: hers, saved: { by: { code: "ada", name: "Ada Yi" } } },
    });
    expect(refusal.differences!.map(({ kind, item }) => [kind, item])).toEqual([
      ["changed", "bill"],
      ["changed", "clean"],
    ]);
    // He takes over what she did and saves both.
    expect(await wang.save(reworded(hers, "bill", { title: "一致吗？" }), 1)).toMatchObject({ revision: 2 });
  });

  it("loses nothing when many save at once: one wins each revision, the others are told", async () => {
    const pages = [wang, await server.signedIn("ada")];
    const saves = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        pages[i % 2]!.ask("PUT", `${path}/draft`, {
          ...{ key: newKey(), base: 0, definition: reworded(service, "clean", { title: `第${i}种问法？` }) },
        }),
      ),
    );
    expect(saves.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(saves.filter(({ status }) => status === 409)).toHaveLength(11);
    const winner = saves.find(({ status }) => status === 200)!.json as unknown as { definition: unknown };
    expect((await wang.editor()).definition).toEqual(winner.definition);
  });

  it("is saved once by one key, however often it is sent", async () => {
    const body = { key: newKey(), base: 0, definition: service };
    for (let i = 0; i < 3; i++) {
      expect(await wang.given("PUT /of/:owner/:kind/draft", `${path}/draft`, body)).toMatchObject({
        revision: 1,
      });
    }
  });

  it("may have faults, each of which is named, but nothing that is forbidden", async () => {
    const unfinished = reworded(service, "clean", { title: "" });
    expect((await wang.save(unfinished, 0)).check).toMatchObject({
      ...{ ok: false, time: null },
      problems: [{ code: "definition.textMissing", item: "clean", message: "“Wording” is empty." }],
    });
    const hostile = reworded(service, "clean", { title: "<img src=x onerror=alert(1)>" });
    const refusal = await wang.refused("PUT", `${path}/draft`, {
      key: newKey(),
      base: 1,
      definition: hostile,
    });
    expect(refusal).toMatchObject({
      status: 422,
      error: "faulty",
      check: { problems: [{ code: "definition.textTag" }] },
    });
    expect((await wang.editor()).definition).toEqual(unfinished);
  });

  it("is thrown away, and whoever still has it open is told", async () => {
    await wang.save(tooLong(10), 0);
    const gone = await wang.given("DELETE /of/:owner/:kind/draft", `${path}/draft`, {
      key: newKey(),
      base: 1,
    });
    expect(gone).toMatchObject({ revision: 2, definition: service });
    expect(
      await wang.refused("PUT", `${path}/draft`, { key: newKey(), base: 1, definition: service }),
    ).toMatchObject({ error: "older" });
    expect(await wang.save(service, 2)).toMatchObject({ revision: 3 });
  });

  it("tells each editor of the others as long as their pages are open", async () => {
    const ada = await server.signedIn("ada");
    const say = (page: Page, tab: string, leaving = false) =>
      page.given("POST /of/:owner/:kind/editing", `${path}/editing`, { tab, leaving });
    await say(wang, "page-of-wang");
    expect((await say(ada, "page-of-ada")).others).toMatchObject([
      { person: { code: "wang", name: "Wang Yi" } },
    ]);
    expect((await wang.editor()).others.map(({ person }) => person.code)).toEqual(["wang", "ada"]);
    await say(ada, "page-of-ada", true);
    expect((await say(wang, "page-of-wang")).others).toEqual([]);
    await say(ada, "page-of-ada");
    server.clock.wall = new Date(+server.clock.wall + 70_000);
    expect((await say(wang, "page-of-wang")).others).toEqual([]);
  });
});

describe("publishing", () => {
  it("makes the draft the next version, with its reason, for the next call and not for one begun", async () => {
    await buildOpenCallback();
    const begun = await (await buildClaimedCallback()).saveDraft(act(), {}, { kind: "service", version: 1 });
    await wang.save(longer(service, yesNo("parking", { title: "好停车吗？" })), 0);
    const { version } = await wang.publish(1, "parking is a topic now");
    expect(version).toMatchObject({
      version: 2,
      current: true,
      reason: "parking is a topic now",
      by: { code: "wang" },
    });
    const scene = async (callback: typeof begun) => {
      const [store, person] = [await Store.named("cd01"), await Person.named("cd01", "li")];
      return callScene(store, callback, person, { locale: "en", zone: store.timezone, code: "li" } as never);
    };
    expect((await scene(begun)).questionnaire!.version).toBe(1);
    expect((await scene(await buildOpenCallback())).questionnaire!.version).toBe(2);
    expect(await wang.editor()).toMatchObject({ published: { version: 2 } });
    const [entry] = await AuditEntry.find({ act: "questionnaire.publish" });
    expect(entry).toMatchObject({ store: "cd01", person: "wang", details: { kind: "service", version: 2 } });
  });

  it("is refused over five minutes, and says what to cut until it is not", async () => {
    const asked = reworded(service, "clean", { title: "干净吗？" });
    const { check } = await wang.save(longer(asked, endless(120)), 0);
    expect(check).toMatchObject({ ok: false, problems: [] });
    const refusal = await wang.refused("POST", `${path}/publish`, {
      key: newKey(),
      base: 1,
      reason: "longer",
    });
    expect(refusal).toMatchObject({
      status: 422,
      error: "tooLong",
      check: { cuts: { enough: { items: ["endless"] } } },
    });
    expect(refusal.message).toMatch(/limit is 300 s/);
    expect(await Questionnaire.countDocuments({ store: "cd01", kind: "service" })).toBe(1);
    await wang.save(asked, 1);
    expect(await wang.publish(2)).toMatchObject({ version: { version: 2 } });
  });

  it("is refused where an anchor was changed, a line locked, or anything is faulty", async () => {
    for (const [definition, code] of [
      [reworded(service, "quality", { title: "几分？" }), "definition.anchorChanged"],
      [reworded(service, "clean", { locked: true }), "definition.lockedByStore"],
      [reworded(service, "clean", { visibleIf: "{nothing} = true" }), "definition.conditionUnknownItem"],
      [{ ...service, kind: "sales" }, "definition.wrongType"],
    ] as const) {
      const { revision } = await wang.editor();
      await wang.save(definition, revision);
      expect(
        await wang.refused("POST", `${path}/publish`, {
          key: newKey(),
          base: revision + 1,
          reason: "why not",
        }),
      ).toMatchObject({ status: 422, error: "faulty", check: { problems: [{ code }] } });
    }
    expect(await Questionnaire.countDocuments({ store: "cd01", kind: "service" })).toBe(1);
  });

  it("publishes a revision once, whoever asks and however often", async () => {
    const ada = await server.signedIn("ada");
    await wang.save(longer(service, yesNo("parking")), 0);
    const body = { key: newKey(), base: 1, reason: "for a reason" };
    const answers = await Promise.all(
      [wang, ada, wang].map((page) => page.ask("POST", `${path}/publish`, { ...body, key: newKey() })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await Questionnaire.countDocuments({ store: "cd01", kind: "service" })).toBe(2);
    expect(await wang.editor()).toMatchObject({ revision: 2 });
  });

  it("publishes what was last seen: a draft changed since is not", async () => {
    await wang.save(service, 0);
    await (await server.signedIn("ada")).save(tooLong(10), 1);
    expect(
      await wang.refused("POST", `${path}/publish`, { key: newKey(), base: 1, reason: "mine" }),
    ).toMatchObject({ status: 409, error: "older", draft: { revision: 2 } });
  });

  it("never lets anything forbidden through, whatever is sent", async () => {
    const parts = fc.constantFrom(
      "title",
      "name",
      "type",
      "visibleIf",
      "html",
      "choices",
      "rateMax",
      "elements",
      "__proto__",
      "onclick",
    );
    const values = fc.oneof(
      fc.constantFrom<unknown>("<script>x</script>", "javascript:x", "{a} = 'x'", "file", {
        default: "<b onclick=x>",
      }),
      fc.jsonValue({ maxDepth: 3 }),
    );
    let { revision } = await wang.editor();
    await fc.assert(
      fc.asyncProperty(fc.nat(14), parts, values, async (at, part, value) => {
        const line = structuredClone(service).pages![0]!.elements[at]!;
        const changed = JSON.parse(JSON.stringify({ ...line, [part]: value })) as object;
        const definition = reworded(service, line.name, changed);
        const saved = await wang.ask("PUT", `${path}/draft`, { key: newKey(), base: revision, definition });
        expect([200, 422]).toContain(saved.status);
        if (saved.status !== 200) return;
        revision += 1;
        const published = await wang.ask("POST", `${path}/publish`, {
          key: newKey(),
          base: revision,
          reason: "fuzzed",
        });
        expect([200, 422]).toContain(published.status);
        if (published.status === 200) revision += 1;
      }),
      { numRuns: 60 },
    );
    for (const { definition, seconds } of await Questionnaire.versions("cd01", "service")) {
      expect(JSON.stringify(definition)).not.toMatch(/<script|onclick|javascript:|__proto__/);
      expect(seconds).toBeLessThanOrEqual(300);
    }
  });

  it("takes any JSON for a draft without failing", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 5 }), async (definition) => {
        const save = { key: newKey(), base: 0, definition };
        expect([200, 409, 422]).toContain((await wang.ask("PUT", `${path}/draft`, save)).status);
      }),
      { numRuns: 60 },
    );
  });
});

describe("versions", () => {
  const changed = longer(reworded(service, "clean", { title: "车洗得干净吗？" }), rating("parking"));

  it("are listed with who, when, why, how long and how many answered", async () => {
    await buildResponse({ overall: 9 });
    await wang.save(changed, 0);
    await wang.publish(1, "clean is asked better");
    const { versions } = await wang.given("GET /of/:owner/:kind/versions", `${path}/versions`);
    expect(versions).toMatchObject([
      { version: 2, current: true, reason: "clean is asked better", by: { name: "Wang Yi" }, answers: 0 },
      { version: 1, current: false, answers: 1 },
    ]);
    const second = await wang.given("GET /of/:owner/:kind/versions/:version", `${path}/versions/2`);
    expect(second).toMatchObject({ version: 2, definition: changed });
  });

  it("differ by lines and properties, with the draft as well", async () => {
    await wang.save(changed, 0);
    const between = async (from: string, to: string) =>
      (
        await wang.given("GET /of/:owner/:kind/differences", `${path}/differences?from=${from}&to=${to}`)
      ).differences.map(({ kind, item }) => [kind, item]);
    const found = [
      ["changed", "clean"],
      ["added", "parking"],
    ];
    expect(await between("1", "draft")).toEqual(found);
    await wang.publish(1);
    expect(await between("1", "2")).toEqual(found);
    expect(await between("2", "draft")).toEqual([]);
  });

  it("come back as a draft, and as a new version", async () => {
    await wang.save(changed, 0);
    await wang.publish(1);
    const restored = await wang.given("POST /of/:owner/:kind/restore", `${path}/restore`, {
      key: newKey(),
      base: 2,
      version: 1,
    });
    expect(restored).toMatchObject({ revision: 3, definition: service });
    expect(await wang.publish(3, "as it was")).toMatchObject({ version: { version: 3 } });
    expect((await Questionnaire.version("cd01", "service", 2)).definition).toEqual(changed);
    expect((await Questionnaire.current("cd01", "service")).definition).toEqual(service);
  });
});
