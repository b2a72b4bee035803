import exceljs from "exceljs";
import { describe, expect, it } from "vitest";
import type { ImportReport } from "../../../jobs/import/report.ts";
import { csv, tableFolder } from "./files.ts";
import { said, stored, useImport } from "./importing.ts";

const write = tableFolder();
const importing = useImport();

/** One row after the other, with what has to become of it. */
interface Trap {
  what: string;
  cells: string[];
  /** Taken, or rejected for this column and reason, or no data row at all. */
  becomes: "taken" | "nothing" | [column: string, code: string];
}

const upper = ["单据", "", "", "车辆", "", "客户", "", "备注"];
const lower = ["工单号", "类型", "交车时间", "车牌号码", "车架号", "姓名", "手机号码", ""];
const VIN = "LSVAA4187E21845";
let order = 0;
/** A row that is right but for what is said of it. */
const trap = (what: string, becomes: Trap["becomes"], change: Partial<Record<number, string>> = {}): Trap => {
  order += 1;
  const right = [
    `R${order}`,
    "维修",
    "2026-11-30 10:00",
    `浙A1${String(order).padStart(4, "0")}`,
    `${VIN}${order + 10}`,
    "张三",
    `139${String(order).padStart(8, "0")}`,
    "",
  ];
  return { what, becomes, cells: right.map((cell, column) => change[column] ?? cell) };
};
const blank: Trap = { what: "blank", becomes: "nothing", cells: [] };
const line = (what: string, ...cells: string[]): Trap => ({ what, becomes: "nothing", cells });

const traps: Trap[] = [
  line("title", "城东店 2026年11月 维修交车台账"),
  line("note above", "制表人：李一", "", "打印时间：2026-12-01"),
  blank,
  line("upper header", ...upper),
  line("lower header", ...lower),
  trap("all right", "taken"),
  trap("a delivery", "taken", { 1: "交车" }),
  trap("a cell with line breaks", "taken", { 7: '第一行\n第二行，"引号"' }),
  blank,
  trap("day without time", "taken", { 2: "2026/11/30" }),
  trap("day in Chinese", "taken", { 2: "2026年11月30日 14时5分" }),
  trap("day as serial number", "taken", { 2: "46356.604166666664" }),
  trap("day in eight digits", "taken", { 2: "20261130" }),
  trap("day in full width", "taken", { 2: "２０２６－１１－３０" }),
  trap("day that does not exist", ["交车时间", "import.badDate"], { 2: "2026-02-30" }),
  trap("day to come", ["交车时间", "import.futureDate"], { 2: "2027-11-30" }),
  trap("no day", ["交车时间", "import.required"], { 2: "" }),
  trap("number with blanks", "taken", { 6: "139 0000 0013" }),
  trap("number with 86", "taken", { 6: "8613900000014" }),
  trap("number with +86", "taken", { 6: "+86-139-0000-0015" }),
  trap("number in full width", "taken", { 6: "１３９０００００１６１" }),
  trap("number as formula", "taken", { 6: '="13900000017"' }),
  trap("number with an escaped plus", "taken", { 6: "'+8613900000018" }),
  trap("landline", "taken", { 6: "(0571)8888-8888转801" }),
  trap("two numbers", "taken", { 6: "13900000020/13900000021" }),
  trap("number that is too short", ["手机号码", "import.badPhone"], { 6: "1390000002" }),
  trap("number cut by a spreadsheet", ["手机号码", "import.shortenedNumber"], { 6: "1.39E+10" }),
  trap("no number, but a name", "taken", { 6: "无" }),
  trap("neither number nor name", ["手机号码", "import.required"], { 5: "", 6: "-" }),
  line("repeated upper header", ...upper),
  line("repeated lower header", ...lower),
  trap("plate with dot and blank", "taken", { 3: "浙a·99 001" }),
  trap("no plate yet", "taken", { 3: "未上牌" }),
  trap("VIN that is too short", "taken", { 4: "218456" }),
  trap("neither VIN nor plate", ["车架号", "import.noVehicle"], { 3: "", 4: "" }),
  trap("VIN too short and no plate", ["车架号", "import.badVin"], { 3: "", 4: "218456" }),
  trap("no order number", ["工单号", "import.required"], { 0: "" }),
  trap("order number cut by a spreadsheet", ["工单号", "import.shortenedNumber"], { 0: "2.02611E+11" }),
  trap("sort of visit unknown", ["类型", "import.unknownType"], { 1: "咨询" }),
  trap("sort of visit left to the header", "taken", { 1: "" }),
  line("subtotal", "小计", "30", "", "", "", "", ""),
  trap("text that looks like a formula", "taken", { 5: "=cmd|'/c calc'!A0" }),
  trap("error of a spreadsheet", ["手机号码", "import.badPhone"], { 6: "#REF!" }),
  line("total", "合计", "", "", "", "", "", "35"),
  line("note below", "审核：", "", "第 1 页 共 1 页"),
  blank,
];

/** What has to become of every row, by number as a spreadsheet shows it. */
const expected = traps.map(({ becomes, what }, i) => ({ row: i + 1, becomes, what }));
const taken = expected.filter(({ becomes }) => becomes === "taken");
const rejected = expected.filter(({ becomes }) => Array.isArray(becomes));

function check(report: ImportReport): void {
  const what = new Map(expected.map((row) => [row.row, row.what]));
  expect(said(report.rejected).map(([row, ...why]) => [what.get(row), ...why])).toEqual(
    rejected.map(({ what, becomes }) => [what, ...becomes]),
  );
  expect(report).toMatchObject({
    rows: taken.length + rejected.length,
    created: taken.length,
    updated: 0,
    unchanged: 0,
  });
}

describe("a table with every trap", () => {
  it.each([
    ["comma", ",", "utf8", ""],
    ["semicolon and byte order mark", ";", "utf8", "\uFEFF"],
    ["tab in UTF-16", "\t", "utf16-le", "\uFEFF"],
    ["comma in GB18030", ",", "gb18030", ""],
  ])("has each row accounted for: %s", async (_, delimiter, encoding, mark) => {
    const path = write(
      "traps.csv",
      mark +
        csv(
          traps.map(({ cells }) => cells),
          delimiter,
        ),
      encoding,
    );
    check(await importing(path));
    expect(await stored("visits")).toHaveLength(taken.length);
    expect(await importing(path)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: taken.length,
      rejected: { length: rejected.length },
    });
  });

  it("has each row accounted for as a workbook", async () => {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet("台账");
    for (const { cells } of traps) sheet.addRow(cells.map(asTyped));
    sheet.mergeCells("A1:H1");
    for (const row of traps.flatMap(({ what }, i) => (what.endsWith("upper header") ? i + 1 : []))) {
      sheet.mergeCells(`A${row}:C${row}`);
      sheet.mergeCells(`H${row}:H${row + 1}`);
    }
    check(await importing(write("traps.xlsx", Buffer.from(await book.xlsx.writeBuffer()))));
  });
});

/** A cell as somebody types it into a spreadsheet: dates and numbers become values, what follows an equals sign a formula. */
function asTyped(text: string): exceljs.CellValue {
  if (/^\d{4}-\d\d-\d\d 10:00$/.test(text)) return new Date(`${text.replace(" ", "T")}:00Z`);
  if (/^="\d+"$/.test(text)) return { formula: text.slice(1), result: text.slice(2, -1) };
  return /^\d{5,11}(?:\.\d+)?$/.test(text) ? Number(text) : text;
}
