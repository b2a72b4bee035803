import type { Act, Deed } from "./act.ts";
import type { Id, IdLike } from "./id.ts";
import type { Found, NounModel } from "./noun.ts";
import type { Day, Department, StaffCode } from "./rules/kinds.ts";
import type { Shown, ShownStatics } from "./shown.ts";

/** What is asked: an open point of the customer's (遗留问题), his right number, the one who uses the car, or his data. */
export type PointKind = "open" | "number" | "user" | "data";

/** `open`, `answered` by its owner, `settled` by the customer's word or because it is needed no more. */
export type PointState = "open" | "answered" | "settled";

/** Something open that is no complaint, with an owner; the next call asks about it first [002]. */
export interface PointFields extends Shown {
  _id: Id;
  store: string;
  kind: PointKind;
  text: string;
  department: Department;
  owner?: StaffCode;
  /** When the customer was promised an answer. */
  promisedAt?: Date;
  /** The last day of a question for a number or other data. */
  until?: Day;
  state: PointState;
  customer: Id;
  vehicle: Id;
  /** The callback that it came from or that waits for it. */
  callback?: Id;
  at: Date;
  person: StaffCode;
  answered?: { at: Date; person: StaffCode; text: string };
  settled?: { at: Date; person?: StaffCode; text: string };
  /** Confirmed with its owner before the next call. */
  confirmedAt?: Date;
}

/** A point as it is first written down; the id makes it the same one when written twice. */
export interface NewPoint {
  _id: Id;
  store: string;
  kind: PointKind;
  text: string;
  department: Department;
  owner?: StaffCode;
  promisedAt?: Date;
  until?: Day;
  customer: Id;
  vehicle: Id;
  callback?: Id;
}

/** What the customer says about a point on the next call. */
export interface Settlement {
  point: Id;
  state: "settled" | "open";
  text: string;
}

/** The changes of one point; each throws `point.alreadySettled` when it is over. */
export interface PointMethods {
  /** Its owner says what came of it; the answer to a `number` point is the number. */
  answer(act: Act, text: string): Promise<Point>;
  settle(deed: Deed & { person?: StaffCode }, text: string): Promise<Point>;
  /** The customer says that it is still open. */
  reopen(act: Act, text: string): Promise<Point>;
  handOver(act: Act, to: StaffCode): Promise<Point>;
  confirm(act: Act): Promise<Point>;
}

/** The questions that the product asks about points. */
export interface PointStatics extends ShownStatics<Point> {
  /** Writes it down; the same one twice is one. */
  raise(point: NewPoint, act: Act): Promise<Point>;
  /** Throws `point.unknown`. */
  named(store: string, id: IdLike): Promise<Point>;
  /** What is first asked on the next call: everything of this customer or car that is not settled, oldest first. */
  openOf(store: string, customer: IdLike, vehicle?: IdLike): Promise<Point[]>;
  /** What a person owns and has not answered, the earliest promise first. */
  ownedBy(store: string, owner: StaffCode): Promise<Point[]>;
  /** Not answered and promised by then. */
  promisedUntil(now: Date): Promise<Point[]>;
}

/** A point as the database gave it. */
export type Point = Found<PointFields, PointMethods>;

/** The points. */
export type PointModel = NounModel<PointFields, PointStatics, PointMethods>;
