import { type Document } from "bson";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openServer, type OpenServer } from "../openServer.ts";

let database: OpenServer;

beforeAll(async () => {
  database = await openServer();
  await database.collection("things").insertMany([{ _id: 1 }, { _id: 2 }]);
});

afterAll(() => database.close());

const refusalOf = (command: Document): Promise<Document> =>
  database.command(command).then(
    () => ({ code: "none" }),
    (error: Document) => error,
  );

describe("what is not understood is refused by name", () => {
  it.each([
    "aggregateMany",
    "collMod",
    "mapReduce",
    "eval",
    "bulkWrite",
    "renameCollection",
    "constructor",
    "__proto__",
  ])("the command %s", async (name) => {
    expect(await refusalOf({ [name]: 1 })).toMatchObject({ code: 59, message: `no such command: '${name}'` });
  });

  it.each<[string, Document]>([
    ["find", { find: "things" }],
    ["count", { count: "things" }],
    ["distinct", { distinct: "things", key: "a" }],
    ["aggregate", { aggregate: "things", pipeline: [], cursor: {} }],
    ["insert", { insert: "things", documents: [{}] }],
    ["update", { update: "things", updates: [{ q: {}, u: { $set: { a: 1 } } }] }],
    ["delete", { delete: "things", deletes: [{ q: { _id: 9 }, limit: 1 }] }],
    ["findAndModify", { findAndModify: "things", query: { _id: 9 }, remove: true }],
    ["create", { create: "others" }],
    ["createIndexes", { createIndexes: "things", indexes: [{ key: { a: 1 }, name: "a" }] }],
    ["listIndexes", { listIndexes: "things" }],
    ["listCollections", { listCollections: 1 }],
    ["ping", { ping: 1 }],
    ["explain", { explain: { find: "things" } }],
  ])("a field that %s does not have", async (name, command) => {
    expect(await refusalOf({ ...command, futureOption: true })).toMatchObject({
      code: 40415,
      message: `BSON field '${name}.futureOption' is an unknown field.`,
    });
  });

  it("a field that a statement of an update does not have", async () => {
    const refusal = await refusalOf({ update: "things", updates: [{ q: {}, u: {}, foo: 1 }] });
    expect(refusal).toMatchObject({ code: 40415, message: expect.stringContaining("'update.updates.foo'") });
  });

  it("a field that an explained command does not have", async () => {
    expect(await refusalOf({ explain: { find: "things", foo: 1 } })).toMatchObject({ code: 40415 });
  });

  it.each<[Document, string]>([
    [
      { find: "things", filter: "x" },
      "BSON field 'find.filter' is the wrong type 'string', expected type 'object'",
    ],
    [{ find: "things", limit: "1" }, "'find.limit'"],
    [{ find: 5 }, "'find.find'"],
    [{ find: "things", sort: [1] }, "'find.sort'"],
    [{ aggregate: "things", pipeline: {}, cursor: {} }, "'aggregate.pipeline'"],
    [{ insert: "things", documents: "x" }, "'insert.documents'"],
    [{ update: "things", updates: [5] }, "'update.updates'"],
    [{ delete: "things", deletes: [{ q: 5, limit: 1 }] }, "'delete.deletes.q'"],
    [{ ping: 1, maxTimeMS: "soon" }, "'ping.maxTimeMS'"],
  ])("a value of the wrong type: %j", async (command, message) => {
    expect(await refusalOf(command)).toMatchObject({ code: 14, message: expect.stringContaining(message) });
  });

  it.each<Document>([
    { find: "things", tailable: true },
    { find: "things", noCursorTimeout: true },
    { find: "things", showRecordId: true },
    { find: "things", collation: { locale: "de" } },
    { find: "things", readConcern: { level: "snapshot" } },
    { create: "others", capped: true, size: 5 },
    { create: "others", viewOn: "things" },
    { create: "others", timeseries: { timeField: "at" } },
    { create: "others", validator: {} },
    { aggregate: "things", pipeline: [], cursor: {}, explain: true },
  ])("what MongoDB can do and this cannot: %j", async (command) => {
    const { code, message } = await refusalOf(command);
    expect([238, 40415]).toContain(code);
    expect(message).toMatch(/not supported|unknown field/);
  });

  it.each(["$out", "$merge", "$lookup", "$changeStream", "$facet", "$collStats"])(
    "the stage %s",
    async (stage) => {
      const refusal = await refusalOf({ aggregate: "things", pipeline: [{ [stage]: {} }], cursor: {} });
      expect(refusal.message).toContain(stage);
    },
  );

  it.each(["text", "hashed", "2dsphere"])("an index of the kind %s", async (kind) => {
    const indexes = [{ key: { a: kind }, name: "a" }];
    expect(await refusalOf({ createIndexes: "things", indexes })).toMatchObject({
      code: 67,
      message: expect.stringContaining(kind),
    });
  });

  it("a wildcard index", async () => {
    const indexes = [{ key: { "$**": 1 }, name: "a" }];
    expect(await refusalOf({ createIndexes: "things", indexes })).toMatchObject({ code: 67 });
  });

  it.each([{ hidden: true }, { weights: {} }, { collation: { locale: "de" } }, { storageEngine: {} }])(
    "the index option %j",
    async (option) => {
      const indexes = [{ key: { a: 1 }, name: "a", ...option }];
      const { code, message } = await refusalOf({ createIndexes: "things", indexes });
      expect([67, 197]).toContain(code);
      expect(message).toContain(Object.keys(option)[0]);
    },
  );

  it("a transaction, in the words of a server without replicas", async () => {
    expect(await refusalOf({ insert: "things", documents: [{}], txnNumber: 1 })).toMatchObject({
      code: 20,
      message: expect.stringContaining("Transaction numbers are only allowed"),
    });
  });

  it("a session, before anything is sent", async () => {
    const session = database.client.startSession();
    const attempt = database.collection("things").insertOne({ _id: 3 }, { session });
    await expect(attempt).rejects.toThrow("does not support sessions");
    await session.endSession();
  });

  it("more copies than there are", async () => {
    const refusal = await refusalOf({ insert: "things", documents: [{}], writeConcern: { w: 3 } });
    expect(refusal).toMatchObject({ code: 2, message: "cannot use 'w' > 1 when a host is not replicated" });
  });

  it.each<Document>([
    { distinct: "things" },
    { aggregate: "things", cursor: {} },
    { createIndexes: "things" },
    { getMore: 1 },
    { insert: "things" },
    { find: null },
  ])("a command without what it needs: %j", async (command) => {
    expect(await refusalOf(command)).toMatchObject({ code: 40414 });
  });

  it("nothing of this changed anything", async () => {
    expect(await database.collection("things").find().toArray()).toEqual([{ _id: 1 }, { _id: 2 }]);
  });
});

describe("what every client sends", () => {
  it("passes: sessions, comments, concerns, and nulls for absent fields", async () => {
    const answer = await database.command({
      find: "things",
      filter: null,
      projection: null,
      comment: { any: "thing" },
      maxTimeMS: 5000,
      readConcern: { level: "majority" },
    });
    expect(answer.cursor.firstBatch).toHaveLength(2);
  });

  it("passes in a greeting whatever it may hold", async () => {
    expect(await database.command({ hello: 1, backpressure: true, futureThing: {} })).toMatchObject({
      ok: 1,
      isWritablePrimary: true,
    });
  });

  it("passes with an unacknowledged write, which is done all the same", async () => {
    const session = database.collection("silent");
    await session.insertOne({ _id: 1 }, { writeConcern: { w: 0 } });
    await database.command({ ping: 1 });
    for (let tries = 0; tries < 100 && !(await session.findOne({})); tries++)
      await database.command({ ping: 1 });
    expect(await session.findOne({})).toEqual({ _id: 1 });
  });
});
