import mongoose from "mongoose";
import { mkdirSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openEmbedded, type Embedded, type Role, type StartOptions } from "../../../models/embedded/start.ts";
import { temporaryFolder, type TemporaryFolder } from "../../temporaryFolder.ts";

const { MongoClient } = mongoose.mongo;

let folder: TemporaryFolder;
let opened: Embedded[];

beforeEach(() => {
  folder = temporaryFolder();
  opened = [];
});

afterEach(async () => {
  for (const one of opened.reverse()) await one.close();
  folder.remove();
});

async function open(role: Role, options: Partial<StartOptions> = {}, directory = folder.file("data")) {
  const one = await openEmbedded(directory, { role, ...options });
  opened.push(one);
  return one;
}

async function ping(uri: string): Promise<number> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 2000 });
  try {
    return (await client.db("test").command({ ping: 1 })).ok as number;
  } finally {
    await client.close();
  }
}

describe("openEmbedded", () => {
  it("serves the stock driver from a directory that it makes for itself alone", async () => {
    const { uri, owner } = await open("server");
    expect(owner).toBe(true);
    expect(await ping(uri)).toBe(1);
    expect(statSync(folder.file("data")).mode & 0o777).toBe(0o700);
  });

  it("keeps what was written when it is opened again", async () => {
    const first = await open("server");
    const client = await MongoClient.connect(first.uri);
    await client.db("test").collection("words").insertOne({ word: "回访" });
    await client.close();
    await first.close();
    const again = await MongoClient.connect((await open("server")).uri);
    expect(
      await again
        .db("test")
        .collection("words")
        .findOne({}, { projection: { _id: 0 } }),
    ).toEqual({
      word: "回访",
    });
    await again.close();
  });

  it("leaves no socket behind when it is closed", async () => {
    const one = await open("server");
    await one.close();
    expect(readdirSync(folder.file("data")).filter((name) => name.endsWith(".sock"))).toEqual([]);
  });

  it("finds a shorter place for the socket of a directory with a long path", async () => {
    const directory = folder.file("a".repeat(90));
    mkdirSync(directory);
    const { uri } = await open("server", {}, directory);
    const socket = decodeURIComponent(uri.slice("mongodb://".length));
    expect(socket.length).toBeLessThanOrEqual(100);
    expect(await ping(uri)).toBe(1);
    await opened[0]!.close();
    expect(() => statSync(socket)).toThrow("ENOENT");
  });

  it("lets a command join the server and leave it running", async () => {
    const owner = await open("server");
    const joined = await open("command");
    expect(joined).toMatchObject({ uri: owner.uri, owner: false });
    await joined.close();
    expect(await ping(owner.uri)).toBe(1);
  });

  it("opens a directory as soon as the one before it has closed it", async () => {
    const first = await open("command");
    const second = await open("server", { onWait: () => void first.close() });
    expect(second.owner).toBe(true);
    expect(await ping(second.uri)).toBe(1);
  });

  it("tells the application when its thread dies, and lets the directory go", async () => {
    const program = folder.file("dies.mjs");
    const sign = folder.file("die");
    writeFileSync(
      program,
      `import { existsSync } from "node:fs";
       import { parentPort } from "node:worker_threads";
       parentPort.postMessage({ uri: "mongodb://nowhere" });
       setInterval(() => {
         if (existsSync(${JSON.stringify(sign)})) throw new Error("the thread broke");
       }, 5);`,
    );
    let onCrash!: (error: Error) => void;
    const crashed = new Promise<Error>((resolve) => (onCrash = resolve));
    await open("server", { entry: pathToFileURL(program), onCrash });
    writeFileSync(sign, "");
    const crash = await crashed;
    expect(crash.message).toBe("the thread broke");
    expect((await open("server")).owner).toBe(true);
  });

  it("reports files that are no database, and lets the directory go", async () => {
    mkdirSync(folder.file("data"));
    writeFileSync(folder.file("data/data.mdb"), "no database at all");
    await expect(open("server")).rejects.toThrow("is no database, or was cut off");
    rmSync(folder.file("data/data.mdb"));
    expect((await open("server")).owner).toBe(true);
  });

  it("reports a data file that was cut off", async () => {
    const { uri } = await open("server");
    const client = await MongoClient.connect(uri);
    await client
      .db("test")
      .collection("words")
      .insertOne({ word: "x".repeat(100_000) });
    await client.close();
    await opened[0]!.close();
    truncateSync(folder.file("data/data.mdb"), 20_000);
    await expect(open("server")).rejects.toThrow("is no database, or was cut off");
  });
});
