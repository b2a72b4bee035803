import { writeFile } from "node:fs/promises";
import { escapeFormula } from "../models/rules/formula.ts";

/** What stands in a table that leaves the product. */
export type TableCell = string | number | null;

// Without it a spreadsheet program reads Chinese as something else.
const BYTE_ORDER_MARK = "\uFEFF";

/** Saves a table as `.xlsx` or `.csv`, by the file's name; no text in it can be taken for a formula. */
export async function writeTable(file: string, rows: readonly (readonly TableCell[])[]): Promise<void> {
  const safe = rows.map((row) => row.map((cell) => (typeof cell === "string" ? escapeFormula(cell) : cell)));
  if (file.toLowerCase().endsWith(".csv")) {
    const text = safe.map((row) => `${row.map(quote).join(",")}\r\n`).join("");
    await writeFile(file, BYTE_ORDER_MARK + text);
    return;
  }
  const { default: exceljs } = await import("exceljs");
  const workbook = new exceljs.Workbook();
  workbook.addWorksheet("1").addRows(safe.map((row) => [...row]));
  await workbook.xlsx.writeFile(file);
}

function quote(cell: TableCell): string {
  const text = cell === null ? "" : String(cell);
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
