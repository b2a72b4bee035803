import type { Line } from "../read/sheet.ts";
import { type Columns, type Mapping, readColumns } from "./columns.ts";

/** Where a table's header is, and what it says. */
export interface Header {
  /** Which of the lines it begins with, and how many it takes. */
  index: number;
  lines: 1 | 2;
  columns: Columns;
}

/** Titles above a header take no more lines than this. */
export const HEADER_WITHIN = 50;
/** A line in which fewer columns are known is a title or data. */
const LEAST_KNOWN = 2;

/** Finds the header among a table's first lines: the line, or pair of lines, that names the most fields. */
export function findHeader(lines: readonly Line[], mapping: Mapping): Header | undefined {
  let best: Header | undefined;
  for (const index of lines.slice(0, HEADER_WITHIN).keys()) {
    for (const header of headersAt(lines, index, mapping)) if (isBetter(header, best)) best = header;
  }
  return knownFields(best) >= LEAST_KNOWN ? best : undefined;
}

/** One line is enough where a second, perhaps a title above it, tells no more. */
function isBetter(header: Header, best: Header | undefined): boolean {
  const more = knownFields(header) - knownFields(best);
  return more > 0 || (more === 0 && best !== undefined && header.lines < best.lines);
}

/** How many different fields a header names. */
export function knownFields(header: Header | undefined): number {
  return header ? header.columns.holding.size : 0;
}

function headersAt(lines: readonly Line[], index: number, mapping: Mapping): Header[] {
  const line = lines[index]!.cells;
  const below = lines[index + 1]?.cells;
  const one: Header = { index, lines: 1, columns: readColumns(line, mapping) };
  if (!below?.some((cell) => cell !== "") || line.every((cell) => cell === "")) return [one];
  return [one, { index, lines: 2, columns: readColumns(joinHeaders(line, below, mapping), mapping) }];
}

/**
 * Two header lines as one: the upper names groups (车主), merged over the columns that the lower names (姓名).
 * A column that only the upper names keeps that name.
 */
function joinHeaders(upper: string[], lower: string[], mapping: Mapping): string[] {
  let group = "";
  const known = (header: string) => readColumns([header], mapping).holding.size > 0;
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    const above = upper[column] ?? "";
    const below = lower[column] ?? "";
    group = above || group;
    if (below === "") return above;
    const joined = group === below ? below : group + below;
    return !known(joined) && known(below) ? below : joined;
  });
}
