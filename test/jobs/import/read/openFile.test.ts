import exceljs from "exceljs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openFile } from "../../../../jobs/import/read/openFile.ts";
import type { Line } from "../../../../jobs/import/read/sheet.ts";
import { findHeader, knownFields } from "../../../../jobs/import/columns/header.ts";
import { csv, tableFolder } from "../files.ts";

const write = tableFolder();
const judge = { knownColumns: (lines: readonly Line[]) => knownFields(findHeader(lines, new Map())) };

async function read(file: string): Promise<{ name?: string; from1904: boolean; lines: Line[] }[]> {
  const sheets = [];
  for await (const { lines, ...sheet } of openFile(file, judge)) {
    const all: Line[] = [];
    for await (const some of lines) all.push(...some);
    sheets.push({ ...sheet, lines: all });
  }
  return sheets;
}

async function cells(file: string): Promise<string[][]> {
  return (await read(file)).flatMap(({ lines }) => lines.map((line) => line.cells));
}

const table = [
  ["工单号", "姓名", "手机"],
  ["R1", "张三", "13912345678"],
  ["R2", '李四，"小李"', "13812345678"],
];

async function workbook(name: string, fill: (book: exceljs.Workbook) => void): Promise<string> {
  const book = new exceljs.Workbook();
  fill(book);
  return write(name, Buffer.from(await book.xlsx.writeBuffer()));
}

