import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Questionnaire } from "../../models/questionnaire.ts";
import { builtIn } from "../../models/questionnaires/builtIn.ts";
import { lines } from "../../models/rules/definition.ts";
import { useDatabase } from "../database.ts";
import { yesNo } from "../models/rules/definitions.ts";
import {
  type BuilderServer,
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
let hu: Page;
beforeEach(async () => {
  await openStore("cd01", "north");
  server = await startBuilder();
  [wang, hu] = [await server.signedIn("wang"), await server.signedIn("hu")];
});
afterEach(() => {
  expect(server.errors).toEqual([]);
  server.stop();
});

const { service } = builtIn;
const path = "/of/cd01/service";
const group = "/of/group:north/service";
const safety = yesNo("safety", { title: "安全提示讲清楚了吗？", locked: true });

/** Head office publishes a version of its own. */
async function give(definition: unknown): Promise<void> {
  const { revision } = await hu.editor(group);
  await hu.save(definition, revision, group);
  await hu.publish(revision + 1, "for all stores", group);
}

async function takeOver(): Promise<void> {
  const { revision } = await wang.editor();
  const body = { key: newKey(), base: revision, from: "headOffice" };
  await wang.given("POST /of/:owner/:kind/proposal", `${path}/proposal`, body);
}

describe("what head office gives", () => {
  it("reaches the stores' drafts as a marked proposal, and changes nothing by itself", async () => {
    expect(await wang.editor()).not.toHaveProperty("headOffice");
    await give(longer(service, safety));
    const opened = await wang.editor();
    expect(opened).toMatchObject({ definition: service, revision: 0 });
    expect(opened.headOffice).toMatchObject({
      version: 2,
      reason: "for all stores",
      differences: [{ kind: "added", item: "safety" }],
    });
    const { questionnaires } = await wang.given("GET /of/:owner", "/of/cd01");
    expect(questionnaires).toMatchObject([{ kind: "service", headOffice: { version: 2 } }]);
  });

  it("is taken over into the draft beside the store's own changes, and published with them", async () => {
    await wang.save(reworded(service, "clean", { title: "车洗得干净吗？" }), 0);
    await give(longer(service, safety));
    await takeOver();
    const taken = await wang.editor();
    expect(taken).not.toHaveProperty("headOffice");
    expect(taken.definition).toEqual(longer(reworded(service, "clean", { title: "车洗得干净吗？" }), safety));
    expect(await wang.publish(2)).toMatchObject({ version: { version: 2, headOffice: 2 } });
    expect((await wang.editor()).fixed).toContainEqual({ item: "safety", why: "locked" });
  });

  it("cannot be changed, left out or added to by a store", async () => {
    await give(longer(service, safety));
    await takeOver();
    await wang.publish(1);
    const own = (await Questionnaire.current("cd01", "service")).definition;
    for (const [definition, code] of [
      [reworded(own, "safety", { title: "讲了吗？" }), "definition.lockedChanged"],
      [reworded(own, "safety", { locked: false }), "definition.lockedChanged"],
      [service, "definition.lockedMissing"],
      [reworded(own, "clean", { locked: true }), "definition.lockedByStore"],
    ] as const) {
      const { revision } = await wang.editor();
      const { check } = await wang.save(definition, revision);
      expect(check.problems.map((problem) => problem.code)).toEqual([code]);
      const refusal = await wang.refused("POST", `${path}/publish`, {
        key: newKey(),
        base: revision + 1,
        reason: "why not",
      });
      expect(refusal.error).toBe("faulty");
    }
  });

  it("is renewed where head office rewords it, and goes where head office gives it up", async () => {
    await give(longer(service, safety));
    await takeOver();
    await wang.publish(1);
    await give(longer(service, { ...safety, title: "安全注意事项，跟您讲了吗？" }));
    expect((await wang.editor()).headOffice!.differences).toMatchObject([
      { kind: "changed", item: "safety" },
    ]);
    await takeOver();
    await wang.publish((await wang.editor()).revision);
    await give(service);
    await takeOver();
    await wang.publish((await wang.editor()).revision);
    const { definition, headOffice } = await Questionnaire.current("cd01", "service");
    expect([lines(definition).some(({ line }) => line.name === "safety"), headOffice]).toEqual([false, 4]);
  });

  it("stays when a store goes back to a version from before", async () => {
    await give(longer(service, safety));
    await takeOver();
    await wang.publish(1);
    const { revision } = await wang.editor();
    const body = { key: newKey(), base: revision, version: 1 };
    const restored = await wang.given("POST /of/:owner/:kind/restore", `${path}/restore`, body);
    expect(restored.definition).toEqual(longer(service, safety));
    expect(restored.check.problems).toEqual([]);
  });

  it("is free again in a store that has left the group", async () => {
    await give(longer(service, safety));
    await takeOver();
    await wang.publish(1);
    await openStore("cd01");
    expect((await wang.editor()).fixed.every(({ why }) => why === "anchor")).toBe(true);
    await wang.save(service, (await wang.editor()).revision);
    expect(await wang.publish((await wang.editor()).revision)).toMatchObject({ version: { version: 3 } });
  });
});
