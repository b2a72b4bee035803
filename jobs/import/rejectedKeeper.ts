import type { Id } from "../../models/id.ts";
import { type Rejected, RejectedRows } from "../../models/rejectedRows.ts";
import { type RejectedTable, sameTable, type WholeRow } from "./report.ts";

/** So many rows make one document, far from the database's limit for one. */
const MOST = 500;

/** Keeps the rejected rows of an import, so that they can be downloaded and mended later. */
export class RejectedKeeper {
  readonly #store: string;
  readonly #run: Id;
  readonly #at: Date;
  #waiting: { table: RejectedTable; rows: Rejected[] }[] = [];

  constructor(store: string, run: Id, at: Date) {
    this.#store = store;
    this.#run = run;
    this.#at = at;
  }

  /** Takes one row. */
  add(table: RejectedTable, { row, column, code, params, cells }: WholeRow): void {
    const last = this.#waiting.at(-1);
    const rejected = { row, column, code, cells, ...(params && { params }) };
    if (last && sameTable(table, last.table) && last.rows.length < MOST) last.rows.push(rejected);
    else this.#waiting.push({ table, rows: [rejected] });
  }

  /** Writes what was taken. */
  async flush(): Promise<void> {
    for (const { table, rows } of this.#waiting.splice(0))
      await RejectedRows.keep({
        store: this.#store,
        run: this.#run,
        ...table,
        rows,
        at: this.#at,
      });
  }
}
