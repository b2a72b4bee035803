import fc from "fast-check";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Store } from "../../../../models/embedded/storage/store.ts";
import { temporaryFolder, type TemporaryFolder } from "../../../temporaryFolder.ts";

const PAGE_BYTES = 4096;

let folder: TemporaryFolder;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => folder.remove());

/** What one transaction puts and removes. */
interface Step {
  puts: { key: string; bytes: number }[];
  removes: string[];
}

const key = fc.nat(30).map((n) => `key ${n}`);
/** Now and then more than the journal has room for. */
const bytes = fc.oneof({ weight: 9, arbitrary: fc.nat(3000) }, { weight: 1, arbitrary: fc.nat(100_000) });
const step: fc.Arbitrary<Step> = fc.record({
  puts: fc.array(fc.record({ key, bytes }), { maxLength: 5 }),
  removes: fc.array(key, { maxLength: 2 }),
});

/** A database in use, of which is known what must be on the disk, and what only may be. */
class Used {
  readonly directory: string;
  readonly contents = new Map<string, string>();
  readonly store: Store;
  private sure = Buffer.alloc(0);
  private epoch = Buffer.alloc(0);

  constructor(directory: string) {
    this.directory = directory;
    this.store = new Store(directory);
    this.look();
  }

  async take({ puts, removes }: Step): Promise<void> {
    const { store, contents } = this;
    await store.write(() => {
      for (const { key, bytes } of puts) {
        const value = Buffer.alloc(bytes, contents.size);
        store.put(store.documents, key, value);
        contents.set(key, value.toString("latin1"));
      }
      for (const key of removes) {
        store.remove(store.documents, key);
        contents.delete(key);
      }
    });
    this.look();
  }

  /** Copies its files as they may be after a power failure: of what was written lately, only some pages are there. */
  failInto(directory: string, isThere: (page: number) => boolean): void {
    mkdirSync(directory);
    const written = readFileSync(join(this.directory, "data.mdb"));
    let left = Buffer.from(this.sure);
    for (let at = 0; at < written.length; at += PAGE_BYTES) {
      if (!isThere(at / PAGE_BYTES)) continue;
      const end = at + PAGE_BYTES;
      if (end > left.length) left = Buffer.concat([left], end); // what was not written before it is read as zeros
      written.copy(left, at, at, end);
    }
    writeFileSync(join(directory, "data.mdb"), left);
    copyFileSync(join(this.directory, "journal"), join(directory, "journal"));
  }

  /** The data file is on the disk as it is when the journal begins anew. */
  private look(): void {
    const epoch = readFileSync(join(this.directory, "journal")).subarray(0, 8);
    if (epoch.equals(this.epoch)) return;
    this.epoch = epoch;
    this.sure = readFileSync(join(this.directory, "data.mdb"));
  }
}

function contentsOf(store: Store): Map<string, string> {
  const all = [...store.documents.getRange({ start: "a", end: "z" })];
  return new Map(all.map(({ key, value }) => [key, value.toString("latin1")]));
}

/** Uses a database, lets the power fail, and opens what is left of it. */
async function recoveredAfter(
  steps: Step[],
  isThere: () => boolean,
  look: (used: Used, store: Store) => Promise<void>,
) {
  const used = new Used(folder.file("used"));
  for (const step of steps) await used.take(step);
  used.failInto(folder.file("left"), isThere);
  const recovered = new Store(folder.file("left"));
  await look(used, recovered);
  await recovered.close();
  await used.store.close();
  for (const name of ["used", "left"]) rmSync(folder.file(name), { recursive: true });
}

describe("after a power failure", () => {
  it("all that was acknowledged is there, whatever else came to the disk", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.infiniteStream(fc.boolean()), (steps, pages) =>
        recoveredAfter(
          steps,
          () => pages.next().value as boolean,
          async (used, store) => {
            expect(contentsOf(store)).toEqual(used.contents);
            await store.write(() => store.put(store.documents, "next", Buffer.from("written")));
            expect(contentsOf(store)).toEqual(used.contents.set("next", "written"));
          },
        ),
      ),
      { numRuns: 60 },
    );
  });
});
