import { t, type Locale, type TextKey, type TextParams } from "../../locales/index.ts";
import type { Applied } from "../../models/storeFields.ts";
import type { VisitType } from "./columns/fields.ts";

/** What is said of one row: of one that was taken all the same, or why it was not. */
export interface RowNote {
  /** As a spreadsheet program numbers it, the first being 1. */
  row: number;
  /** The sheet's name, where the file has several. */
  sheet?: string;
  /** The header of the column. */
  column: string;
  code: TextKey;
  params?: TextParams;
}

/** A row that was not taken, with what stood in it. */
export interface RejectedRow extends RowNote {
  headers: readonly string[];
  /** Left out of the report when too many rows are rejected to hold them all; the saved rows have them. */
  cells?: readonly string[];
}

/** A rejected row with all that stood in it. */
export type WholeRow = Omit<RejectedRow, "headers"> & { cells: readonly string[] };

/** Rejected rows of one table, as they go into a file to be mended. */
export interface RejectedTable {
  sheet?: string;
  headers: readonly string[];
  /** What the rows' visits are where no column says it: without it a mended file would not tell any more. */
  type?: VisitType;
}

/** Told of each rejected row as it is found. */
export type OnRejected = (table: RejectedTable, row: WholeRow) => void;

/** What an import did; `rows` is the sum of created, updated, unchanged and rejected ones. */
export interface ImportReport extends Record<Applied, number> {
  rows: number;
  warnings: RowNote[];
  rejected: RejectedRow[];
}

/** Whether rows of the two can stand under one header. */
export function sameTable(a: RejectedTable, b: RejectedTable | undefined): boolean {
  return (
    b !== undefined &&
    a.sheet === b.sheet &&
    a.type === b.type &&
    a.headers.join("\n") === b.headers.join("\n")
  );
}

/** The report as one JSON document, its sentences in a language. */
export function presentReport(report: ImportReport, locale: Locale): object {
  const note = ({ row, sheet, column, code, params }: RowNote) => ({
    row,
    ...(sheet !== undefined && { sheet }),
    column,
    code,
    message: t(locale, code, params),
  });
  const { rows, created, updated, unchanged, warnings, rejected } = report;
  return {
    rows,
    created,
    updated,
    unchanged,
    warnings: warnings.map(note),
    rejected: rejected.map((row) => ({
      ...note(row),
      ...(row.cells && { values: valuesOf(row.headers, row.cells) }),
    })),
  };
}

/** What stood in a row, under the headers; a column without a header of its own under its number. */
function valuesOf(headers: readonly string[], cells: readonly string[]): Record<string, string> {
  const values = new Map<string, string>();
  for (let at = 0; at < Math.max(headers.length, cells.length); at++) {
    const header = headers[at] ?? "";
    values.set(header === "" || values.has(header) ? `${header}#${at + 1}` : header, cells[at] ?? "");
  }
  return Object.fromEntries(values);
}
