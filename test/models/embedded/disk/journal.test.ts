import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Change } from "../../../../models/embedded/disk/changes.ts";
import { Journal } from "../../../../models/embedded/disk/journal.ts";
import { temporaryFolder, type TemporaryFolder } from "../../../temporaryFolder.ts";

const HEADS = Buffer.alloc(1024, 1);

const change = (key: string, value: Buffer | undefined = Buffer.from(`of ${key}`)): Change => ({
  table: key.length % 3,
  key,
  value,
});

let folder: TemporaryFolder;
let journal: Journal;

beforeEach(() => {
  folder = temporaryFolder();
  journal = new Journal(folder.file("journal"));
});

afterEach(() => {
  journal.close();
  folder.remove();
});

async function write(...changes: Change[]): Promise<void> {
  journal.begin();
  for (const each of changes) journal.add(each);
  await journal.write();
  journal.keep();
}

/** The keys of the changes that the file holds. */
const keysRead = () => journal.read()?.changes.map(({ key }) => key);

describe("a journal", () => {
  it("holds nothing until it is begun", () => {
    expect(journal.read()).toBeUndefined();
  });

  it("gives back the state it is begun upon, and the changes of each transaction in their order", async () => {
    journal.start(HEADS);
    const changes = [change("a"), change("bé\xff", Buffer.alloc(0)), change("", undefined)];
    await write(changes[0]!);
    await write(changes[1]!, changes[2]!);
    expect(journal.read()).toEqual({ heads: HEADS, transactions: 2, changes });
  });

  it("is read by the next process", async () => {
    journal.start(HEADS);
    await write(change("a"));
    const next = new Journal(folder.file("journal"));
    expect(next.read()?.changes).toEqual([change("a")]);
    next.close();
  });

  it("does not count what an earlier one has left behind", async () => {
    journal.start(HEADS);
    for (const key of ["a", "b", "c"]) await write(change(key));
    journal.start(HEADS);
    await write(change("d"));
    expect(keysRead()).toEqual(["d"]);
  });

  it("does not count a transaction that came to the disk in part, nor any after it", async () => {
    journal.start(HEADS);
    for (const key of ["first", "second", "third"]) await write(change(key));
    const bytes = readFileSync(folder.file("journal"));
    bytes[bytes.indexOf("of second")]! ^= 1;
    writeFileSync(folder.file("journal"), bytes);
    expect(keysRead()).toEqual(["first"]);
  });

  it("holds nothing where its beginning came to the disk in part", () => {
    journal.start(HEADS);
    const bytes = readFileSync(folder.file("journal"));
    bytes[500]! ^= 1;
    writeFileSync(folder.file("journal"), bytes);
    expect(journal.read()).toBeUndefined();
  });

  it("forgets a transaction that was taken back", async () => {
    journal.start(HEADS);
    await write(change("a"));
    journal.begin();
    journal.add(change("b"));
    await journal.write();
    journal.takeBack();
    expect(keysRead()).toEqual(["a"]);
    await write(change("c"));
    expect(keysRead()).toEqual(["a", "c"]);
  });

  it("says so when there is no room, and has room again when it begins anew", async () => {
    journal.start(HEADS);
    const large = () => change("large", Buffer.alloc(30_000, 2));
    await write(large());
    await write(large());
    journal.begin();
    journal.add(large());
    journal.add(change("and what comes after it"));
    expect(journal.write()).toBeUndefined();
    journal.takeBack();
    expect(keysRead()).toEqual(["large", "large"]);
    journal.start(HEADS);
    await write(large());
    expect(keysRead()).toEqual(["large"]);
  });

  it("holds nothing when it has been cleared", async () => {
    journal.start(HEADS);
    await write(change("a"));
    journal.clear();
    expect(journal.read()).toBeUndefined();
  });
});
