import type { AppError } from "../../../locales/appError.ts";
import type { Applied } from "../../../models/storeFields.ts";
import type { Line } from "../read/sheet.ts";
import type { Table } from "../table.ts";
import type { Cells } from "../row/cells.ts";

/** A row that could be read and waits to be applied. */
export interface Item<Row> {
  table: Table;
  line: Line;
  cells: Cells;
  read: Row;
}

/** Who is told what became of each row. */
export interface Outcome<Row> {
  applied(item: Item<Row>, applied: Applied): void;
  rejected(item: Item<Row>, why: AppError): void;
}

/** What rows of one kind, visits or customers, are to the import. */
export interface RowKind<Row> {
  name: "visits" | "customers";
  /** What names the visit or customer of a row. */
  key(row: Row): string;
  /** The header of the column that has the name. */
  keyColumn(item: Item<Row>): string;
  /** Whether two rows of one name that follow each other tell of it together. */
  together(first: Row, next: Row): boolean;
  /** What they say together. */
  join(rows: Row[]): Row;
  /** Writes rows, each of another name, and says what came of each. */
  write(rows: Row[]): Promise<Applied[]>;
}
