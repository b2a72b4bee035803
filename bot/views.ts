import type { TextKey, TextParams } from "../locales/index.ts";
import type {
  CallbackKind,
  ComplaintLevel,
  Day,
  Department,
  Role,
  StaffCode,
} from "../models/rules/kinds.ts";
import type { AttemptOutcome, FinalOutcome } from "../models/rules/outcomes.ts";
import type { FileView } from "./fileView.ts";

export type { CallView } from "./callView.ts";
export type { FileView } from "./fileView.ts";

/**
 * What a card shows, as data: the desk draws it in its reader's language and zone. All moments are ISO texts in
 * UTC, all days the store's. What is personal (mine, taken) the page derives from the codes of persons, so that
 * one view serves all who read.
 */
export type CardView = DayView | TaskView | ComplaintView | MessageView | NoticeView | SheetView | FileView;

/** A person of the store. */
export interface Who {
  code: StaffCode;
  name: string;
  role?: Role;
  department?: Department;
}

/** The day at a glance. Conversations are counted, so what is done, calling, retry and open add up to due. */
export interface DayView {
  kind: "day";
  day: Day;
  /** When these figures were counted. */
  asOf: string;
  due: number;
  done: number;
  calling: number;
  /** Not reached, put off or waiting for a number. */
  retry: number;
  open: number;
  /** Of those due, how many come from an earlier day. */
  carried: number;
  /** Of those open, how many have no card in the channel yet. */
  unposted: number;
  kinds: { kind: CallbackKind; count: number }[];
  people: PersonDay[];
  /** The day is over: its sheet is posted. */
  closed?: boolean;
}

/** One caller's share of a day. */
export interface PersonDay {
  who: Who;
  due: number;
  done: number;
  retry: number;
  open: number;
  /** The next agreed time. */
  next?: string;
  /** Mean length of a conversation, in seconds. */
  meanSeconds?: number;
}

/** One conversation to hold, or held. */
export interface TaskView {
  kind: "task";
  /** The leading callback. */
  subject: string;
  /** The leading kind first. */
  kinds: CallbackKind[];
  plate?: string;
  model?: string;
  /** Name or form of address. */
  customer: string;
  /** What was done on the car, or what the call is about. */
  work?: string;
  /** Number of the work order or delivery. */
  order?: string;
  /** The window in which to call; `own` is a time that the customer stated or agreed to. */
  window?: { from: string; to?: string; own?: boolean };
  assignee?: Who;
  /** Left over from an earlier day. */
  carried?: boolean;
  /** First possible only after the fifth day, because of a holiday. */
  late?: boolean;
  /** Points still open from the last call. */
  points: number;
  replies: number;
  /** Attempts so far. */
  attempts: number;
  now: TaskState;
}

/** Where a conversation stands. */
export type TaskState =
  | { state: "open" }
  /** `asked` is the question at which it was left. */
  | { state: "claimed"; by: Who; since: string; asked?: number }
  /** Put off until `next`. */
  | { state: "retry"; outcome: AttemptOutcome; next: string }
  /** Put off until somebody has found a number or a user. */
  | { state: "waiting"; outcome: AttemptOutcome; awaits: "number" | "user"; of?: Who }
  /** Goes on under another day's card. */
  | { state: "moved"; to: Day }
  | { state: "done"; outcome: FinalOutcome; at: string; by?: Who; score?: number; complaint?: boolean };

/** Where a complaint stands; `reopened` comes after `verifying` when the customer is not satisfied [004]. */
export type ComplaintStep =
  "open" | "acknowledged" | "planned" | "informed" | "done" | "verifying" | "reopened" | "closed";

/** A complaint: its card in the channel and the head of its file. */
export interface ComplaintView {
  kind: "complaint";
  subject: string;
  step: ComplaintStep;
  /** How often it was reopened. */
  loop: number;
  level: ComplaintLevel;
  urgent: boolean;
  angry: boolean;
  department: Department;
  plate?: string;
  model?: string;
  customer: string;
  /** Masked. */
  phone?: string;
  order?: string;
  /**
   * What the customer complains of, in his own words; `item` is the question's short name, `answer` what was said to one
   * that is answered by yes or no.
   */
  points: { item?: string; score?: number; answer?: string; words: string }[];
  since: string;
  /** Who took it down, and in what call; without a kind it was entered by hand. */
  from: { by?: Who; kind?: CallbackKind };
  owner?: Who;
  clocks: ClockView[];
  /** The measure that was planned, and when it will be done. */
  plan?: { cause: string; measure: string; by: string };
  promised: { text: string; by: string; kept?: boolean }[];
  compensation: { amount: number; state: "noted" | "asked" | "approved" | "refused"; by: Who }[];
  /** The clerk who asks the customer whether he is satisfied. */
  verifier?: Who;
  replies: number;
  closed?: { at: string; by?: Who; satisfied: boolean; reason?: string };
}

/** A deadline that runs, by the moments at which people are told: half, four fifths and the whole of its time. */
export interface ClockView {
  clock: "ack" | "plan" | "due" | "promise";
  from: string;
  half: string;
  fourFifths: string;
  due: string;
}

/** An entry of a thread: what a person said, or what happened. */
export type MessageView = SaidView | EventView;

/** A person's text; a deleted one keeps its place without its words. */
export interface SaidView {
  kind: "said";
  by: Who;
  at: string;
  text: string;
  edited?: boolean;
  deleted?: boolean;
}

/** What happened, or a reminder; drawn from `key` and `params`, which the card's neutral part says in words. */
export interface EventView {
  kind: "event";
  tone: "calm" | "late";
  at: string;
  key: TextKey;
  params: TextParams;
  by?: Who;
}

/** Something that persons have to know or to decide: a compensation, a complaint at its limit, a dead channel. */
export interface NoticeView {
  kind: "notice";
  tone: "calm" | "warn" | "bad";
  at: string;
  key: TextKey;
  params: TextParams;
  /** What it is about. */
  subject?: string;
  plate?: string;
  customer?: string;
  /** The decision, once it was taken. */
  decided?: { by: Who; at: string; approved: boolean };
}

/** The day's sheet [000][004]. A rate is a share of one; null is nobody to count. */
export interface SheetView {
  kind: "sheet";
  day: Day;
  due: number;
  attempted: number;
  reached: number;
  completed: number;
  attemptedRate: number | null;
  successRate: number | null;
  /** Means of the day's answers. */
  items: { code: string; label: string; mean: number | null; answers: number }[];
  complaints: number;
  /** What moves to another day, and why. */
  moved: { plate?: string; customer: string; to: Day; reason: AttemptOutcome | "notTried" }[];
}
