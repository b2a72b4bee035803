import type { StaffCode } from "../../../models/rules/kinds.ts";
import type { VisitType } from "../columns/fields.ts";
import { plainWord } from "../columns/words.ts";
import type { DateReading } from "./moments.ts";

/** What the rows of a table are read with. */
export interface RowContext {
  dates: DateReading;
  /** The sort of visits where a row does not say it: what the person or else the header says. */
  type?: VisitType;
  /** Whether the person said it: then a word in the type column that is neither sort of visit is let pass. */
  typeSaid: boolean;
  staff: StaffNames;
}

/** The staff by what tables call them, their code or name; null where two bear the same name. */
export type StaffNames = ReadonlyMap<string, StaffCode | null>;

/** The staff as tables may name them. */
export function staffNames(staff: readonly { code: StaffCode; name: string }[]): StaffNames {
  const names = new Map<string, StaffCode | null>();
  for (const { code, name } of staff) {
    const plain = plainWord(name);
    names.set(plain, names.has(plain) ? null : code);
  }
  for (const { code } of staff) names.set(plainWord(code), code);
  return names;
}
