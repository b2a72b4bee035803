import type { Act, Chat, Deed } from "./act.ts";
import type { ClaimFields, WaitingFor } from "./callbackParts.ts";
import type { Follow } from "./followFields.ts";
import type { Id } from "./id.ts";
import type { Found } from "./noun.ts";
import type { Answers } from "./rules/answers.ts";
import type { CallbackStatus } from "./rules/callbackStates.ts";
import type { Late } from "./rules/callDay.ts";
import type { PlannedCallback } from "./rules/followUpPlan.ts";
import type { CallbackKind, Day, QuestionnaireKind, StaffCode } from "./rules/kinds.ts";
import type { AttemptOutcome, FinalOutcome } from "./rules/outcomes.ts";
import type { Shown } from "./shown.ts";

/** What else is asked on a call, such as whether a repeat repair was put right. */
export type CallTopic = PlannedCallback["topics"][number];

/** A stretch of time; `to` is no longer inside. */
export interface Stretch {
  from: Date;
  to: Date;
}

/** One call that was tried. */
export interface AttemptFields {
  /** The key of the submit that reported it, by which the same one is kept once. */
  key: string;
  at: Date;
  by: StaffCode;
  outcome: AttemptOutcome;
  chat: Chat;
  /** The length of the call; see `draft.spans`. */
  seconds: number;
  /** When the customer wants to be called. */
  agreedAt?: Date;
  /** What was answered, where no response holds it. */
  answers?: Answers;
  /** Came after somebody else had answered or taken the task: kept, and counted for nothing. */
  late?: boolean;
}

/** What has been answered in a call that is not submitted yet; the next caller goes on from it [004]. */
export interface DraftFields {
  /** By the form's question keys. */
  values: Record<string, unknown>;
  /** The version whose questions these are. */
  questionnaire?: QuestionnaireRef;
  /** When something was put in; a pause of more than two minutes begins a new stretch. */
  spans: Stretch[];
  /** How often something was kept: whoever writes names the number that he has read. */
  saves: number;
}

/** A published questionnaire. */
export interface QuestionnaireRef {
  kind: QuestionnaireKind;
  version: number;
}

/** The form of a call as it is opened for the first time: its questionnaire is fixed from then on. */
export interface Opening {
  questionnaire: QuestionnaireRef | undefined;
}

/** A call to be made because of a visit or a complaint; unique by store, kind, cause and occurrence. */
export interface CallbackFields extends Shown {
  _id: Id;
  store: string;
  kind: CallbackKind;
  /** `visit:<id>` or `complaint:<id>`. */
  cause: string;
  /** 0, or the complaint's loop. */
  occurrence: number;
  customer: Id;
  vehicle: Id;
  visit?: Id;
  complaint?: Id;
  /** When the car was handed over or back, or the measure done: the order of the list. */
  handedOverAt: Date;
  /** When the list that first names it is drawn up. */
  listDay: Day;
  /** Its first due day: counted as due on this day alone. */
  dueDay: Day;
  /** Not attempted by the end of this day it is `missed`. */
  latestDay: Day;
  /** In whose list it stands now: the due day, or the day it was carried over or put off to. */
  day: Day;
  /** The last day for a further attempt. */
  retryUntil: Day;
  /** The first day on which a clerk may make a consultant's call. */
  clerksFrom?: Day;
  late?: Late;
  /** What else is asked on this call. */
  topics: CallTopic[];
  status: CallbackStatus;
  /** The callback whose conversation it joined: it goes where that one goes. */
  lead?: Id;
  /** The callbacks that joined this one's conversation. */
  also: Id[];
  /** When to call on its day. */
  window?: Stretch;
  /** The window is the customer's own wish. */
  ownSlot?: boolean;
  assignee?: StaffCode;
  /** The day on which it was first left over; such calls stand in front [002]. */
  carried?: Day;
  claimed?: ClaimFields;
  /** Everyone who ever took it: a late submit of theirs is heard. */
  holders: StaffCode[];
  draft?: DraftFields;
  attempts: AttemptFields[];
  /** While `waiting`: when it comes back to the list. */
  nextAt?: Date;
  /** Whether the customer named that time himself, which the quiet gap and the windows give way to. */
  agreed?: boolean;
  waitingFor?: WaitingFor;
  outcome?: FinalOutcome;
  finalAt?: Date;
  /** Who ended it; left out where a rule did. */
  finalBy?: StaffCode;
  postedDay?: Day;
  /** What must still be done elsewhere because of it; worked off by `finishFollows`. */
  follows: Follow[];
  pending?: boolean;
}

