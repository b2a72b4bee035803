import type { Chat } from "./act.ts";
import type { Callback, QuestionnaireRef, Stretch } from "./callbackFields.ts";
import type { Id } from "./id.ts";
import type { ComplaintPoint } from "./complaintFields.ts";
import type { RemarkFields, Response } from "./responseFields.ts";
import type { Answers } from "./rules/answers.ts";
import type { ComplaintLevel, Department, StaffCode } from "./rules/kinds.ts";
import type { AttemptOutcome } from "./rules/outcomes.ts";

/** A call as its caller reports it. */
export interface Submission {
  outcome: AttemptOutcome;
  chat: Chat;
  questionnaire?: QuestionnaireRef;
  /** By answer key: item codes, and their remarks and marks. */
  answers?: Answers;
  /** The overall score, where it was asked. */
  score?: number;
  remarks?: RemarkFields[];
  /** When to call again, if the customer named a time. */
  agreedAt?: Date;
  /** The complaints that were ticked; several of one department become one. */
  complaints?: SubmittedComplaint[];
  /** Points left open. */
  points?: { text: string; department: Department; owner?: StaffCode; promisedAt?: Date }[];
  /** What became of the points of the last call. */
  settled?: { point: Id; state: "settled" | "open"; text: string }[];
  /** The customer's word on complaints whose measure is done. */
  verified?: { complaint: Id; satisfied: boolean; words: string }[];
  /** Why he wants no more calls. */
  reason?: string;
  /** When something was put in, where the draft does not know it. */
  spans?: Stretch[];
  flags?: string[];
}

/** A complaint that the caller ticked. */
export interface SubmittedComplaint {
  department: Department;
  points: ComplaintPoint[];
  level?: ComplaintLevel;
  urgent?: boolean;
  angry?: boolean;
}

/** What came of a submitted call. */
export interface Submitted {
  callback: Callback;
  /** The response, where the conversation was had and this submit is the one that counts. */
  response: Response | null;
  /** It came after somebody else had answered or taken the task: kept as an attempt that counts for nothing. */
  late: boolean;
}
