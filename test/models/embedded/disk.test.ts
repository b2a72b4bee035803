import { type Document } from "bson";
import mongoose from "mongoose";
import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MAX_DOCUMENT_BYTES } from "../../../models/embedded/bson.ts";
import { prepare } from "../../../models/embedded/commands/prepare.ts";
import { Server } from "../../../models/embedded/server.ts";
import { temporaryFolder } from "../../temporaryFolder.ts";
import { openServer, type OpenServer } from "./openServer.ts";

/** What a disk without room makes of a commit. */
function noRoom(): never {
  throw Object.assign(new Error("No space left on device"), { code: 28 });
}

let database: OpenServer;
let beforeCommit: (() => void) | undefined;

beforeEach(async () => {
  beforeCommit = undefined;
  database = await openServer({ beforeCommit: () => beforeCommit?.() });
  await database.collection("things").createIndex({ a: 1 });
  await database.collection("things").insertMany([
    { _id: 1, a: 1 },
    { _id: 2, a: 2 },
  ]);
});

afterEach(async () => {
  beforeCommit = undefined;
  await database.close();
});

const things = () => database.collection("things");
const failure = (promise: Promise<unknown>): Promise<Document> =>
  promise.then(
    () => ({ code: "none" }),
    (error: Document) => error,
  );

/** The stock driver sends nothing so large; another one may. */
const prepareTooLarge = () => prepare(Buffer.alloc(MAX_DOCUMENT_BYTES + 1));

/** What is there, by a scan and by the index. */
async function contents(): Promise<[unknown[], unknown[]]> {
  const byScan = await things().find().hint({ $natural: 1 }).toArray();
  const byIndex = await things()
    .find({ a: { $gte: 0 } })
    .sort({ a: 1, _id: 1 })
    .hint({ a: 1 })
    .toArray();
  return [byScan.map(({ _id }) => _id), byIndex.map(({ _id }) => _id)];
}

describe("when the disk refuses a commit", () => {
  it.each<[string, () => Promise<unknown>]>([
    ["insert", () => things().insertOne({ _id: 3, a: 3 })],
    ["update", () => things().updateOne({ _id: 1 }, { $set: { a: 9 } })],
    ["update of many", () => things().updateMany({}, { $inc: { a: 5 } })],
    ["delete", () => things().deleteMany({})],
    ["findAndModify", () => things().findOneAndUpdate({ _id: 1 }, { $inc: { a: 1 } })],
    ["upsert", () => things().updateOne({ _id: 7 }, { $set: { a: 7 } }, { upsert: true })],
    ["createIndexes", () => things().createIndex({ b: 1 })],
    ["drop", () => things().drop()],
    ["create", () => database.command({ create: "others" })],
  ])("%s is answered with an error, and all is as before", async (_name, write) => {
    beforeCommit = noRoom;
    expect(await failure(write())).toMatchObject({ code: 14031 });
    beforeCommit = undefined;
    expect(await contents()).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(await things().indexes()).toHaveLength(2);
    await things().insertOne({ _id: 3, a: 0 });
    expect(await contents()).toEqual([
      [1, 2, 3],
      [3, 1, 2],
    ]);
  });

  it("each statement of an unordered command has failed", async () => {
    beforeCommit = noRoom;
    const { writeErrors } = await failure(
      things().insertMany([{ _id: 3 }, { _id: 4 }, { _id: 5 }], { ordered: false }),
    );
    expect(writeErrors.map(({ index, code }: Document) => [index, code])).toEqual([
      [0, 14031],
      [1, 14031],
      [2, 14031],
    ]);
  });

  it("an ordered command stops at its first statement", async () => {
    beforeCommit = noRoom;
    const error = await failure(things().insertMany([{ _id: 3 }, { _id: 4 }]));
    expect([error.writeErrors].flat().map(({ index }: Document) => index)).toEqual([0]);
    expect(error.result.insertedCount).toBe(0);
  });

  it("those who shared the transaction are tried again, each alone", async () => {
    const { catalog, store } = database.server;
    let commits = 0;
    beforeCommit = () => void (++commits === 1 && noRoom());
    const writes = [1, 2, 3].map((n) => store.write(() => catalog.create("test", `made ${n}`).spec.name));
    expect(await Promise.all(writes)).toEqual(["made 1", "made 2", "made 3"]);
    expect(commits).toBe(4);
  });

  it("a change that breaks off half way fails alone, and nothing of it is left", async () => {
    const { catalog, store } = database.server;
    const broken = store.write(() => {
      catalog.create("test", "half");
      throw new Error("broke off");
    });
    const sound = store.write(() => catalog.create("test", "whole").ns);
    await expect(broken).rejects.toThrow("broke off");
    expect(await sound).toBe("test.whole");
    expect(catalog.get("test", "half")).toBeUndefined();
  });
});

