import type { AppError } from "../../locales/appError.ts";
import type { Applied } from "../../models/storeFields.ts";
import type { Line } from "./read/sheet.ts";
import type { ImportReport, OnRejected, RejectedRow, RowNote } from "./report.ts";
import type { Table } from "./table.ts";

/** The cells of so many rejected rows are held for the report; a file of any size must not fill the memory. */
const MOST_WITH_CELLS = 10_000;

/** Counts what becomes of rows and notes what is to be said of them. */
export class Tally {
  readonly #counts = { created: 0, updated: 0, unchanged: 0 };
  readonly #warnings: RowNote[] = [];
  readonly #rejected: RejectedRow[] = [];
  readonly #onRejected: OnRejected;

  constructor(onRejected: OnRejected) {
    this.#onRejected = onRejected;
  }

  /** How many rows are accounted for. */
  get rows(): number {
    const { created, updated, unchanged } = this.#counts;
    return created + updated + unchanged + this.#rejected.length;
  }

  count(applied: Applied): void {
    this.#counts[applied] += 1;
  }

  warn({ sheet }: Pick<Table, "sheet">, row: number, note: Omit<RowNote, "row" | "sheet">): void {
    this.#warnings.push({ row, ...(sheet !== undefined && { sheet }), ...note });
  }

  reject(table: Table, { row, cells }: Pick<Line, "row" | "cells">, { code, params }: AppError): void {
    const { column = "", ...others } = params;
    const { sheet, headers } = table.rejected;
    const note: RowNote = {
      row,
      ...(sheet !== undefined && { sheet }),
      column: String(column),
      code,
      ...(Object.keys(others).length > 0 && { params: others }),
    };
    const held = this.#rejected.length < MOST_WITH_CELLS;
    this.#rejected.push({ ...note, headers, ...(held && { cells }) });
    this.#onRejected(table.rejected, { ...note, cells });
  }

  /** What came of the file; what is said of rows stands in the order of the file. */
  report(): ImportReport {
    return {
      rows: this.rows,
      ...this.#counts,
      warnings: inOrder(this.#warnings),
      rejected: inOrder(this.#rejected),
    };
  }
}

/** Rows are written in batches, so that some are told of later than those after them. */
function inOrder<T extends RowNote>(notes: T[]): T[] {
  const sheets = [...new Set(notes.map(({ sheet }) => sheet))];
  return sheets.flatMap((sheet) =>
    notes.filter((note) => note.sheet === sheet).toSorted((a, b) => a.row - b.row),
  );
}
