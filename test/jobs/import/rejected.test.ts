import { readFileSync, writeFileSync } from "node:fs";
import exceljs from "exceljs";
import { afterAll, describe, expect, it } from "vitest";
import { openRejectedFile } from "../../../jobs/import/write/rejectedFile.ts";
import type { ImportOptions } from "../../../jobs/import/importFile.ts";
import { temporaryFolder } from "../../temporaryFolder.ts";
import { csv, tableFolder } from "./files.ts";
import { repair, repairs, stored, useImport } from "./importing.ts";

const write = tableFolder();
const folder = temporaryFolder();
afterAll(folder.remove);
const importing = useImport();

/** Imports a file and saves what it rejects. */
async function saving(path: string, name: string, change: Partial<ImportOptions> = {}): Promise<string> {
  const saved = await openRejectedFile(folder.file(name), "zh-CN");
  await importing(path, { ...change, onRejected: (table, row) => saved.add(table, row) });
  await saved.close();
  return folder.file(name);
}

describe("rejected rows", () => {
  it.each(["rejected.csv", "rejected.xlsx"])("can be mended and imported again: %s", async (name) => {
    const path = write(
      "repairs.csv",
      repairs(repair(), repair({ 工单号: "R2", 手机: "1381234567", 姓名: "=张三" })),
    );
    const rejected = await saving(path, name);
    if (name.endsWith(".csv"))
      writeFileSync(rejected, readFileSync(rejected, "utf8").replace("1381234567", "13812345678"));
    else {
      const book = new exceljs.Workbook();
      await book.xlsx.readFile(rejected);
      book.worksheets[0]!.getCell("E2").value = 13812345678;
      await book.xlsx.writeFile(rejected);
    }
    expect(await importing(rejected)).toMatchObject({ rows: 1, created: 1, rejected: [] });
    expect((await stored("customers")).map(({ name }) => name).toSorted()).toEqual(["=张三", "张三"]);
  });

  it("still say what sort of visits they are when only the title said it", async () => {
    const header = ["单号", "车牌", "姓名", "手机", "日期"];
    const path = write(
      "title.csv",
      csv([["维修台账"], header, ["R1", "浙A12345", "张三", "1", "2026-11-30"]]),
    );
    const rejected = await saving(path, "typed.csv");
    writeFileSync(rejected, readFileSync(rejected, "utf8").replace(",1,", ",13912345678,"));
    expect(await importing(rejected)).toMatchObject({ created: 1 });
    expect(await stored("visits")).toMatchObject([{ type: "repair" }]);
  });

  it("of several tables are saved one below the other and read so", async () => {
    const header = (number: string) => [number, "车架号", "姓名", "手机", "交车时间"];
    const cells = (number: string) => [number, "LSVAA4187E2184561", "张三", "1", "2026-11-30"];
    const path = write(
      "stacked.csv",
      csv([header("合同号"), cells("D1"), [], header("工单号"), cells("R1")]),
    );
    const rejected = await saving(path, "stacked.csv");
    writeFileSync(rejected, readFileSync(rejected, "utf8").replaceAll(",1,", ",13912345678,"));
    expect(await importing(rejected)).toMatchObject({ rows: 2, created: 2 });
    expect((await stored("visits")).map(({ type }) => type).toSorted()).toEqual(["delivery", "repair"]);
  });
});
