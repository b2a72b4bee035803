import { parse } from "csv-parse/sync";
import { cleanCell } from "./cell.ts";
import { cutRecords, type Piece } from "./records.ts";
import type { Line } from "./sheet.ts";

/** What may stand between the cells of a text file. */
export const delimiters = [",", ";", "\t", "|"] as const;

/** A text's lines, numbered as a spreadsheet program does: a cell with line breaks is one line, a blank one counts. */
export async function* readCsv(chunks: AsyncIterable<string>, delimiter: string): AsyncGenerator<Line[]> {
  let row = 1;
  for await (const piece of cutRecords(chunks, delimiter)) {
    const lines = linesOf(piece, delimiter, row);
    row += lines.length;
    yield lines;
  }
}

/** The first lines of a text that is at hand, as they are under that delimiter. */
export async function sampleCsv(text: string, delimiter: string, most: number): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const some of readCsv(once(text), delimiter)) {
    lines.push(...some);
    if (lines.length >= most) break;
  }
  return lines.slice(0, most);
}

function linesOf(piece: Piece, delimiter: string, firstRow: number): Line[] {
  if ("broken" in piece) {
    const cells = piece.broken.split(delimiter).map(cleanCell);
    return [{ row: firstRow, cells, fault: "import.openQuote" }];
  }
  return records(piece.text, delimiter).map((cells, i) => ({ row: firstRow + i, cells }));
}

function records(text: string, delimiter: string): string[][] {
  // Without its line end csv-parse would leave out a last line of blanks, which counts like any other.
  const found = parse(/[\r\n]$/.test(text) ? text : `${text}\n`, {
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    ltrim: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
  });
  for (const cells of found) for (let i = 0; i < cells.length; i++) cells[i] = cleanCell(cells[i]!);
  return found;
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
