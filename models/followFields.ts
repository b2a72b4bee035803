import type { Act, Deed } from "./act.ts";
import type { AfterAttempt, AttemptFields } from "./callbackFields.ts";
import type { NewComplaint } from "./complaintFields.ts";
import type { Id } from "./id.ts";
import type { NewPoint, Settlement } from "./pointFields.ts";
import type { FinalOutcome } from "./rules/outcomes.ts";

/**
 * What follows from a commit point in another noun. Each is done under a key derived from the commit point's, so
 * that doing it again changes nothing.
 */
export type Follow =
  /** The lead or a joined callback is done: the conversation was had. */
  | { kind: "complete"; callback: Id; act: Act; attempt: AttemptFields }
  /** A joined callback was tried together with its lead. */
  | { kind: "attempt"; callback: Id; act: Act; attempt: AttemptFields; next: AfterAttempt }
  /** A joined callback ends with its lead. */
  | { kind: "end"; callback: Id; deed: Deed; outcome: FinalOutcome }
  /** The customer complains: one complaint per department. */
  | { kind: "complaint"; complaint: NewComplaint; act: Act }
  /** The customer's word on a complaint whose measure is done. */
  | { kind: "verified"; complaint: Id; loop: number; satisfied: boolean; words: string; act: Act }
  /** A verification that will reach nobody: the general manager has to decide. */
  | { kind: "unverified"; complaint: Id; loop: number; outcome: FinalOutcome; deed: Deed }
  /** Something is left open that is no complaint, or a number is asked for. */
  | { kind: "point"; point: NewPoint; act: Act }
  /** A point was answered, or the customer says that it is settled. */
  | { kind: "settle"; settlement: Settlement; act: Act }
  /** Somebody was spoken to: the quiet gap begins. */
  | { kind: "spoke"; customer: Id; at: Date }
  /** He wants no more calls, ever. */
  | { kind: "stopCalling"; customer: Id; reason: string; act: Act };

/** A document that commits an act together with all that must follow. */
export interface Commit {
  _id: Id;
  store: string;
  follows: Follow[];
  pending?: boolean;
}
