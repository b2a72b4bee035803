import { refusal } from "../row/cells.ts";
import type { AppError } from "../../../locales/appError.ts";
import { ImportLine } from "../../../models/importLine.ts";
import type { Applied } from "../../../models/storeFields.ts";
import { SeenKeys } from "../seenKeys.ts";
import { digestOf } from "./digest.ts";
import type { Item, Outcome, RowKind } from "./item.ts";

/** The models write at most 1,000 documents at once, and a visit has up to two persons. */
const MOST = 500;

/** Rows of one visit or customer that follow each other, and what they say together. */
interface Group<Row> {
  key: string;
  items: Item<Row>[];
  row: Row;
  digest: string;
}

/**
 * Applies rows in batches. What the last import said of the same visit or customer is not written again, so that
 * a correction made by hand outlives the next import of the same file. Rows that follow each other and tell of
 * the same one are taken together; another of them elsewhere in the file must say the same, or it is rejected.
 */
export class Batch<Row> {
  readonly #store: string;
  readonly #dryRun: boolean;
  readonly #kind: RowKind<Row>;
  readonly #outcome: Outcome<Row>;
  readonly #seen = new SeenKeys();
  #waiting: { key: string; items: Item<Row>[] }[] = [];

  constructor(kind: RowKind<Row>, outcome: Outcome<Row>, options: { store: string; dryRun: boolean }) {
    this.#kind = kind;
    this.#outcome = outcome;
    this.#store = options.store;
    this.#dryRun = options.dryRun;
  }

  /** Takes one row; true when so many have come together that `flush` is due. */
  add(item: Item<Row>): boolean {
    const key = this.#kind.key(item.read);
    const last = this.#waiting.at(-1);
    if (last?.key === key && this.#kind.together(last.items[0]!.read, item.read)) last.items.push(item);
    else this.#waiting.push({ key, items: [item] });
    // The last group stays open: its next row may come with the next piece of the file.
    return this.#waiting.length > MOST;
  }

  /** Writes all but the last group, and at the end of the file that too. */
  async flush(end = false): Promise<void> {
    const groups = this.#waiting
      .splice(0, this.#waiting.length - (end ? 0 : 1))
      .flatMap((group) => this.#unlessSeen(group));
    if (groups.length === 0) return;
    const keys = groups.map(({ key }) => key);
    const known = await ImportLine.known(this.#store, this.#kind.name, keys);
    const changed = groups.filter(({ key, digest }) => known.get(key) !== digest);
    const written = changed.length > 0 ? await this.#kind.write(changed.map(({ row }) => row)) : [];
    if (!this.#dryRun) {
      const digests = new Map(changed.map(({ key, digest }) => [key, digest]));
      await ImportLine.remember(this.#store, this.#kind.name, digests, known);
    }
    const applied = new Map(changed.map(({ key }, i) => [key, known.has(key) ? "updated" : written[i]!]));
    for (const { key, items } of groups) this.#tell(items, applied.get(key) ?? "unchanged");
  }

  /** A group as one row; none if the file has told of it before. */
  #unlessSeen({ key, items }: { key: string; items: Item<Row>[] }): Group<Row>[] {
    const row = this.#kind.join(items.map(({ read }) => read));
    const digest = digestOf(row);
    const seen = this.#seen.see(key, items[0]!.line.row, digest);
    if (!seen) return [{ key, items, row, digest }];
    for (const item of items) {
      if (seen.same) this.#outcome.applied(item, "unchanged");
      else this.#outcome.rejected(item, repeated(item, seen.row, this.#kind.keyColumn(item)));
    }
    return [];
  }

  /** Counts what became of a group once: its further rows changed nothing more. */
  #tell([first, ...others]: Item<Row>[], applied: Applied): void {
    this.#outcome.applied(first!, applied);
    for (const item of others) this.#outcome.applied(item, "unchanged");
  }
}

function repeated<Row>(item: Item<Row>, first: number, column: string): AppError {
  return refusal("import.repeated", column, { first });
}
