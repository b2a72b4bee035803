import { type Document } from "bson";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openServer, type OpenServer } from "../openServer.ts";

let database: OpenServer;

beforeAll(async () => {
  database = await openServer();
  const calls = database.collection("calls");
  await calls.insertMany(
    Array.from({ length: 100 }, (_, i) => ({ _id: i, store: i % 2, due: i, name: `n${i % 10}` })),
  );
  await calls.createIndex({ store: 1, due: 1 }, { name: "by store" });
});

afterAll(() => database.close());

const explain = (command: Document, verbosity = "executionStats") =>
  database.command({ explain: command, verbosity });
const calls = () => database.collection("calls");

describe("explain", () => {
  it("shows a scan of the collection and what it looked at", async () => {
    const { queryPlanner, executionStats } = await calls().find({ name: "n3" }).explain("executionStats");
    expect(queryPlanner).toMatchObject({
      namespace: "test.calls",
      winningPlan: { stage: "COLLSCAN", direction: "forward" },
    });
    expect(executionStats).toMatchObject({ nReturned: 10, totalKeysExamined: 0, totalDocsExamined: 100 });
  });

  it("shows the index, its key and no more entries than are needed", async () => {
    const { queryPlanner, executionStats } = await calls()
      .find({ store: 1, due: { $gte: 90 } })
      .explain("executionStats");
    expect(queryPlanner.winningPlan).toMatchObject({
      stage: "FETCH",
      inputStage: {
        stage: "IXSCAN",
        indexName: "by store",
        keyPattern: { store: 1, due: 1 },
        direction: "forward",
      },
    });
    expect(executionStats).toMatchObject({ nReturned: 5, totalKeysExamined: 5, totalDocsExamined: 5 });
  });

  it("shows no sort where the index gives the order, and reads only what is wanted", async () => {
    const { queryPlanner, executionStats } = await calls()
      .find({ store: 1 })
      .sort({ due: 1 })
      .limit(3)
      .explain("executionStats");
    expect(queryPlanner.winningPlan).toMatchObject({
      stage: "LIMIT",
      limitAmount: 3,
      inputStage: { stage: "FETCH" },
    });
    expect(executionStats).toMatchObject({ nReturned: 3, totalDocsExamined: 3 });
  });

  it("nests a sort around what feeds it", async () => {
    const { queryPlanner } = await calls().find({ store: 1 }).sort({ name: 1 }).explain("queryPlanner");
    expect(queryPlanner.winningPlan).toMatchObject({
      stage: "SORT",
      sortPattern: { name: 1 },
      inputStage: { stage: "FETCH", inputStage: { stage: "IXSCAN" } },
    });
  });

  it("runs nothing when only the plan is asked for", async () => {
    expect(await explain({ find: "calls" }, "queryPlanner")).not.toHaveProperty("executionStats");
  });

  it.each<[string, Document, string]>([
    ["count", { count: "calls", query: { store: 1 } }, "COUNT"],
    [
      "update",
      { update: "calls", updates: [{ q: { store: 1 }, u: { $set: { x: 1 } }, multi: true }] },
      "UPDATE",
    ],
    ["delete", { delete: "calls", deletes: [{ q: { store: 1 }, limit: 0 }] }, "DELETE"],
  ])("shows the search of %s and changes nothing", async (_name, command, stage) => {
    const { queryPlanner, executionStats } = await explain(command);
    expect(queryPlanner.winningPlan).toMatchObject({
      stage,
      inputStage: { stage: "FETCH", inputStage: { stage: "IXSCAN" } },
    });
    expect(executionStats).toMatchObject({ totalKeysExamined: 50, totalDocsExamined: 50 });
    expect(await calls().countDocuments({ store: 1, x: { $exists: false } })).toBe(50);
  });

  it("shows the search of distinct and of findAndModify", async () => {
    const distinct = await explain({ distinct: "calls", key: "name", query: { store: 0 } });
    expect(distinct.queryPlanner.winningPlan.inputStage).toMatchObject({ indexName: "by store" });
    const modify = await explain({ findAndModify: "calls", query: { _id: 5 }, update: { $set: { x: 1 } } });
    expect(modify.queryPlanner.winningPlan.stage).toBe("UPDATE");
    expect(modify.executionStats).toMatchObject({ totalKeysExamined: 1, totalDocsExamined: 1 });
  });

  it("shows the first stages of an aggregation as the search, and the others behind it", async () => {
    const group = { $group: { _id: "$name" } };
    const { stages } = await calls()
      .aggregate([{ $match: { store: 1 } }, { $sort: { due: -1 } }, group])
      .explain();
    expect(stages[0].$cursor.queryPlanner.winningPlan).toMatchObject({
      stage: "FETCH",
      inputStage: { stage: "IXSCAN", direction: "backward" },
    });
    expect(stages.slice(1)).toEqual([group]);
  });

  it("knows that there is nothing in a collection that is not there", async () => {
    expect((await explain({ find: "nothing" })).queryPlanner.winningPlan).toEqual({ stage: "EOF" });
  });
});
