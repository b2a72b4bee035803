import type { AfterAttempt, AttemptFields } from "./callbackFields.ts";
import type { NewComplaint } from "./complaintFields.ts";
import type { Id } from "./id.ts";
import type { NewPoint, Settlement } from "./pointFields.ts";
import type { StaffCode } from "./rules/kinds.ts";
import type { FinalOutcome } from "./rules/outcomes.ts";

/** What every follow says: the key under which it is done, when, and by whom if not by a rule. */
export interface FollowUp {
  /** Derived from the commit point's key, so that doing it again changes nothing. */
  id: string;
  at: Date;
  person?: StaffCode;
}

/** What follows from a commit point in another noun. */
export type Follow = FollowUp &
  /** The lead or a joined callback is done: the conversation was had. */
  (
    | { kind: "complete"; callback: Id; lead: Id; attempt: AttemptFields }
    /** A joined callback was tried together with its lead. */
    | { kind: "attempt"; callback: Id; attempt: AttemptFields; next: AfterAttempt }
    /** A joined callback ends with its lead. */
    | { kind: "end"; callback: Id; outcome: FinalOutcome }
    /** It left this one's conversation: its former lead names it no more. */
    | { kind: "left"; lead: Id }
    /** The customer complains: one complaint per department. */
    | { kind: "complaint"; complaint: NewComplaint }
    /** The customer's word on a complaint whose measure is done. */
    | { kind: "verified"; complaint: Id; loop: number; satisfied: boolean; words: string }
    /** A verification that will reach nobody: the general manager has to decide. */
    | { kind: "unverified"; complaint: Id; loop: number; outcome: FinalOutcome }
    /** Something is left open that is no complaint, or a number is asked for. */
    | { kind: "point"; point: NewPoint }
    /** The customer says what became of a point. */
    | { kind: "settle"; settlement: Settlement }
    /** Somebody was spoken to: the quiet gap begins. */
    | { kind: "spoke"; customer: Id }
    /** He wants no more calls, ever. */
    | { kind: "stopCalling"; customer: Id; reason: string }
  );

/** A document that commits an act together with all that must follow. */
export interface Commit {
  _id: Id;
  store: string;
  follows: Follow[];
  pending?: boolean;
}
