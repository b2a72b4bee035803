import { addLeaning, type Columns, type Mapping } from "./columns/columns.ts";
import type { VisitType } from "./columns/fields.ts";
import { fieldNamed } from "./columns/fields.ts";
import { findHeader, HEADER_WITHIN, knownFields } from "./columns/header.ts";
import { plainWord, words } from "./columns/words.ts";
import type { Line, Sheet } from "./read/sheet.ts";
import type { RejectedTable } from "./report.ts";
import { findDayOrder, type DayOrder } from "./row/dayTexts.ts";
import { readPhones } from "./row/phones.ts";

/** One table: its columns, and what its titles and headers say of all its rows. */
export interface Table {
  sheet?: string;
  /** The row of its header. */
  row: number;
  columns: Columns;
  /** The sort of visits where no column of the row says it. */
  type?: VisitType;
  /** What its rejected rows are saved under. */
  rejected: RejectedTable;
  from1904: boolean;
  order: DayOrder;
  /** The lines of its titles and header, which printed tables repeat on each page. */
  headerLines: ReadonlySet<string>;
}

/** What tables are read with. */
export interface TableReading {
  mapping: Mapping;
  /** The sort of visits, by how much titles and headers speak for each. */
  typeOf(leaning: Record<VisitType, number>): VisitType | undefined;
}

/** Some data rows of one table. */
export interface TableRows {
  table: Table;
  rows: Line[];
}

// A table further down begins with a header of its own; a data row hardly holds so many words of headers.
const LEAST_KNOWN_BELOW = 4;
const LONGEST_HEADER = 40;

/**
 * The data rows of a sheet: what stands above the header, blank lines, headers that are repeated on each page,
 * totals and notes are left out. Yields nothing where no line is a header.
 */
export async function* tableRows(sheet: Sheet, reading: TableReading): AsyncGenerator<TableRows> {
  let waiting: Line[] = [];
  let table: Table | undefined;
  for await (const piece of sheet.lines) {
    let lines = piece;
    if (!table) {
      waiting = [...waiting, ...piece];
      if (waiting.length < HEADER_WITHIN + 1) continue;
      lines = waiting;
    }
    const parts = split(lines, table, sheet, reading);
    yield* parts;
    table = parts.at(-1)?.table ?? table;
    if (!table) return;
  }
  if (!table) yield* split(waiting, undefined, sheet, reading);
}

/** Lines parted where a header begins a table; without any table yet the first header has to be found. */
function split(lines: Line[], known: Table | undefined, sheet: Sheet, reading: TableReading): TableRows[] {
  let table = known;
  let from = 0;
  if (!table) {
    const first = begin(lines, sheet, reading);
    if (!first) return [];
    ({ table, from } = first);
  }
  const parts: TableRows[] = [{ table, rows: [] }];
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]!;
    if (table.headerLines.has(textOf(line))) continue;
    if (startsLikeHeader(line, reading.mapping)) {
      const next = begin(lines.slice(at, at + 2), sheet, reading, LEAST_KNOWN_BELOW);
      if (next) {
        at += next.from - 1;
        table = next.table;
        parts.push({ table, rows: [] });
        continue;
      }
    }
    if (isData(line, table.columns)) parts.at(-1)!.rows.push(line);
  }
  return parts;
}

function begin(
  lines: Line[],
  sheet: Sheet,
  { mapping, typeOf }: TableReading,
  leastKnown = 0,
): { table: Table; from: number } | undefined {
  const header = findHeader(lines, mapping);
  if (!header || knownFields(header) < leastKnown) return undefined;
  const leaning = { ...header.columns.leaning };
  for (const text of [sheet.name ?? "", ...lines.slice(0, header.index).flatMap(({ cells }) => cells)])
    addLeaning(leaning, text);
  const from = header.index + header.lines;
  const { columns } = header;
  const type = typeOf(leaning);
  const name = sheet.name !== undefined && { sheet: sheet.name };
  const table: Table = {
    ...name,
    row: lines[header.index]!.row,
    columns,
    ...(type && { type }),
    rejected: { ...name, headers: columns.headers, ...(type && !columns.holding.has("type") && { type }) },
    from1904: sheet.from1904,
    order: findDayOrder(dayTexts(lines.slice(from), columns)),
    headerLines: new Set(lines.slice(0, from).map(textOf)),
  };
  return { table, from };
}

function textOf({ cells }: Line): string {
  return cells.join("\n").trimEnd();
}

function* dayTexts(lines: Line[], { holding }: Columns): Generator<string> {
  for (const field of ["handedBack", "settled", "finished", "arrived", "purchased"] as const)
    for (const column of holding.get(field) ?? []) for (const { cells } of lines) yield cells[column] ?? "";
}

function startsLikeHeader({ cells }: Line, mapping: Mapping): boolean {
  const first = cells.find((cell) => cell !== "");
  if (first === undefined || first.length > LONGEST_HEADER) return false;
  return mapping.has(plainWord(first)) || fieldNamed(first) !== undefined;
}

/** Whether a line is a row of data: it says something of what the product knows, and is no total and no note. */
function isData({ cells, fault }: Line, { holding }: Columns): boolean {
  if (fault) return true;
  const known = [...holding.values()].flat();
  if (!known.some((column) => cells[column])) return false;
  const first = cells.findIndex((cell) => cell !== "");
  if (!TOTAL.test(plainWord(cells[first]!)) && !FOOTER.test(cells[first]!.normalize("NFKC"))) return true;
  return PHONES.some((field) =>
    holding.get(field)?.some((at) => typeof readPhones(cells[at] ?? "") === "object"),
  );
}

/** A total may count the cells of such a column, but has no telephone number. */
const PHONES = ["phone", "ownerPhone", "bringerPhone"] as const;
const TOTAL = new RegExp(`^(?:${words.totals.map(plainWord).join("|")})(?![a-z])`);
const FOOTER = new RegExp(`^\\W*(?:${words.footers.join("|")})`, "i");
