import { Long, type Document } from "bson";
import mongoose from "mongoose";
import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openServer, type OpenServer } from "./openServer.ts";
import { messageOf, ask } from "./rawClient.ts";

const { MongoClient } = mongoose.mongo;

let now: number;
let msPerLook: number;
let database: OpenServer;

beforeAll(async () => {
  now = 1_000_000;
  msPerLook = 0;
  database = await openServer({ clock: () => (now += msPerLook) });
  await database
    .collection("rows")
    .insertMany(Array.from({ length: 20_000 }, (_, i) => ({ _id: i, n: i % 7 })));
});

afterEach(async () => {
  now += 3_600_000;
  await database.server.sweep(); // forgets what a test has left open
});

afterAll(() => database.close());

const rows = () => database.collection("rows");
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    ({ code }: { code: number }) => code,
  );

describe("a cursor", () => {
  it("brings everything in order, batch by batch", async () => {
    const seen: unknown[] = [];
    for await (const { _id } of rows().find({}, { batchSize: 333 })) seen.push(_id);
    expect(seen).toEqual(Array.from({ length: 20_000 }, (_, i) => i));
    expect(database.server.cursors.size).toBe(0);
  });

  it("gives an empty first batch if that is asked for", async () => {
    const { cursor } = await database.command({ find: "rows", batchSize: 0 });
    expect(cursor.firstBatch).toEqual([]);
    expect(cursor.id).not.toEqual(0);
  });

  it("stays within the size of a message", async () => {
    const big = database.collection("big");
    await big.insertMany(Array.from({ length: 5 }, (_, i) => ({ _id: i, text: "x".repeat(5_000_000) })));
    expect((await big.find().toArray()).map(({ _id }) => _id)).toEqual([0, 1, 2, 3, 4]);
    const { cursor } = await database.command({ find: "big", singleBatch: true, batchSize: 5 });
    expect(cursor.firstBatch).toHaveLength(3);
  });

  it("is freed when the client closes it", async () => {
    const cursor = rows().find({}, { batchSize: 2 });
    await cursor.next();
    expect(database.server.cursors.size).toBe(1);
    await cursor.close();
    expect(database.server.cursors.size).toBe(0);
  });

  it("is freed when its client closes", async () => {
    const client = await MongoClient.connect(database.uri);
    await client.db("test").collection("rows").find({}, { batchSize: 2 }).next();
    expect(database.server.cursors.size).toBe(1);
    await client.close();
    while (database.server.cursors.size) await database.command({ ping: 1 });
  });

  it("is freed when the connection that read it last closes", async () => {
    const socket = connect(decodeURIComponent(database.uri.slice("mongodb://".length)));
    await ask(socket, messageOf({ find: "rows", batchSize: 2, $db: "test" }));
    expect(database.server.cursors.size).toBe(1);
    socket.destroy();
    while (database.server.cursors.size) await database.command({ ping: 1 });
  });

  it("is freed when nobody has read it for ten minutes", async () => {
    await rows().find({}, { batchSize: 2 }).next();
    now += 599_000;
    await database.server.sweep();
    expect(database.server.cursors.size).toBe(1);
    now += 2000;
    await database.server.sweep();
    expect(database.server.cursors.size).toBe(0);
  });

  it("is read on over any connection, and freed with the one that read it last", async () => {
    const open = async () => {
      const socket = connect(decodeURIComponent(database.uri.slice("mongodb://".length)));
      return { socket, ask: (command: Document) => ask(socket, messageOf({ ...command, $db: "test" })) };
    };
    const [first, second] = [await open(), await open()];
    const { cursor } = await first.ask({ find: "rows", batchSize: 2 });
    const { cursor: next } = await second.ask({ getMore: cursor.id, collection: "rows", batchSize: 2 });
    expect(next.nextBatch).toMatchObject([{ _id: 2 }, { _id: 3 }]);
    first.socket.destroy();
    for (let round = 0; round < 20; round++) await database.command({ ping: 1 });
    expect(database.server.cursors.size).toBe(1);
    second.socket.destroy();
    while (database.server.cursors.size) await database.command({ ping: 1 });
  });

  it("is not read under another name", async () => {
    const { cursor } = await database.command({ find: "rows", batchSize: 2 });
    const id = Long.fromNumber(1).add(cursor.id).subtract(1);
    expect(await codeOf(database.command({ getMore: id, collection: "others" }))).toBe(13);
  });

  it("that is unknown is said to be so", async () => {
    expect(await codeOf(database.command({ getMore: Long.fromNumber(5), collection: "rows" }))).toBe(43);
    const { cursorsNotFound } = await database.command({
      killCursors: "rows",
      cursors: [Long.fromNumber(5)],
    });
    expect(cursorsNotFound.map(String)).toEqual(["5"]);
  });
});

describe("maxTimeMS", () => {
  it.each<[string, Document]>([
    ["a find", { find: "rows", filter: { missing: 1 } }],
    ["a count", { count: "rows", query: { n: 3 } }],
    ["a distinct", { distinct: "rows", key: "n" }],
    ["an aggregation", { aggregate: "rows", pipeline: [{ $group: { _id: "$n" } }], cursor: {} }],
    [
      "an update of many, before it has changed one",
      { update: "rows", updates: [{ q: { n: 1 }, u: { $set: { x: 1 } }, multi: true }] },
    ],
    ["a delete of many, before it has removed one", { delete: "rows", deletes: [{ q: { n: 1 }, limit: 0 }] }],
  ])("ends %s", async (_name, command) => {
    msPerLook = 60_000;
    const answer = await database
      .command({ ...command, maxTimeMS: 100_000 })
      .catch((error: Document) => error);
    expect(answer.code ?? answer.writeErrors?.[0].code).toBe(50);
    msPerLook = 0;
    expect(await rows().countDocuments({ x: 1 })).toBe(0);
    expect(await rows().countDocuments()).toBe(20_000);
  });

  it("lets finish what is in time", async () => {
    expect(await rows().countDocuments({ n: 3 }, { maxTimeMS: 1000 })).toBe(2857);
  });
});

describe("a closed connection", () => {
  it("ends the search that it waited for", async () => {
    const path = decodeURIComponent(database.uri.slice("mongodb://".length));
    const socket = connect(path);
    socket.write(
      messageOf({
        aggregate: "rows",
        pipeline: [{ $sort: { n: 1 } }, { $group: { _id: "$_id" } }, { $match: { x: 1 } }],
        cursor: {},
        $db: "test",
      }),
    );
    await database.command({ ping: 1 });
    socket.destroy();
    const before = process.cpuUsage();
    for (let i = 0; i < 20; i++) await database.command({ ping: 1 });
    const { user } = process.cpuUsage(before);
    expect(user).toBeLessThan(1_000_000);
    expect(database.server.cursors.size).toBe(0);
  });
});
