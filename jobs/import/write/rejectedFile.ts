import { createWriteStream, type WriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { t, type Locale } from "../../../locales/index.ts";
import { words } from "../columns/words.ts";
import { escapeFormula } from "../../../models/rules/formula.ts";
import { type RejectedTable, sameTable, type WholeRow } from "../report.ts";

/** A file of rejected rows that is being written; it appears when it is closed. */
export interface RejectedFile {
  add(table: RejectedTable, row: WholeRow): void;
  /** Completes the file; false where no row was added, and so no file is there. */
  close(): Promise<boolean>;
  /** Gives the file up. */
  abandon(): Promise<void>;
}

/** Opens a file for rejected rows, a workbook if its name says so, else CSV; the reasons stand in a language. */
export async function openRejectedFile(file: string, locale: Locale): Promise<RejectedFile> {
  const part = `${file}.part`;
  const sink = /\.xlsx$/i.test(file) ? await workbookSink(part) : csvSink(part);
  let table: RejectedTable | undefined;
  return {
    add(next, row) {
      if (!sameTable(next, table)) sink.begin(next, headerOf(next));
      table = next;
      sink.line(lineOf(next, row, locale));
    },
    async close() {
      await sink.end();
      if (!table) await rm(part, { force: true });
      else await rename(part, file);
      return table !== undefined;
    },
    async abandon() {
      await sink.end().catch(() => undefined);
      await rm(part, { force: true });
    },
  };
}

/** Where lines go, whatever the kind of file. */
interface Sink {
  begin(table: RejectedTable, header: string[]): void;
  line(cells: string[]): void;
  end(): Promise<void>;
}

/** Tables of several sheets follow each other, each with its header; an import reads them so. */
function csvSink(file: string): Sink {
  const stream: WriteStream = createWriteStream(file, { mode: 0o600 });
  const ended = finished(stream);
  ended.catch(() => undefined);
  // Excel takes a file without byte order mark for one in the country's old encoding.
  stream.write("\uFEFF");
  const line = (cells: string[]) => void stream.write(`${cells.map(quote).join(",")}\r\n`);
  return {
    begin: (_, header) => line(header),
    line,
    async end() {
      stream.end();
      await ended;
    },
  };
}

async function workbookSink(file: string): Promise<Sink> {
  const { default: exceljs } = await import("exceljs");
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ filename: file });
  const names = new Set<string>();
  let sheet: ReturnType<typeof workbook.addWorksheet> | undefined;
  return {
    begin({ sheet: name = "" }, header) {
      sheet?.commit();
      const free = [name, ...Array.from({ length: 999 }, (_, i) => `${name.slice(0, 27)} ${i + 2}`)];
      const unused = free.find((one) => one !== "" && !names.has(one))!;
      names.add(unused);
      sheet = workbook.addWorksheet(unused);
      sheet.addRow(header).commit();
    },
    line: (cells) => sheet!.addRow(cells).commit(),
    async end() {
      if (names.size === 0) workbook.addWorksheet("-");
      sheet?.commit();
      await workbook.commit();
    },
  };
}

const { reason, row: rowNumber, type: typeColumn } = words.columns;

function headerOf({ headers, type }: RejectedTable): string[] {
  return [...headers, ...(type ? [typeColumn] : []), reason, rowNumber].map(escapeFormula);
}

function lineOf(
  { headers, type }: RejectedTable,
  { cells, column, code, params, row }: WholeRow,
  locale: Locale,
): string[] {
  // A row that had more cells than the header keeps its first ones: the others belong to no column.
  const own = headers.map((_, at) => cells[at] ?? "");
  const why = [column, t(locale, code, params)].filter(Boolean).join(": ");
  return [...own, ...(type ? [words.visitTypes[type][0]!] : []), why, String(row)].map(escapeFormula);
}

function quote(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
