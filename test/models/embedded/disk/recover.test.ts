import { open } from "lmdb";
import { copyFileSync, cpSync, rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BYTE_KEYS } from "../../../../models/embedded/disk/byteKeys.ts";
import { Store } from "../../../../models/embedded/storage/store.ts";
import { temporaryFolder, type TemporaryFolder } from "../../../temporaryFolder.ts";

let folder: TemporaryFolder;
let stores: Map<string, Store>;

beforeEach(() => {
  folder = temporaryFolder();
  stores = new Map();
});

afterEach(async () => {
  for (const name of stores.keys()) await closeAt(name);
  folder.remove();
});

function openAt(name: string): Store {
  const store = stores.get(name) ?? new Store(folder.file(name));
  stores.set(name, store);
  return store;
}

async function closeAt(name: string): Promise<void> {
  await stores.get(name)?.close();
  stores.delete(name);
}

const write = (store: Store, key: string) =>
  store.write(() => store.put(store.documents, key, Buffer.from("written")));

const keysIn = (store: Store) => [...store.documents.getKeys({ start: "a", end: "z" })];

/** Leaves a folder as a process does that is killed after it has written some keys, one by one. */
async function killedAfter(...keys: string[]): Promise<void> {
  const store = openAt("running");
  for (const key of keys) await write(store, key);
  cpSync(folder.file("running"), folder.file("killed"), { recursive: true });
}

describe("files that a process has left when it was killed", () => {
  it("hold all that was acknowledged", async () => {
    await killedAfter("a", "b", "c");
    expect(keysIn(openAt("killed"))).toEqual(["a", "b", "c"]);
  });

  it("hold it although the data file is that of a moment before", async () => {
    openAt("running");
    copyFileSync(folder.file("running/data.mdb"), folder.file("before"));
    await killedAfter("a", "b");
    copyFileSync(folder.file("before"), folder.file("killed/data.mdb"));
    expect(keysIn(openAt("killed"))).toEqual(["a", "b"]);
  });

  it("are refused with what to do where the data file is an older one", async () => {
    openAt("running");
    await closeAt("running");
    copyFileSync(folder.file("running/data.mdb"), folder.file("older"));
    await write(openAt("running"), "a");
    await closeAt("running");
    await killedAfter("b");
    copyFileSync(folder.file("older"), folder.file("killed/data.mdb"));
    expect(() => openAt("killed")).toThrow(
      "is older than the journal beside it: put back both, or remove the journal",
    );
    rmSync(folder.file("killed/journal"));
    expect(keysIn(openAt("killed"))).toEqual([]);
  });

  it("are a new database where there is no data file any more", async () => {
    await killedAfter("a");
    rmSync(folder.file("killed/data.mdb"));
    expect(keysIn(openAt("killed"))).toEqual([]);
  });

  it("keep what a program that knows no journal has written there since", async () => {
    await killedAfter("a");
    const other = open({ path: folder.file("killed"), maxDbs: 4, overlappingSync: false });
    const documents = other.openDB<Buffer, string>({ name: "documents", encoding: "binary", ...BYTE_KEYS });
    for (const key of ["b", "c", "d"]) documents.putSync(key, Buffer.from("written"));
    await other.close();
    expect(keysIn(openAt("killed"))).toEqual(["a", "b", "c", "d"]);
  });
});
