/** One line of a table, its cells as text. */
export interface Line {
  /** As a spreadsheet program numbers it, the first being 1. */
  row: number;
  cells: string[];
  /** Why the line could not be read as one. */
  fault?: "import.openQuote";
}

/** One table of a file: the file itself, or a sheet of a workbook. */
export interface Sheet {
  /** The sheet's name, where the file has several. */
  name?: string;
  /** Whether its numbered days count from 1904, as old Macintosh workbooks do. */
  from1904: boolean;
  /** Its lines in pieces, from the first to the last. */
  lines: AsyncIterable<Line[]>;
}

/** Told how far the reading has come: bytes or lines done, and of how many. */
export type ReadProgress = (done: number, total: number) => void;
