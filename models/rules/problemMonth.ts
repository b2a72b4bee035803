import { type CallProblems, callsWith } from "./problemSheet.ts";
import { type Rate, rate } from "./rate.ts";
import { mean } from "./scoring.ts";

/** One problem code over a month's weeks [000]. */
export interface ProblemMonth {
  code: string;
  /** Calls with the problem ÷ calls, week by week. */
  weeks: Rate[];
  meanCount: number | null;
  meanCalls: number | null;
  /** All calls with the problem ÷ all calls: the figure to show. */
  pooled: Rate;
  /** The plain mean of the weeks' shares, in which a week of four calls weighs as much as one of forty. */
  meanOfShares: number | null;
}

/** How often a problem came up in each week of a month, pooled and averaged; weeks without calls have no share. */
export function problemMonth(code: string, weeks: readonly (readonly CallProblems[])[]): ProblemMonth {
  const rates = weeks.map((calls) => rate(callsWith(code, calls), calls.length));
  const counts = rates.map(({ count }) => count);
  const bases = rates.map(({ base }) => base);
  return {
    code,
    weeks: rates,
    meanCount: mean(counts),
    meanCalls: mean(bases),
    pooled: rate(sum(counts), sum(bases)),
    meanOfShares: mean(rates.map(({ share }) => share).filter((share) => share !== null)),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
