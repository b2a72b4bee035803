import { type Field, fieldNamed, type VisitType } from "./fields.ts";
import { meanings, plainWord, words } from "./words.ts";

/** Which header a store says to be which field, plain header to field; null: the column is to be left alone. */
export type Mapping = ReadonlyMap<string, Field | null>;

/** The columns of a table: their headers and what they hold. */
export interface Columns {
  /** The headers as the file writes them; of two header lines, both in one. */
  headers: string[];
  /** The columns that hold a field, the most exact first. */
  holding: ReadonlyMap<Field, readonly number[]>;
  /** How much the headers speak for each sort of visits. */
  leaning: Record<VisitType, number>;
}

// A header that only one sort of visits has weighs more than a word of it inside of another header.
const OWN_HEADER = 3;
const WORD_INSIDE = 1;

/** What the headers of a table hold, by the store's own mapping first, then by the table of synonyms. */
export function readColumns(headers: string[], mapping: Mapping): Columns {
  const found = new Map<Field, { column: number; rank: number }[]>();
  const leaning = { delivery: 0, repair: 0 };
  for (const [column, header] of headers.entries()) {
    const mapped = mapping.get(plainWord(header));
    if (header === "" || mapped === null) continue;
    const named = mapped === undefined ? fieldNamed(header) : { field: mapped, rank: -1 };
    if (!named) continue;
    found.set(named.field, [...(found.get(named.field) ?? []), { column, rank: named.rank }]);
    if (named.type) leaning[named.type] += OWN_HEADER;
    addLeaning(leaning, header);
  }
  const holding = new Map(
    [...found].map(([field, columns]) => [
      field,
      columns.toSorted((a, b) => a.rank - b.rank).map(({ column }) => column),
    ]),
  );
  return { headers, holding, leaning };
}

/** Adds how much a text (a header, a title, a sheet's name) speaks for each sort of visits. */
export function addLeaning(leaning: Record<VisitType, number>, text: string): void {
  const plain = plainWord(text);
  for (const type of ["delivery", "repair"] as const)
    if (typeWords[type].some((word) => plain.includes(word))) leaning[type] += WORD_INSIDE;
}

/** The sort of visits that the headers speak for; undefined when they do for none or both. */
export function leansTo({ delivery, repair }: Record<VisitType, number>): VisitType | undefined {
  if (delivery === repair) return undefined;
  return delivery > repair ? "delivery" : "repair";
}

const typeWords = {
  delivery: [...meanings({ delivery: words.visitTypes.delivery }).keys()],
  repair: [...meanings({ repair: words.visitTypes.repair }).keys()],
};