describe("an error in the middle of a batch", () => {
  it("leaves what came before it, and with ordered: false what comes after", async () => {
    const documents = [{ _id: 3, a: 3 }, { _id: 1 }, { _id: 4, a: 4 }];
    expect((await failure(things().insertMany(documents))).result.insertedCount).toBe(1);
    expect(await contents()).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
    const error = await failure(things().insertMany([{ _id: 2 }, { _id: 5, a: 5 }], { ordered: false }));
    expect(error.writeErrors).toHaveLength(1);
    expect(await contents()).toEqual([
      [1, 2, 3, 5],
      [1, 2, 3, 5],
    ]);
  });

  it("of many rows leaves each of them whole", async () => {
    await things().createIndex({ u: 1 }, { unique: true, sparse: true });
    expect(await failure(things().updateMany({}, { $set: { u: 1, a: 8 } }))).toMatchObject({ code: 11000 });
    expect(await things().find().toArray()).toEqual([
      { _id: 1, a: 8, u: 1 },
      { _id: 2, a: 2 },
    ]);
    expect(await contents()).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });

  it("is told for a document that is too large, or nested too deep", async () => {
    let deep: Document = {};
    for (let i = 0; i < 150; i++) deep = { deep };
    expect(await failure(things().insertOne(deep))).toMatchObject({ code: 15 });
    const half = "x".repeat(9_000_000);
    await things().insertOne({ _id: 3, half });
    expect(await failure(things().updateOne({ _id: 3 }, { $set: { other: half } }))).toMatchObject({
      code: 17419,
    });
    expect(prepareTooLarge).toThrow(expect.objectContaining({ code: 10334 }));
  });
});

describe.runIf(process.getuid?.() === 0 && process.platform === "linux")(
  "on a disk that is really full",
  () => {
    it("writes are refused, reads go on, and writes go on when there is room again", async () => {
      const folder = temporaryFolder();
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=3m", "tmpfs", folder.path]);
      try {
        writeFileSync(folder.file("ballast"), Buffer.alloc(1_000_000));
        const server = new Server(folder.file("data"));
        const client = await mongoose.mongo.MongoClient.connect(await server.listen(folder.file("db.sock")));
        const rows = client.db("test").collection<{ _id: number; n: number; text: string }>("rows");
        await rows.createIndex({ n: 1 });
        let acknowledged = 0;
        const fill = async (): Promise<Document> => {
          for (;;) {
            const error = await failure(
              rows.insertOne({ _id: acknowledged, n: acknowledged, text: "x".repeat(20_000) }),
            );
            if (error.code !== "none") return error;
            acknowledged++;
          }
        };
        expect(await fill()).toMatchObject({ code: 14031 });
        expect(acknowledged).toBeGreaterThan(10);
        expect(await rows.countDocuments({ n: { $gte: 0 } })).toBe(acknowledged);
        rmSync(folder.file("ballast"));
        await rows.insertOne({ _id: -1, n: -1, text: "" });
        expect((await rows.find().sort({ n: 1 }).limit(1).toArray())[0]?._id).toBe(-1);
        await client.close();
        await server.close();
      } finally {
        execFileSync("umount", [folder.path]);
        folder.remove();
      }
    });
  },
);
