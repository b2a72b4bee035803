import { rate } from "./rate.ts";

/** The week's problems, the most frequent first [000]. */
export interface ProblemSheet {
  calls: number;
  problems: number;
  codes: ProblemRow[];
}

/** One problem code in the week; the shares are 0–1, null where there is nothing to share. */
export interface ProblemRow {
  code: string;
  count: number;
  shareOfProblems: number | null;
  /** In what share of the calls it came up; twice in one call is one call. */
  shareOfCalls: number | null;
}

/** The codes of a call's problems (see problems.ts); none is a call without problems, and counts as a call. */
export type CallProblems = readonly string[];

/**
 * The weekly problem sheet. `codes` are those to be listed even where nobody had them; others appear as they
 * occur. In Pareto order, equals by code.
 */
export function problemSheet(calls: readonly CallProblems[], codes: readonly string[] = []): ProblemSheet {
  const all = calls.flat();
  const rows = [...new Set([...codes, ...all])].map((code) => {
    const count = all.filter((each) => each === code).length;
    return {
      code,
      count,
      shareOfProblems: rate(count, all.length).share,
      shareOfCalls: rate(callsWith(code, calls), calls.length).share,
    };
  });
  return { calls: calls.length, problems: all.length, codes: rows.sort(byFrequency) };
}

/** How many of the calls had the problem at least once. */
export function callsWith(code: string, calls: readonly CallProblems[]): number {
  return calls.filter((problems) => problems.includes(code)).length;
}

// By code unit, not by a language's alphabet: the order is the same for every reader.
const byFrequency = (one: ProblemRow, other: ProblemRow): number =>
  other.count - one.count || (one.code < other.code ? -1 : 1);
