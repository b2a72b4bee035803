import { type AaporClass, type Attempt, type Outcome, aaporClass } from "./outcomes.ts";
import { type Rate, rate } from "./rate.ts";

/** A callback that fell due in the period. */
export interface DueCall {
  /** How it ended; null while it is still open. */
  outcome: Outcome | null;
  attempts: readonly Pick<Attempt, "outcome">[];
  /** Whether a completed call found a satisfied customer; null or left out where he gave no overall score. */
  satisfied?: boolean | null;
}

/** How a period's callbacks went [004]. */
export interface CallRates {
  due: number;
  /** 实施率: attempted at least once ÷ due. */
  attempted: Rate;
  /** 成功率: completed ÷ due. */
  successful: Rate;
  /** 一次成功率: completed with exactly one attempt ÷ due. */
  firstCall: Rate;
  /** 满意率: satisfied ÷ successful. */
  satisfied: Rate;
  /** Due, but taken over by another call or never attempted in time: shown apart. */
  merged: number;
  missed: number;
}

/** The rates of the monthly callback report; its bases are stated, as each rate holds its own. */
export function callRates(calls: readonly DueCall[]): CallRates {
  const count = (is: (call: DueCall) => boolean): number => calls.filter(is).length;
  const due = calls.length;
  const successful = count(isSuccessful);
  return {
    due,
    attempted: rate(
      count(({ attempts }) => attempts.length > 0),
      due,
    ),
    successful: rate(successful, due),
    firstCall: rate(
      count((call) => isSuccessful(call) && call.attempts.length === 1),
      due,
    ),
    satisfied: rate(
      count((call) => isSuccessful(call) && call.satisfied === true),
      successful,
    ),
    merged: count(({ outcome }) => outcome === "merged"),
    missed: count(({ outcome }) => outcome === "missed"),
  };
}

/** Response, cooperation and contact rate after AAPOR's standard definitions. */
export interface ResponseRates {
  rr1: Rate;
  coop1: Rate;
  con1: Rate;
  /** How many calls are of each class; those without one (not eligible, not tried) are in none. */
  classes: Record<AaporClass, number>;
}

/** RR1 = I ÷ all, COOP1 = I ÷ (I+P+R+O), CON1 = (I+P+R+O) ÷ all, where all = I+P+R+NC+O+UH+UO. */
export function responseRates(calls: readonly DueCall[]): ResponseRates {
  const classes: Record<AaporClass, number> = { I: 0, P: 0, R: 0, NC: 0, O: 0, UH: 0, UO: 0 };
  for (const { outcome, attempts } of calls) {
    const stands = outcome ?? attempts.at(-1)?.outcome;
    const its = stands && aaporClass(stands, attempts);
    if (its) classes[its] += 1;
  }
  const { I, P, R, NC, O, UH, UO } = classes;
  const contacted = I + P + R + O;
  const all = contacted + NC + UH + UO;
  return { rr1: rate(I, all), coop1: rate(I, contacted), con1: rate(contacted, all), classes };
}

/** A moment, as a Date or a luxon DateTime. */
export interface Moment {
  valueOf(): number;
}

/** When a complaint was to be closed, and when the customer said that he is satisfied (null: not yet, or never). */
export interface DueComplaint {
  dueToClose: Moment;
  customerWord: Moment | null;
}

/** 问题及时处理完成率: of the complaints due to close in [from, to), those with the customer's word in time [004]. */
export function timelyResolution(
  complaints: readonly DueComplaint[],
  { from, to }: { from: Moment; to: Moment },
): Rate {
  const due = complaints.filter(({ dueToClose }) => dueToClose >= from && dueToClose < to);
  const inTime = due.filter(({ dueToClose, customerWord }) => customerWord && customerWord <= dueToClose);
  return rate(inTime.length, due.length);
}

const isSuccessful = ({ outcome }: DueCall): boolean => outcome === "completed";
