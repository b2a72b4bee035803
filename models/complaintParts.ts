import type { Share } from "./rules/complaintClock.ts";
import type { StaffCode } from "./rules/kinds.ts";
import type { FinalOutcome } from "./rules/outcomes.ts";

/** The measure that its owner proposes. */
export interface PlanFields {
  cause: string;
  measure: string;
  /** By when it will be done: the complaint is due to close then. */
  until: Date;
  at: Date;
  person: StaffCode;
}

/** Progress that the customer was promised, a task with a due time [001]. */
export interface PromiseFields {
  id: string;
  text: string;
  due: Date;
  at: Date;
  person: StaffCode;
  keptAt?: Date;
}

/** Which deadline somebody was told of, in which loop, and at what share of its time. */
export interface ToldMark {
  /** `ack`, `plan`, `close`, or a promise's id. */
  clock: string;
  loop: number;
  share: Share;
  /** The deadline as it was then; an extension sets a new one, of which people are told again. */
  due: Date;
  person: StaffCode;
  at: Date;
}

/** Why nobody could ask the customer; the general manager decides what now. */
export interface UnverifiedFields {
  at: Date;
  outcome: FinalOutcome;
}

/** What the customer says when he is asked whether he is satisfied now. */
export interface CustomersWord {
  loop: number;
  satisfied: boolean;
  words: string;
}

/** Something that one person asks for and another decides. */
export interface Asked {
  id: string;
  reason: string;
  at: Date;
  person: StaffCode;
  decided?: { at: Date; person: StaffCode; reason?: string };
}