/** A callback of the follow-up plan, and whom it is about. */
export interface NewCallback extends Omit<PlannedCallback, "by"> {
  customer: Id;
  vehicle: Id;
  visit?: Id;
  complaint?: Id;
  handedOverAt: Date;
  assignee?: StaffCode;
}

/** What an attempt leads to, as the retry rule has it. */
export type AfterAttempt =
  | { status: "waiting"; nextAt: Date; agreed: boolean; day: Day }
  | { status: "waiting"; waitingFor: WaitingFor }
  | { status: "done"; outcome: FinalOutcome };

/** Where and when a call is to be made, as the plan or a hand-over sets it. */
export interface Placing {
  day?: Day;
  window?: Stretch | null;
  ownSlot?: boolean;
  assignee?: StaffCode;
}

/**
 * The changes of one callback, each guarded by the states of `rules/callbackStates.ts`. Each returns the callback
 * after the change, also when its key has been there before, and throws the AppErrors named: `callback.alreadyTaken`
 * {by}, `callback.alreadyDone`, `callback.notOpen`, `callback.joined` {plate}, `callback.notHeld`, `callback.changed`.
 */
export interface CallbackMethods {
  /** Sets day, window or assignee of a call that nobody has taken. */
  place(deed: Deed, placing: Placing): Promise<Callback>;
  /** Puts a planned call on today's cards. */
  post(deed: Deed, day: Day): Promise<Callback>;
  /** Takes the task for this person, and opens its form; of two at once one wins, the other learns who. */
  claim(act: Act, opening?: Opening): Promise<Callback>;
  /** Keeps answers, value by value, and renews the claim; `null` takes an answer back. Throws when not held. */
  saveDraft(act: Act, values: Record<string, unknown>, questionnaire?: QuestionnaireRef): Promise<Callback>;
  /** Gives a claimed task back to the queue: its holder does, or the rule for a claim as old as `renewedAt`. */
  release(deed: Deed, from: { person: StaffCode; renewedAt?: Date }): Promise<Callback>;
  /** Gives the task to a colleague. */
  handOver(act: Act, to: StaffCode): Promise<Callback>;
  /** Back to the list: the agreed time, the pause after an attempt or a number found is there. */
  resume(deed: Deed, placing: Placing): Promise<Callback>;
  /** Into the next working day's list, in front. */
  carryOver(deed: Deed, to: Day): Promise<Callback>;
  /** Ends it by a rule: missed, merged, out of attempts, no number, or the customer wants no more calls. */
  end(deed: Deed, outcome: FinalOutcome): Promise<Callback>;
  /** Makes it part of another callback's conversation, which must not have begun. */
  join(deed: Deed, lead: Id): Promise<Callback>;
  /** Gives it a conversation of its own again; that its former lead hears of it follows. */
  leave(deed: Deed): Promise<Callback>;
  /** One that left its conversation is named in it no more. */
  parted(deed: Deed, left: Id): Promise<Callback>;
  /** Corrects days and people of a callback that was not yet tried, after its visit changed. */
  replan(deed: Deed, plan: NewCallback): Promise<Callback>;
  /** The number was found: the call goes to this customer from now on. */
  redirect(deed: Deed, customer: Id): Promise<Callback>;
  /** A call was tried; see `submitCall`, which knows what it leads to. */
  attempted(act: Act, attempt: AttemptFields, next: AfterAttempt, follows: Follow[]): Promise<Callback>;
  /** Keeps an attempt that came too late to count, with its answers. */
  keepLate(act: Act, attempt: AttemptFields, follows: Follow[]): Promise<Callback>;
  /** The conversation was had: by `submitCall` after its response is on disk. */
  complete(act: Act, attempt: AttemptFields): Promise<Callback>;
  /** This callback and those that joined it, as one conversation's agenda. */
  agenda(): Promise<Callback[]>;
}

/** A callback as the database gave it. */
export type Callback = Found<CallbackFields, CallbackMethods>;
