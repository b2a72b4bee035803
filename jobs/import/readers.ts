import type { Store } from "../../models/storeFields.ts";
import type { Item } from "./apply/item.ts";
import type { Cells, Remark } from "./row/cells.ts";
import type { RowContext } from "./row/context.ts";
import { type CustomerRow, readCustomerRow } from "./row/customerRow.ts";
import { handedBackColumn, readVisitRow, type VisitRow } from "./row/visitRow.ts";
import { tooOldVisits } from "./tooOld.ts";

/** How rows of one kind are read. */
export interface RowReader<Row> {
  /** Throws an AppError that names the column where the row cannot be taken. */
  read(cells: Cells, context: RowContext): Row;
  /** What is to be said of a row that changed something, besides the remarks made in reading it. */
  remarks(item: Item<Row>): Remark[];
}

/** How visits are read for a store, as of that moment. */
export function visitReader(store: Store, now: Date): RowReader<VisitRow> {
  const tooOld = tooOldVisits(store, now);
  return {
    read: readVisitRow,
    remarks: ({ read, cells }) =>
      tooOld(read) ? [{ column: handedBackColumn(cells), code: "visit.tooOld" }] : [],
  };
}

/** How customers are read. */
export const customerReader: RowReader<CustomerRow> = { read: readCustomerRow, remarks: () => [] };
