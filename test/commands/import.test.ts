import { readFileSync } from "node:fs";
import { Command } from "commander";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createContext, type Action, type Terminal } from "../../commands/context.ts";
import { addImport } from "../../commands/import.ts";
import { openDatabase } from "../../models/database.ts";
import { buildStore } from "../factories.ts";
import { repair, repairs } from "../jobs/import/importing.ts";
import { tableFolder } from "../jobs/import/files.ts";
import { temporaryFolder, type TemporaryFolder } from "../temporaryFolder.ts";

const write = tableFolder();

describe("huifang import", () => {
  let folder: TemporaryFolder;
  let out: string;
  let err: string;
  beforeEach(() => {
    folder = temporaryFolder();
    out = err = "";
  });
  afterEach(() => folder.remove());

  async function huifang(...args: string[]): Promise<void> {
    const terminal: Terminal = {
      env: { HUIFANG_DATA: folder.path, LOCALE: "en", LOG_LEVEL: "silent" },
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      live: true,
      interrupted: async () => {},
    };
    const action: Action =
      (body) =>
      async (...given) =>
        body(createContext(terminal, args.includes("--json")), ...given);
    const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
    addImport(program, action);
    await program.parseAsync(["import", ...args, "--now", "2026-12-01T10:00:00+08:00"], { from: "user" });
  }

  async function stores(...codes: string[]): Promise<void> {
    const database = await openDatabase({ directory: folder.path, role: "command" });
    for (const _id of codes) await buildStore({ _id });
    await database.close();
  }

  it("reports as JSON what came of each row", async () => {
    await stores("cd01");
    await huifang(write("a.csv", repairs(repair(), repair({ 工单号: "R2", 手机: "1" }))), "--json");
    const report: unknown = JSON.parse(out);
    expect(report).toMatchObject({ rows: 2, created: 1, updated: 0, unchanged: 0 });
    expect(report).toMatchObject({
      rejected: [
        {
          ...{ row: 3, column: "手机", code: "import.badPhone" },
          message: "This is not a telephone number. Write it in full, with the area code for a landline.",
          values: { 工单号: "R2", 手机: "1" },
        },
      ],
    });
    expect(report).toMatchObject({ warnings: [{ row: 2, column: "服务顾问", code: "import.unknownStaff" }] });
  });

  it("tells a person the same in words, with progress", async () => {
    await stores("cd01");
    await huifang(write("b.csv", repairs(repair({ 服务顾问: "", 手机: "1" }))), "--dry-run");
    expect(out).toMatch(
      /^1 rows: 0 created, 0 updated, 0 unchanged, 1 rejected\nThis was a trial: .*\nrow 2, 手机: /,
    );
    expect(err).toContain("100 %");
  });

  it("saves the rejected rows where it is told", async () => {
    await stores("cd01");
    await huifang(write("c.csv", repairs(repair({ 手机: "1" }))), "--rejected", folder.file("mend.csv"));
    expect(readFileSync(folder.file("mend.csv"), "utf8")).toContain("R1,浙A12345");
    expect(err).toContain("mend.csv");
  });

  it("takes the columns of a mapping file", async () => {
    await stores("cd01");
    const map = write("map.json", '{ "phone": "热线" }');
    await huifang(write("d.csv", repairs(repair()).replace("手机", "热线")), "--map", map, "--json");
    expect(JSON.parse(out)).toMatchObject({ created: 1 });
  });

  it.each([
    ["a field that does not exist", '{ "fone": "热线" }'],
    ["something else", "phone = 热线"],
  ])("refuses a mapping file with %s", async (_, text) => {
    await stores("cd01");
    const refused = huifang(write("e.csv", repairs()), "--map", write("bad.json", text));
    await expect(refused).rejects.toMatchObject({ code: "import.badMapping" });
  });

  it("asks for the store where there are several, and for one where there is none", async () => {
    const path = write("f.csv", repairs(repair()));
    await expect(huifang(path)).rejects.toMatchObject({ code: "store.none" });
    await stores("cd01", "cd02");
    await expect(huifang(path)).rejects.toMatchObject({ code: "store.several" });
    await huifang(path, "--store", "cd02", "--json");
    expect(JSON.parse(out)).toMatchObject({ created: 1 });
  });

  it("refuses a kind and a type that do not exist", async () => {
    await expect(huifang("x.csv", "--kind", "cars")).rejects.toMatchObject({
      code: "commander.invalidArgument",
    });
    await expect(huifang("x.csv", "--type", "sale")).rejects.toMatchObject({
      code: "commander.invalidArgument",
    });
  });
});
