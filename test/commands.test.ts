import { createServer } from "node:net";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "../commands/run.ts";
import { temporaryFolder, type TemporaryFolder } from "./temporaryFolder.ts";

interface Run {
  code: number;
  out: string;
  err: string;
}

describe("the command line", () => {
  let folder: TemporaryFolder;
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => folder.remove());

  /** Runs one command line on a database of its own; Ctrl-C comes at once. */
  async function huifang(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
    const result: Run = { code: -1, out: "", err: "" };
    result.code = await run(args, {
      env: { HUIFANG_DATA: folder.path, LOCALE: "en", LOG_LEVEL: "silent", PORT: "0", ...env },
      out: (text) => (result.out += text),
      err: (text) => (result.err += text),
      live: false,
      interrupted: async () => {},
    });
    return result;
  }

  it("says how it is used, and leaves with 2, when it is called wrongly", async () => {
    const { code, err } = await huifang(["dance"]);
    expect(code).toBe(2);
    expect(err).toContain("unknown command 'dance'");
  });

  it("tells a refusal with its code and what to do, and leaves with 1", async () => {
    const { code, err } = await huifang(["data", "import", folder.file("none.gz")]);
    expect(code).toBe(1);
    expect(err).toBe(`error: data.missing There is no file ${folder.file("none.gz")}.\n`);
  });

  it("tells every fault of the configuration, in the language it was asked for", async () => {
    const { code, err } = await huifang(["doctor"], { PORT: "many" });
    expect(code).toBe(1);
    expect(err).toMatch(/^error: config\.invalid .*PORT/);
  });

  it("finds nothing wrong with a fresh installation", async () => {
    const { code, out } = await huifang(["doctor", "--json"]);
    expect(JSON.parse(out).checks.filter((check: { ok: boolean }) => !check.ok)).toEqual([]);
    expect(code).toBe(0);
  });

  it("finds a port that another program uses, and says what to do", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as { port: number };
    const { code, out, err } = await huifang(["doctor", "--json"], { PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(err).toContain("doctor.failed");
    expect(JSON.parse(out).checks).toContainEqual(
      expect.objectContaining({ name: "port", ok: false, fix: expect.any(String) }),
    );
  });

  it("finds a data directory that is a file", async () => {
    writeFileSync(folder.file("plain"), "");
    const { code, out } = await huifang(["doctor", "--json"], { HUIFANG_DATA: folder.file("plain") });
    expect(code).toBe(1);
    expect(JSON.parse(out).checks).toContainEqual(expect.objectContaining({ name: "data", ok: false }));
  });

  it("opens the database and prints its connection string", async () => {
    const { code, out } = await huifang(["db", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out).uri).toMatch(/^mongodb:\/\//);
  });

  it("lists the jobs and runs one now", async () => {
    const list = await huifang(["job", "list", "--json"]);
    expect(JSON.parse(list.out).jobs).toContainEqual(expect.objectContaining({ name: "heartbeat" }));
    const { out } = await huifang([
      "job",
      "run",
      "heartbeat",
      "--now",
      "2026-11-24T09:25:00+08:00",
      "--json",
    ]);
    expect(JSON.parse(out)).toEqual({ name: "heartbeat", ok: true, ms: expect.any(Number), result: null });
  });

  it.each([
    [["job", "run", "nap"], "job.unknown"],
    [["job", "run", "heartbeat", "--now", "soon"], "now.invalid"],
  ])("refuses %j", async (args, code) => {
    expect(await huifang(args)).toMatchObject({ code: 1, err: expect.stringContaining(`error: ${code} `) });
  });

  it.each([
    ["mongodb://127.0.0.1:1/huifang", "database.unreachable"],
    ["mongodb://127.0.0.1:1/huifang?nonsense=1", "database.badUri"],
  ])("says in one sentence what is wrong with %s", async (MONGODB_URI, code) => {
    const result = await huifang(["job", "run", "heartbeat"], { MONGODB_URI });
    expect(result.code).toBe(1);
    expect(result.err.trim().split("\n").at(-1)).toMatch(new RegExp(`^error: ${code} `));
  });
});
