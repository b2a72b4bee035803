import type { Act, Deed } from "./act.ts";
import type {
  Asked,
  CustomersWord,
  PlanFields,
  PromiseFields,
  ToldMark,
  UnverifiedFields,
} from "./complaintParts.ts";
import type { Id } from "./id.ts";
import type { Found } from "./noun.ts";
import type { ComplaintState } from "./rules/complaintStates.ts";
import type { ComplaintLevel, Department, StaffCode } from "./rules/kinds.ts";
import type { FinalOutcome } from "./rules/outcomes.ts";
import type { Shown } from "./shown.ts";

/** One thing that the customer complains of. */
export interface ComplaintPoint {
  /** The item whose answer it was. */
  item?: string;
  score?: number;
  /** His own words. */
  words: string;
}

/** Money for the customer; `noted` needs nobody's word, the others the general manager's [003]. */
export interface CompensationFields extends Asked {
  amount: number;
  state: "noted" | "asked" | "approved" | "refused";
}

/** More time, once somebody other than who asks has said yes. */
export interface ExtensionFields extends Asked {
  until: Date;
  state: "asked" | "approved" | "refused";
}

/** What a line of the file says happened; `said` is a person's text in the thread. */
export type TimelineAct =
  | "raised"
  | "acknowledged"
  | "handedOver"
  | "planned"
  | "promised"
  | "kept"
  | "informed"
  | "done"
  | "verifying"
  | "satisfied"
  | "reopened"
  | "unverified"
  | "heard"
  | "closed"
  | "extensionAsked"
  | "extensionApproved"
  | "extensionRefused"
  | "compensationNoted"
  | "compensationAsked"
  | "compensationApproved"
  | "compensationRefused"
  | "level"
  | "reminded"
  | "said";

/** A line of the file; edits and deletions are kept as such, never done. */
export interface TimelineEntry {
  /** The key of what caused it, or the message's own id. */
  id: string;
  at: Date;
  /** Left out where a rule did it. */
  person?: StaffCode;
  act: TimelineAct;
  text?: string;
  /** What the sentence names, such as the new owner or the amount. */
  params?: Record<string, string | number>;
  /** Former texts, oldest first. */
  edited?: { at: Date; text: string }[];
  deleted?: Date;
}

/** A customer's complaint with its file; unique by store, cause and department. */
export interface ComplaintFields extends Shown {
  _id: Id;
  store: string;
  /** `response:<id>`, `attempt:<key>`, `message:<key>` or `entry:<key>`. */
  cause: string;
  department: Department;
  state: ComplaintState;
  level: ComplaintLevel;
  urgent: boolean;
  angry: boolean;
  points: ComplaintPoint[];
  customer: Id;
  vehicle: Id;
  visit?: Id;
  /** The call in which it was said. */
  callback?: Id;
  workOrder?: string;
  since: Date;
  raisedBy: StaffCode;
  owner?: StaffCode;
  acknowledgedAt?: Date;
  /** How often it was reopened. */
  loop: number;
  /** When this loop began: at first `since`. */
  loopSince: Date;
  /** Acknowledge by then: two office hours. */
  ackDue: Date;
  /** Plan by then: 72 hours, on the wall clock, from the loop's beginning [003]. */
  planDue: Date;
  /** The customer's word by then counts as in time: the plan's day, its approved extension, else 72 hours. */
  closeDue: Date;
  plan?: PlanFields;
  /** When the measure of this loop was carried out. */
  doneAt?: Date;
  promised: PromiseFields[];
  compensation: CompensationFields[];
  extensions: ExtensionFields[];
  timeline: TimelineEntry[];
  told: ToldMark[];
  /** Of this loop: nobody could be asked whether he is satisfied. */
  unverified?: UnverifiedFields;
  closed?: { at: Date; person: StaffCode; reason?: string; satisfied: boolean };
  /** The verification call is still to be made or called off; worked off by `finish`. */
  pending?: boolean;
}

/** A complaint as it is first written down. */
export interface NewComplaint {
  store: string;
  cause: string;
  department: Department;
  level?: ComplaintLevel;
  urgent?: boolean;
  angry?: boolean;
  points: ComplaintPoint[];
  customer: Id;
  vehicle: Id;
  visit?: Id;
  callback?: Id;
  workOrder?: string;
  owner?: StaffCode;
  /** Fixed when it is written down, by the complaint clock. */
  ackDue: Date;
  planDue: Date;
}

/**
 * The changes of one complaint, each guarded by the state table of `rules/complaintStates.ts`; who may do them is
 * asked at the door. Each returns the complaint after the change, also when its key has been there before, and
 * throws `complaint.notNow` {state}, `complaint.alreadyDone` {by} or what is named with it.
 */
export interface ComplaintMethods {
  acknowledge(act: Act): Promise<Complaint>;
  /** The measure and by when; what the customer was promised becomes a task. */
  planMeasure(
    act: Act,
    plan: { cause: string; measure: string; until: Date; promised?: string },
  ): Promise<Complaint>;
  handOver(act: Act, to: StaffCode): Promise<Complaint>;
  /** The customer was told of the measure. */
  informCustomer(act: Act, text?: string): Promise<Complaint>;
  promise(act: Act, promise: { text: string; due: Date }): Promise<Complaint>;
  keepPromise(act: Act, promise: string): Promise<Complaint>;
  /** The measure is carried out: makes this loop's verification callback, or asks the general manager where none may be. */
  measureDone(act: Act, text?: string): Promise<Complaint>;
  /** The customer's word: satisfied closes it, not satisfied opens it again with a new loop and new 72 hours. */
  verified(act: Act, word: CustomersWord): Promise<Complaint>;
  /** The customer's word when it changes nothing any more: kept in the file. */
  heard(act: Act, word: CustomersWord): Promise<Complaint>;
  /** Nobody could be asked: the general manager has to decide. */
  unreached(deed: Deed, loop: number, outcome: FinalOutcome): Promise<Complaint>;
  askExtension(act: Act, until: Date, reason: string): Promise<Complaint>;
  /** Throws `complaint.ownRequest` where the one who asked or the owner decides. */
  decideExtension(act: Act, id: string, approved: boolean, reason?: string): Promise<Complaint>;
  /** Up to the store's limit it is noted, above it the general manager is asked [003]. */
  askCompensation(act: Act, amount: number, reason: string, limit: number): Promise<Complaint>;
  /** Throws `complaint.ownRequest` where the one who asked or the owner decides. */
  decideCompensation(act: Act, id: string, approved: boolean, reason?: string): Promise<Complaint>;
  /** Without the customer's word, with the general manager's reason; a verification call is called off. */
  closeWithoutCustomer(act: Act, reason: string): Promise<Complaint>;
  setLevel(act: Act, level: ComplaintLevel, urgent: boolean): Promise<Complaint>;
  /** Another point of the same cause: said once, kept once. */
  addPoints(act: Act, points: ComplaintPoint[]): Promise<Complaint>;
  /** A text in the thread, under the message's own id. */
  wrote(act: Act, message: string, text: string): Promise<Complaint>;
  /** Its author changed it; the former text stays in the file. */
  edited(act: Act, message: string, text: string): Promise<Complaint>;
  deleted(act: Act, message: string): Promise<Complaint>;
  /** Somebody was told of a deadline; true only for the one who marks it first. */
  tell(mark: ToldMark): Promise<boolean>;
  /** Does what a crash left undone after `measureDone` or `closeWithoutCustomer`. */
  finish(): Promise<Complaint>;
}

/** A complaint as the database gave it. */
export type Complaint = Found<ComplaintFields, ComplaintMethods>;
