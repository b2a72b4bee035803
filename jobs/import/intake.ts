import { AppError } from "../../locales/appError.ts";
import type { Day } from "../../models/rules/kinds.ts";
import type { Applied } from "../../models/storeFields.ts";
import { Batch } from "./apply/batch.ts";
import type { Item, RowKind } from "./apply/item.ts";
import { memoryGuard } from "./memoryGuard.ts";
import type { Line } from "./read/sheet.ts";
import type { RowReader } from "./readers.ts";
import { Cells, refusal, type Remark } from "./row/cells.ts";
import type { RowContext, StaffNames } from "./row/context.ts";
import type { Table } from "./table.ts";
import type { Tally } from "./tally.ts";

/** What all rows of a file are read and written with. */
export interface IntakeSetting {
  store: string;
  zone: string;
  today: Day;
  dryRun: boolean;
  staff: StaffNames;
  /** Whether the person said the sort of visits. */
  typeSaid: boolean;
}

/** What stands for letters that could not be decoded. */
const UNREADABLE = "\uFFFD";

/** Takes rows in: reads each, rejects what is wrong, hands on the others to be written in batches. */
export class Intake<Row> {
  readonly #reader: RowReader<Row>;
  readonly #tally: Tally;
  readonly #setting: IntakeSetting;
  readonly #batch: Batch<Row>;
  /** Names that nobody of the staff bears: each is told of once. */
  readonly #strangers = new Set<string>();
  readonly #guard = memoryGuard();
  #writing: Promise<void> = Promise.resolve();

  constructor(reader: RowReader<Row>, kind: RowKind<Row>, tally: Tally, setting: IntakeSetting) {
    this.#reader = reader;
    this.#tally = tally;
    this.#setting = setting;
    const outcome = {
      applied: (item: Item<Row>, applied: Applied) => this.#applied(item, applied),
      rejected: ({ table, line }: Item<Row>, why: AppError) => tally.reject(table, line, why),
    };
    this.#batch = new Batch(kind, outcome, setting);
  }

  /** Takes some rows of a table. */
  async take(table: Table, rows: readonly Line[]): Promise<void> {
    const context = this.#contextOf(table);
    for (const line of rows) {
      const item = this.#read(line, table, context);
      if (item && this.#batch.add(item)) await this.#write();
    }
  }

  /** Writes what is left. */
  async end(): Promise<void> {
    await this.#write(true);
    await this.#writing;
  }

  /** Begins to write a batch once the one before is written; meanwhile the next rows are read. */
  async #write(end = false): Promise<void> {
    await this.#writing;
    this.#guard();
    this.#writing = this.#batch.flush(end);
    // What it throws is thrown by whoever waits for it next.
    this.#writing.catch(() => undefined);
  }

  #contextOf({ type, from1904, order }: Table): RowContext {
    const { zone, today, staff, typeSaid } = this.#setting;
    return { dates: { zone, today, from1904, order }, ...(type && { type }), typeSaid, staff };
  }

  #read(line: Line, table: Table, context: RowContext): Item<Row> | undefined {
    const cells = new Cells(line.cells, table.columns);
    try {
      if (line.fault) throw refusal(line.fault, table.columns.headers.find(Boolean) ?? "");
      return { table, line, cells, read: this.#reader.read(cells, context) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.#tally.reject(table, line, error);
      return undefined;
    }
  }

  #applied(item: Item<Row>, applied: Applied): void {
    this.#tally.count(applied);
    if (applied === "unchanged") return;
    for (const remark of [...item.cells.remarks, ...this.#reader.remarks(item), ...unreadable(item)])
      if (this.#isNews(remark)) this.#tally.warn(item.table, item.line.row, remark);
  }

  #isNews({ code, params }: Remark): boolean {
    if (code !== "import.unknownStaff") return true;
    const name = String(params?.name);
    if (this.#strangers.has(name)) return false;
    this.#strangers.add(name);
    return true;
  }
}

function unreadable({ line, table }: Pick<Item<unknown>, "line" | "table">): Remark[] {
  const column = line.cells.findIndex((cell) => cell.includes(UNREADABLE));
  return column < 0 ? [] : [{ column: table.columns.headers[column] ?? "", code: "import.badLetters" }];
}
