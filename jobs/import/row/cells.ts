import { AppError } from "../../../locales/appError.ts";
import type { TextKey, TextParams } from "../../../locales/index.ts";
import type { Columns } from "../columns/columns.ts";
import type { Field } from "../columns/fields.ts";
import { saysNothing } from "../columns/words.ts";

const NONE: readonly number[] = [];

/** Something odd about a row that is taken all the same. */
export interface Remark {
  /** The header of the column. */
  column: string;
  code: TextKey;
  params?: TextParams;
}

/** One row's cells, asked for by what they hold. */
export class Cells {
  readonly remarks: Remark[] = [];
  readonly #cells: readonly string[];
  readonly #columns: Columns;

  constructor(cells: readonly string[], columns: Columns) {
    this.#cells = cells;
    this.#columns = columns;
  }

  /** The field's text: of its most exact column that says something; empty where none does. */
  text(field: Field): string {
    for (const column of this.#columns.holding.get(field) ?? NONE) {
      const text = this.#cells[column];
      if (text !== undefined && !saysNothing(text)) return text;
    }
    return "";
  }

  /** What each of the field's columns says, those left out that say nothing. */
  texts(field: Field): string[] {
    return this.raw(field).filter((text) => !saysNothing(text));
  }

  /** What stands in each of the field's columns, "none" and dashes included. */
  raw(field: Field): string[] {
    return this.#columnsOf(field).map((column) => this.#cells[column]!);
  }

  /** Whether the table has a column for the field. */
  has(field: Field): boolean {
    return this.#columns.holding.has(field);
  }

  /** The header under which the field stands, of several the one that holds this text. */
  column(field: Field, text?: string): string {
    const columns = this.#columns.holding.get(field) ?? [];
    const column = columns.find((at) => text !== undefined && this.#cells[at] === text) ?? columns[0];
    return column === undefined ? "" : this.#columns.headers[column]!;
  }

  /** Notes something odd about a field. */
  remark(field: Field, code: TextKey, text?: string, params?: TextParams): void {
    this.remarks.push({ column: this.column(field, text), code, ...(params && { params }) });
  }

  #columnsOf(field: Field): readonly number[] {
    const columns = this.#columns.holding.get(field);
    return columns ? columns.filter((column) => column < this.#cells.length) : NONE;
  }
}

/** Why a row cannot be taken; its `params.column` is the header of the column to be mended. */
export function refusal(code: TextKey, column: string, params: TextParams = {}): AppError {
  return new AppError(code, { ...params, column });
}
