import mongoose from "mongoose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exportData } from "../../models/dataExport.ts";
import { importData, refuseUnfinishedImport } from "../../models/dataImport.ts";
import { openDatabase, type Database } from "../../models/database.ts";
import { temporaryFolder, type TemporaryFolder } from "../temporaryFolder.ts";

const { Decimal128, Double, Long } = mongoose.mongo.BSON;
const now = new Date("2026-11-24T01:00:00Z");

describe("moving the whole database", () => {
  let folder: TemporaryFolder;
  let database: Database | undefined;
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(async () => {
    await database?.close();
    folder.remove();
  });

  /** Opens a database of that name, and closes the one before. */
  async function use(name: string) {
    await database?.close();
    database = await openDatabase({ directory: folder.file(name), role: "command" });
    return mongoose.connection.db!;
  }

  async function fill(visits = 2_500): Promise<void> {
    const db = mongoose.connection.db!;
    await db.collection("visits").createIndex({ store: 1, key: 1 }, { unique: true });
    await db
      .collection("visits")
      .insertMany(Array.from({ length: visits }, (_, i) => ({ store: "cd01", key: `R-${i}` })));
    await db.collection("scores").insertMany([
      {
        exact: new Double(5),
        big: Long.fromString("9007199254740993"),
        money: Decimal128.fromString("12.50"),
        at: now,
      },
    ] as never);
  }

  const everything = (name: string) =>
    mongoose.connection.db!.collection(name).find({}, { promoteValues: false }).sort({ _id: 1 }).toArray();

  it("gives back the same documents and indexes in another database", async () => {
    const source = await use("from");
    await fill();
    const before = [
      await everything("visits"),
      await everything("scores"),
      await source.collection("visits").indexes(),
    ];
    expect(await exportData(folder.file("all.gz"), now)).toEqual({ scores: 1, visits: 2_500 });
    const target = await use("to");
    expect(await importData(folder.file("all.gz"), false)).toEqual({ scores: 1, visits: 2_500 });
    const after = [
      await everything("visits"),
      await everything("scores"),
      await target.collection("visits").indexes(),
    ];
    expect(after).toEqual(before);
  });

  it("tells how far it is", async () => {
    await use("from");
    await fill(10);
    const steps: [number, number][] = [];
    await exportData(folder.file("all.gz"), now, (done, total) => steps.push([done, total]));
    expect(steps.at(-1)).toEqual([11, 11]);
  });

  it("refuses a database that holds something, unless it may replace it", async () => {
    await use("from");
    await fill(3);
    await exportData(folder.file("all.gz"), now);
    const db = await use("to");
    await db.collection("visits").insertOne({ store: "cd02", key: "mine" });
    await db.collection("others").insertOne({});
    await expect(importData(folder.file("all.gz"), false)).rejects.toMatchObject({ code: "data.notEmpty" });
    expect(await db.collection("visits").countDocuments()).toBe(1);
    await importData(folder.file("all.gz"), true);
    expect(await db.collection("visits").countDocuments()).toBe(3);
    expect(await db.collection("others").countDocuments()).toBe(0);
  });

  it("is seen later when it was cut short, and mended by doing it again", async () => {
    await use("from");
    await fill(3_000);
    await exportData(folder.file("all.gz"), now);
    const db = await use("to");
    const cut = importData(folder.file("all.gz"), false, () => {
      throw new Error("the plug is pulled");
    });
    await expect(cut).rejects.toThrow("the plug is pulled");
    await expect(refuseUnfinishedImport()).rejects.toMatchObject({ code: "database.unfinishedImport" });
    await importData(folder.file("all.gz"), false);
    await refuseUnfinishedImport();
    expect(await db.collection("visits").countDocuments()).toBe(3_000);
  });
});
