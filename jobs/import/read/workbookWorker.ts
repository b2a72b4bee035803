import { parentPort, workerData } from "node:worker_threads";
import exceljs from "exceljs";
import type { Cell, CellValue, Worksheet } from "exceljs";
import { cleanCell } from "./cell.ts";
import type { Line } from "./sheet.ts";

/** What the worker says once it has read the workbook: what is in it, or that it is none. */
export type WorkbookHead =
  { sheets: { name: string; rows: number }[]; from1904: boolean } | { refused: string };

/** A question to the worker: some lines of a sheet. */
export interface WorkbookQuestion {
  sheet: number;
  from: number;
  count: number;
}

// The parts of a workbook that hold no cells: read, they would cost time and could fail.
const DECORATION = [
  "dataValidations",
  "conditionalFormatting",
  "hyperlinks",
  "picture",
  "drawing",
  "tableParts",
];
const DAY_SECONDS = 86_400;

const port = parentPort!;
const workbook = new exceljs.Workbook();
let sheets: Worksheet[] = [];

try {
  await workbook.xlsx.readFile(String(workerData), { ignoreNodes: DECORATION } as object);
  sheets = workbook.worksheets.filter(
    ({ state, actualRowCount }) => state === "visible" && actualRowCount > 0,
  );
  if (workbook.worksheets.length === 0) throw new Error("no sheet");
  port.postMessage({
    sheets: sheets.map(({ name, actualRowCount }) => ({ name, rows: actualRowCount })),
    from1904: workbook.properties.date1904 === true,
  } satisfies WorkbookHead);
} catch (error) {
  port.postMessage({ refused: String(error) } satisfies WorkbookHead);
}

port.on("message", ({ sheet, from, count }: WorkbookQuestion) =>
  port.postMessage(linesOf(sheets[sheet]!, from, count)),
);

/** The lines of a sheet from that row on which hold anything. */
function linesOf(sheet: Worksheet, from: number, count: number): Line[] {
  const lines: Line[] = [];
  for (let row = from; row < from + count && row <= sheet.rowCount; row++) {
    const cells: string[] = [];
    sheet.findRow(row)?.eachCell((cell, column) => {
      const text = textOf(cell);
      if (text === "") return;
      while (cells.length < column - 1) cells.push("");
      cells.push(text);
    });
    if (cells.length > 0) lines.push({ row, cells });
  }
  return lines;
}

/** A cell's text. Of merged cells only those below the first repeat it: they say the same of the next line. */
function textOf(cell: Cell): string {
  if (cell.isMerged && cell.master.col !== cell.col) return "";
  return cleanCell(textOfValue(cell.value));
}

function textOfValue(value: CellValue): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return textOfDate(value);
  if (typeof value === "number") return String(Number(value.toPrecision(15)));
  if (typeof value !== "object") return String(value);
  if ("richText" in value) return value.richText.map(({ text }) => text).join("");
  if ("error" in value) return value.error;
  if ("hyperlink" in value) return textOfValue(value.text);
  if (value.result !== undefined && value.result !== null) return textOfValue(value.result);
  // A formula that no program has computed yet can still be a text in quotes.
  return "formula" in value && value.formula ? `=${value.formula}` : "";
}

/** The wall clock of a date, which Excel keeps without zone: a day, a time, or both. */
function textOfDate(value: Date): string {
  if (Number.isNaN(value.getTime())) return "#VALUE!";
  // A fraction of a day is never exact: half a second up or down is the same second.
  const seconds = Math.round(value.getTime() / 1000);
  const [day = "", time = ""] = new Date(seconds * 1000).toISOString().slice(0, 19).split("T");
  if (day < "1904-01-02") return time;
  return seconds % DAY_SECONDS === 0 ? day : `${day} ${time}`;
}
