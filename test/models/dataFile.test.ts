import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readDataFile, writeDataFile, type DataLine } from "../../models/dataFile.ts";

const exported = new Date("2026-11-24T01:00:00Z");

async function* lines(documents: number): AsyncGenerator<DataLine> {
  yield { huifang: 1, exported };
  yield { collection: "visits", indexes: [{ name: "_id_", key: { _id: 1 } }] };
  for (let i = 0; i < documents; i++) yield { document: { _id: i, at: exported, text: "换机油\n" } };
}

async function read(file: string): Promise<DataLine[]> {
  const found: DataLine[] = [];
  for await (const line of readDataFile(file)) found.push(line);
  return found;
}

describe("the exported file", () => {
  let directory: string;
  let file: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "huifang-"));
    file = join(directory, "backup.gz");
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it("gives back what was written, counted", async () => {
    expect(await writeDataFile(file, lines(3))).toEqual({ visits: 3 });
    const found = await read(file);
    expect(found).toHaveLength(6);
    expect(found[2]).toEqual({ document: { _id: expect.anything(), at: exported, text: "换机油\n" } });
    expect(found.at(-1)).toMatchObject({ end: true });
  });

  it("is not there at all when the writing fails", async () => {
    async function* broken(): AsyncGenerator<DataLine> {
      yield* lines(1);
      throw new Error("the disk is gone");
    }
    await expect(writeDataFile(file, broken())).rejects.toThrow("the disk is gone");
    expect(readdirSync(directory)).toEqual([]);
  });

  it("is refused when one character of it has changed", async () => {
    await writeDataFile(file, lines(3));
    const text = gunzipSync(readFileSync(file)).toString();
    writeFileSync(file, gzipSync(text.replace("换机油", "换轮胎")));
    await expect(read(file)).rejects.toMatchObject({ code: "data.damaged" });
  });

  it.each([0.3, 0.9, 0.99])("is refused when it ends after %f of its length", async (share) => {
    await writeDataFile(file, lines(2000));
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, Math.floor(bytes.length * share)));
    await expect(read(file)).rejects.toMatchObject({
      code: expect.stringMatching(/^data\.(damaged|notAnExport)$/),
    });
  });

  it("is refused when its last line is missing", async () => {
    await writeDataFile(file, lines(3));
    const text = gunzipSync(readFileSync(file)).toString().trimEnd().split("\n").slice(0, -1).join("\n");
    writeFileSync(file, gzipSync(`${text}\n`));
    await expect(read(file)).rejects.toMatchObject({ code: "data.damaged" });
  });

  it.each([
    ["a text", "hello\n"],
    ["a zipped text", gzipSync("hello\n")],
    ["another zipped JSON", gzipSync('{"a":1}\n')],
    ["nothing", ""],
  ])("is told from %s", async (_what, content) => {
    writeFileSync(file, content);
    await expect(read(file)).rejects.toMatchObject({ code: "data.notAnExport" });
  });

  it("is missed by its name", async () => {
    await expect(read(file)).rejects.toMatchObject({ code: "data.missing" });
  });
});
