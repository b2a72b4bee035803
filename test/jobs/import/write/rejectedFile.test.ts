import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import exceljs from "exceljs";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { cleanCell } from "../../../../jobs/import/read/cell.ts";
import { escapeFormula, unescapeFormula } from "../../../../models/rules/formula.ts";
import { openFile } from "../../../../jobs/import/read/openFile.ts";
import { openRejectedFile } from "../../../../jobs/import/write/rejectedFile.ts";
import type { WholeRow } from "../../../../jobs/import/report.ts";
import { temporaryFolder } from "../../../temporaryFolder.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

const why = (cells: readonly string[]): WholeRow => ({
  row: 7,
  column: "手机",
  code: "import.badPhone",
  cells,
});
const table = { headers: ["工单号", "姓名", "手机"] };

async function save(name: string, rows: readonly (readonly string[])[]): Promise<string> {
  const path = join(folder.path, name);
  const file = await openRejectedFile(path, "zh-CN");
  for (const cells of rows) file.add(table, why(cells));
  await file.close();
  return path;
}

/** The cells of a file as an import reads them, the last two columns (why and where) left out. */
async function read(path: string): Promise<string[][]> {
  const found: string[][] = [];
  for await (const { lines } of openFile(path, { knownColumns: () => 1 }))
    for await (const some of lines) found.push(...some.map(({ cells }) => cells.slice(0, 3)));
  return found;
}

describe("a file of rejected rows", () => {
  it("says why each row was rejected and where it stood", async () => {
    const text = readFileSync(await save("why.csv", [["R1", "张三", "1"]]), "utf8");
    expect(text).toBe(
      "\uFEFF工单号,姓名,手机,原因 Reason,行号 Row\r\nR1,张三,1,手机: 这不是有效的电话号码，请填写完整，固定电话要带区号。,7\r\n",
    );
  });

  it("lets nothing out that a spreadsheet program takes for a formula", async () => {
    const evil = ["=1+1", "+1", "-1", "@x", "＝1", "'=1"];
    const text = readFileSync(
      await save(
        "evil.csv",
        evil.map((cell) => [cell, "", ""]),
      ),
      "utf8",
    );
    expect(
      text
        .split("\r\n")
        .slice(1, -1)
        .map((line) => line.split(",")[0]),
    ).toEqual(evil.map((cell) => `'${cell}`));
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(await save("evil.xlsx", [["=1+1", "", ""]]));
    expect(book.worksheets[0]!.getCell("A2").value).toBe("'=1+1");
  });

  it.each(["csv", "xlsx"])("comes back as it was: %s", async (kind) => {
    const cell = fc
      .string({
        unit: fc.constantFrom("=", "+", "-", "@", "'", '"', ",", ";", "\n", "张", "a", "1"),
        maxLength: 6,
      })
      .map(cleanCell);
    const rows = fc.array(fc.tuple(cell, cell, fc.constant("x")), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(rows, async (lines) => {
        expect(await read(await save(`again.${kind}`, lines))).toEqual([table.headers, ...lines]);
      }),
      { numRuns: kind === "csv" ? 200 : 3 },
    );
  });

  it("is not there when no row was rejected", async () => {
    const path = join(folder.path, "none.csv");
    const file = await openRejectedFile(path, "en");
    expect(await file.close()).toBe(false);
    expect(existsSync(path)).toBe(false);
  });

  it("is not there when the import fails", async () => {
    const path = join(folder.path, "failed.csv");
    const file = await openRejectedFile(path, "en");
    file.add(table, why(["1", "2", "3"]));
    await file.abandon();
    expect([existsSync(path), existsSync(`${path}.part`)]).toEqual([false, false]);
  });
});

describe("an escaped text", () => {
  it("is the same again when it is read", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(unescapeFormula(escapeFormula(text))).toBe(text);
        expect(/^[=+\-@\t\r]/.test(escapeFormula(text))).toBe(false);
      }),
    );
  });
});
