import type { CallbackKind, StaffCode } from "../models/rules/kinds.ts";
import type { Option } from "./form.ts";
import type { Who } from "./views.ts";

/**
 * What the caller has before him while he dials and talks; the questions themselves are the form's. It goes to
 * him alone. All moments are ISO texts in UTC.
 */
export interface CallView {
  kind: "call";
  /** The callback whose conversation it is. */
  subject: string;
  /** What the conversation is about, its leading kind first. */
  kinds: CallbackKind[];
  caller: StaffCode;
  customer: string;
  /** The number to dial, in E.164; `shown` is the same as people write it. */
  phone: { dial: string; shown: string };
  /** Whom to ask for: the one who used the service, or the owner [004]. */
  speakTo: { name: string; as: "bringer" | "owner" | "both" };
  vehicle?: VehicleFacts;
  order?: OrderFacts;
  /** The last conversation: its overall score where one was given, and what was said. */
  last?: { at: string; score?: number; words?: string };
  /** What was left open and is asked first; `key` names its question in the form. */
  points: { key: string; text: string; department: string; promisedAt?: string }[];
  /** The time that the customer stated or agreed to, in words of the store's zone. */
  slot?: string;
  /** How the call is walked through. */
  steps: CallSteps;
  /** The complaint that a low answer offers. */
  offer?: ComplaintOffer;
  /** When this attempt was begun, and the length so far without pauses, in seconds. */
  startedAt: string;
  seconds: number;
}

/** The car as the caller sees it. */
export interface VehicleFacts {
  plate?: string;
  model?: string;
  colour?: string;
  equipment?: string;
  /** The last day under warranty. */
  warrantyUntil?: string;
  mileage?: number;
}

/** The work order or delivery behind the call. */
export interface OrderFacts {
  number?: string;
  work?: string;
  handedAt: string;
  by?: Who;
  byAppointment?: boolean;
  waitedForParts?: boolean;
  rework?: boolean;
}

/** The keys of the form's questions by the part that they play in a call; each is asked as its `askIf` says. */
export interface CallSteps {
  /** Reached?: `yes`, `no`, `later` or `refused`, with the questions that follow unless it is `yes`. */
  reached: string;
  /** What happened instead, or when to call again. */
  instead: string[];
  /** Read aloud before the first and after the last question. */
  opening: string;
  closing: string;
  /** The questions to the customer, in order. */
  items: string[];
  /** The question before which the closing stands, and what else is read after the last item. */
  closes: string;
  /** "Anything to pass on?" */
  passOn?: string;
  /** Ways out of a call under way, as values of the question `end`. */
  end?: { key: string; options: Option[] };
}

/** The complaint that follows a low score, a "no" or a flagged remark, unless it is unticked. */
export interface ComplaintOffer {
  /** The yes/no question that it is. */
  key: string;
  /** The choice of department; its options name the manager. */
  department: string;
  /** The yes/no questions of urgency: 紧急 and 用户生气 [000]. */
  urgent: string;
  angry: string;
  /** Until when it would have to be acknowledged, were it raised now. */
  ackBy: string;
}