describe("a text file", () => {
  it.each([
    ["UTF-8", "utf8", ""],
    ["UTF-8 with byte order mark", "utf8", "\uFEFF"],
    ["GB18030", "gb18030", ""],
    ["UTF-16 LE", "utf16-le", "\uFEFF"],
    ["UTF-16 BE", "utf16-be", "\uFEFF"],
    ["UTF-16 LE without byte order mark", "utf16-le", ""],
    ["UTF-16 BE without byte order mark", "utf16-be", ""],
  ])("is read in %s", async (title, encoding, mark) => {
    expect(await cells(write(`${title}.csv`, mark + csv(table), encoding))).toEqual(table);
  });

  it("is read in GB18030 with signs of four bytes", async () => {
    const rare = [...table, ["R3", "\u{20BB7}野", "13712345678"]];
    expect(await cells(write("four.csv", csv(rare), "gb18030"))).toEqual(rare);
  });

  it("stays GB18030 when only its last lines are Chinese", async () => {
    const lines = [
      ["number", "name", "phone"],
      ...Array.from({ length: 3000 }, (_, i) => [`R${i}`, "Li", "13912345678"]),
      ["R", "李四", "1"],
    ];
    expect((await cells(write("late.csv", csv(lines), "gb18030"))).at(-1)).toEqual(["R", "李四", "1"]);
  });

  it("stays UTF-8 with one damaged sign", async () => {
    const text = Buffer.from(csv([...table, ["R3", "王五王五王五王五王五王五王五王五", "1"]]));
    text[text.lastIndexOf("王五") + 1] = 0x20;
    expect((await cells(write("damaged.csv", text)))[1]).toEqual(table[1]);
  });

  it.each([",", ";", "\t", "|"])("is read with the delimiter %j", async (delimiter) => {
    expect(await cells(write("delimited.csv", csv(table, delimiter)))).toEqual(table);
  });

  it("is read with the delimiter that gives the known columns, not the most frequent sign", async () => {
    const text = "工单号;姓名;手机\nR1;a,b,c,d;1\nR2;a,b,c,d;2\n";
    expect((await cells(write("address.csv", text)))[1]).toEqual(["R1", "a,b,c,d", "1"]);
  });

  it("is read with the delimiter that its first line names, which is no row", async () => {
    const [sheet] = await read(write("sep.csv", `sep=;\r\n${csv(table, ";")}`));
    expect(sheet!.lines[0]).toEqual({ row: 1, cells: table[0] });
  });

  it("is numbered as a spreadsheet does: cells with line breaks are one row, blank lines count", async () => {
    const [sheet] = await read(write("rows.csv", '工单号,姓名,手机\n\nR1,"two\nlines",1\n"R2",x,2\n'));
    expect(
      sheet!.lines.filter(({ cells: [first] }) => first).map(({ row, cells: [first] }) => [row, first]),
    ).toEqual([
      [1, "工单号"],
      [3, "R1"],
      [4, "R2"],
    ]);
  });

  it("loses one row to a quote that is never closed", async () => {
    const [sheet] = await read(write("quote.csv", '工单号,姓名,手机\nR1,"x,1\nR2,y,2\n'));
    expect(sheet!.lines.slice(1)).toEqual([
      { row: 2, cells: ["R1", '"x', "1"], fault: "import.openQuote" },
      { row: 3, cells: ["R2", "y", "2"] },
    ]);
  });

  it("gives back cells as they were meant", async () => {
    const text = 'number,name,phone\n="0139",\'=1+1,\u200B 13912345678\u00A0\n';
    expect((await cells(write("cells.csv", text)))[1]).toEqual(["0139", "=1+1", "13912345678"]);
  });

  it("comes back whatever its cells hold", async () => {
    const cell = fc
      .string({ unit: fc.constantFrom("a", "张", ",", ";", '"', "\n", " ", "9", "x") })
      .map((text) => text.trim().replace(/^"[^"]*"$/, ""));
    const line = fc.array(cell, { minLength: 3, maxLength: 3 });
    const encoding = fc.constantFrom("utf8", "gb18030", "utf16-le");
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 5 }), encoding, async (lines, name) => {
        const all = [table[0]!, ...lines];
        const mark = name === "utf16-le" ? "\uFEFF" : "";
        const found = (await cells(write("any.csv", mark + csv(all), name))).map((row) => [
          row[0] ?? "",
          row[1] ?? "",
          row[2] ?? "",
        ]);
        expect(found).toEqual(all);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a workbook", () => {
  it("is read with numbers, dates, formulas, rich text and links as texts", async () => {
    const file = await workbook("cells.xlsx", (book) => {
      const sheet = book.addWorksheet("表");
      sheet.addRow(["工单号", "姓名", "手机", "交车时间", "备注", "链接", "公式"]);
      sheet.addRow([
        2026110001,
        { richText: [{ text: "张" }, { text: "三" }] },
        13912345678,
        new Date("2026-11-20T14:30:00Z"),
        true,
        { text: "a@b.cn", hyperlink: "mailto:a@b.cn" },
        { formula: '"13"&"9"', result: "139" },
      ]);
      sheet.getCell("D2").numFmt = "yyyy-mm-dd hh:mm";
    });
    expect((await cells(file))[1]).toEqual([
      "2026110001",
      "张三",
      "13912345678",
      "2026-11-20 14:30:00",
      "true",
      "a@b.cn",
      "139",
    ]);
  });

  it("keeps its row numbers over blank rows", async () => {
    const file = await workbook("rows.xlsx", (book) => {
      const sheet = book.addWorksheet("表");
      sheet.getRow(3).values = ["工单号", "姓名", "手机"];
      sheet.getRow(7).values = ["R1", "张三", "1"];
    });
    expect((await read(file))[0]!.lines.map(({ row }) => row)).toEqual([3, 7]);
  });

  it("repeats cells merged downwards and not those merged sideways", async () => {
    const file = await workbook("merged.xlsx", (book) => {
      const sheet = book.addWorksheet("表");
      sheet.addRow(["客户", "", "电话"]);
      sheet.addRow(["张三", "x", "139"]);
      sheet.addRow(["", "y", ""]);
      sheet.mergeCells("A1:B1");
      sheet.mergeCells("A2:A3");
    });
    expect(await cells(file)).toEqual([
      ["客户", "", "电话"],
      ["张三", "x", "139"],
      ["张三", "y"],
    ]);
  });

  it("gives its visible sheets by name", async () => {
    const file = await workbook("sheets.xlsx", (book) => {
      for (const name of ["十一月", "十二月"]) book.addWorksheet(name).addRow([name]);
      book.addWorksheet("lists", { state: "hidden" }).addRow(["x"]);
      book.addWorksheet("empty");
    });
    expect((await read(file)).map(({ name }) => name)).toEqual(["十一月", "十二月"]);
  });

  it("says when its days count from 1904", async () => {
    const file = await workbook("mac.xlsx", (book) => {
      book.properties.date1904 = true;
      book.addWorksheet("表").addRow([new Date("2026-11-20T00:00:00Z"), 44884]);
    });
    const [sheet] = await read(file);
    expect([sheet!.from1904, sheet!.lines[0]!.cells]).toEqual([true, ["2026-11-20", "44884"]]);
  });

  it("is refused above 50,000 rows", async () => {
    const file = await workbook("large.xlsx", (book) => {
      const sheet = book.addWorksheet("表");
      for (let row = 0; row < 50_200; row++) sheet.addRow([row]);
    });
    await expect(read(file)).rejects.toMatchObject({ code: "import.tooManyRows" });
  });
});

describe("a page", () => {
  const page = (body: string) =>
    `<html><head><meta charset="gb2312"><style>td { color: red }</style></head><body>${body}</body></html>`;

  it("with a table is read under whatever name", async () => {
    const body =
      "<table><tr><th>工单号<th>姓名</th></tr><tr><td x:str>R1</td><td>张&amp;李<br>二</td></tr></table>";
    expect(await cells(write("page.xls", page(body), "gb18030"))).toEqual([
      ["工单号", "姓名"],
      ["R1", "张&李\n二"],
    ]);
  });

  it("keeps cells in their columns where others span them", async () => {
    const body =
      '<table><tr><td colspan="2">车主</td><td rowspan=2>车牌</td></tr><tr><td>姓名<td>电话</tr></table>';
    expect(await cells(write("span.xls", page(body)))).toEqual([
      ["车主", "", "车牌"],
      ["姓名", "电话", "车牌"],
    ]);
  });
});

describe("what is no table", () => {
  const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
  const old = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
  it.each([
    ["a picture", "a.csv", png, "import.notATable"],
    ["a PDF", "b.csv", Buffer.from("%PDF-1.7\n…"), "import.notATable"],
    ["a program", "c.csv", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 1, 2, 3, 4, 0, 0, 0, 0]), "import.notATable"],
    ["a binary .xls", "d.xls", old, "import.oldWorkbook"],
    [
      "a spreadsheet in XML",
      "e.xls",
      Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
      "import.oldWorkbook",
    ],
    ["a broken workbook", "f.xlsx", Buffer.from("PK\u0003\u0004 broken"), "import.notATable"],
  ])("is refused: %s", async (_, name, content, code) => {
    await expect(read(write(name, content))).rejects.toMatchObject({ code });
  });

  it("is refused: a file that is not there", async () => {
    await expect(read("/nowhere/a.csv")).rejects.toMatchObject({ code: "import.noFile" });
  });
});
