/** How each attempt or callback can end, and what follows from it; the codes are stored. */
export const outcomes = {
  completed: { final: true, next: "none", aapor: "I", reached: true, by: "caller" },
  breakoff: { final: false, next: "resume", aapor: "P", reached: true, by: "caller" },
  rescheduled: { final: false, next: "agreedTime", aapor: "O", reached: true, by: "caller" },
  noAnswer: { final: false, next: "retry", aapor: "NC", reached: false, by: "caller" },
  busy: { final: false, next: "retry", aapor: "NC", reached: false, by: "caller" },
  poweredOff: { final: false, next: "retry", aapor: "NC", reached: false, by: "caller" },
  wrongNumber: { final: false, next: "askNumber", aapor: "UH", reached: false, by: "caller" },
  invalidNumber: { final: false, next: "askNumber", aapor: "UH", reached: false, by: "caller" },
  suspended: { final: false, next: "askNumber", aapor: "UH", reached: false, by: "caller" },
  ineligible: { final: true, next: "askUser", aapor: null, reached: true, by: "caller" },
  refusedSoft: { final: "second", next: "retryOnce", aapor: "R", reached: true, by: "caller" },
  refusedHard: { final: true, next: "doNotCall", aapor: "R", reached: true, by: "caller" },
  maxAttempts: { final: true, next: "none", aapor: "last", reached: false, by: "rule" },
  noNumber: { final: true, next: "none", aapor: "UH", reached: false, by: "rule" },
  missed: { final: true, next: "none", aapor: null, reached: false, by: "rule" },
  merged: { final: true, next: "none", aapor: null, reached: false, by: "rule" },
} as const satisfies Record<string, OutcomeRow>;

/** The response classes of AAPOR's standard definitions; UO, eligibility unknown, never occurs here. */
export type AaporClass = "I" | "P" | "R" | "NC" | "O" | "UH" | "UO";

/** Every outcome there is, of an attempt or of a callback. */
export type Outcome = keyof typeof outcomes;

/** An outcome that a caller records for one attempt. */
export type AttemptOutcome = {
  [K in Outcome]: (typeof outcomes)[K]["by"] extends "caller" ? K : never;
}[Outcome];

/** An outcome after which a callback is always over. */
export type CertainEnd = { [K in Outcome]: (typeof outcomes)[K]["final"] extends true ? K : never }[Outcome];

/** An outcome with which a callback may be over for good; a soft refusal only when it is the second. */
export type FinalOutcome = {
  [K in Outcome]: (typeof outcomes)[K]["final"] extends false ? never : K;
}[Outcome];

/** One call that was tried: when it ended and how; `agreedAt` is the time a rescheduled customer named. */
export interface Attempt {
  at: Date;
  outcome: AttemptOutcome;
  agreedAt?: Date;
}

interface OutcomeRow {
  /** Ends the callback: always, never, or when it is the second of its sort. */
  final: boolean | "second";
  next: "none" | "resume" | "agreedTime" | "retry" | "askNumber" | "askUser" | "retryOnce" | "doNotCall";
  /** `last`: the class of the last attempt; null: left out of the response rates. */
  aapor: AaporClass | "last" | null;
  /** Somebody was spoken to, so that the customer's quiet gap begins. */
  reached: boolean;
  by: "caller" | "rule";
}

/** Whether a text is the code of an outcome that a caller may record. */
export function isAttemptOutcome(code: string): code is AttemptOutcome {
  return Object.entries(outcomes).some(([known, { by }]) => known === code && by === "caller");
}

/** Whether a callback is over for good as soon as this is recorded. */
export function isCertainEnd(outcome: Outcome): outcome is CertainEnd {
  return outcomes[outcome].final === true;
}

/**
 * The response class of a callback that ended, or stands, at `outcome`; `maxAttempts` counts by the last of
 * its `attempts`. Null is left out of the rates: not eligible, missed, merged, or nothing was tried.
 */
export function aaporClass(
  outcome: Outcome,
  attempts: readonly Pick<Attempt, "outcome">[] = [],
): AaporClass | null {
  const { aapor } = outcomes[outcome];
  if (aapor !== "last") return aapor;
  const last = attempts.at(-1);
  return last ? aaporClass(last.outcome) : null;
}
