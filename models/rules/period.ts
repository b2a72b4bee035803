import { addDays, dayStart } from "./days.ts";
import { type Day } from "./kinds.ts";

/** A calendar quarter, over which a questionnaire is judged; both days included. */
export interface Period {
  /** Such as `2026Q3`. */
  code: string;
  from: Day;
  to: Day;
}

/** The quarter that a day lies in. */
export function periodOf(day: Day): Period {
  const year = Number(day.slice(0, 4));
  return quarter(year, Math.ceil(Number(day.slice(5, 7)) / 3));
}

/** The quarter of a code such as `2026Q3`; null if it is none. */
export function readPeriod(code: string): Period | null {
  const found = /^(\d{4})Q([1-4])$/.exec(code);
  return found ? quarter(Number(found[1]), Number(found[2])) : null;
}

/** The quarter before. */
export function periodBefore({ from }: Pick<Period, "from">): Period {
  return periodOf(addDays(from, -1));
}

/** The last quarters up to this one, the oldest first. */
export function periodsUpTo(last: Period, count: number): Period[] {
  const all = [last];
  while (all.length < count) all.unshift(periodBefore(all[0]!));
  return all;
}

/** When a period begins and when it is over, in a zone. */
export function spanOf({ code, from, to }: Period, zone: string): { code: string; from: Date; to: Date } {
  return { code, from: dayStart(from, zone), to: dayStart(addDays(to, 1), zone) };
}

function quarter(year: number, number: number): Period {
  const first = (month: number): Day =>
    `${String(year + Math.floor((month - 1) / 12)).padStart(4, "0")}-${String(((month - 1) % 12) + 1).padStart(2, "0")}-01`;
  const month = 3 * number - 2;
  return { code: `${year}Q${number}`, from: first(month), to: addDays(first(month + 3), -1) };
}
