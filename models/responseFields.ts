import type { Act, Chat } from "./act.ts";
import type { QuestionnaireRef } from "./callbackFields.ts";
import type { Follow } from "./followFields.ts";
import type { Id, IdLike } from "./id.ts";
import type { Found, NounModel } from "./noun.ts";
import type { Answers } from "./rules/answers.ts";
import type { DrawnAnswer } from "./rules/drawnAnswers.ts";
import type { QuestionnaireKind, StaffCode } from "./rules/kinds.ts";
import type { TallyCell, TallyOf } from "./responseTally.ts";

/** Something the customer said outside the questions, in his own words. */
export interface RemarkFields {
  text: string;
  tone?: "praise" | "blame";
  urgent?: boolean;
  angry?: boolean;
}

/** A conversation that was had, with its answers: the commit point of a submitted call; unique per callback. */
export interface ResponseFields {
  _id: Id;
  store: string;
  /** The lead. */
  callback: Id;
  /** Those who joined it. */
  also: Id[];
  customer: Id;
  vehicle: Id;
  visit?: Id;
  /** Left out where nothing was asked from a questionnaire. */
  questionnaire?: QuestionnaireRef;
  /** By answer key: item codes, and their remarks and marks. */
  answers: Answers;
  /** What rotation drew, each with its chance; left out where nothing was asked from a questionnaire. */
  drawn?: DrawnAnswer[];
  remarks: RemarkFields[];
  outcome: "completed";
  /** The overall score. */
  score?: number;
  by: StaffCode;
  startedAt: Date;
  submittedAt: Date;
  seconds: number;
  chat: Chat;
  /** The key of the submit: the same one again is the same response. */
  key: string;
  /** Why a supervisor should call again; the answers stay as they are. */
  flags: string[];
  follows: Follow[];
  pending?: boolean;
}

/** A response before it is on disk. */
export type NewResponse = Omit<ResponseFields, "pending" | "key" | "by" | "submittedAt" | "outcome">;

/** The questions that the product asks about responses. */
export interface ResponseStatics {
  /**
   * Writes it down with all that must follow. The same submit again returns the same response; null when
   * somebody else, or another submit, has answered before.
   */
  submit(response: NewResponse, act: Act): Promise<Response | null>;
  /** Of that callback, or of the one whose conversation it joined. */
  ofCallback(store: string, callback: IdLike): Promise<Response | null>;
  /** Submitted between two moments, the second not included, in that order. */
  between(store: string, from: Date, to: Date): Promise<Response[]>;
  ofVehicle(store: string, vehicle: IdLike, limit?: number): Promise<Response[]>;
  /** The last one about a vehicle. */
  lastOf(store: string, vehicle: IdLike): Promise<Response | null>;
  /** The answers of a period, alike ones counted together, by one aggregation. */
  tally(of: TallyOf): Promise<TallyCell[]>;
  /** The last calls that were asked by a questionnaire, of a span of time if one is named, the newest first. */
  asked(
    stores: readonly string[],
    kind: QuestionnaireKind,
    span: { from: Date; to: Date } | null,
    limit: number,
  ): Promise<Response[]>;
  /** How many calls have answered each version of a questionnaire. */
  byVersion(store: string, kind: QuestionnaireKind): Promise<Map<number, number>>;
  /** Marks answers that need a supervisor's second call. */
  flag(store: string, id: IdLike, flags: readonly string[]): Promise<void>;
  /** Those of all stores with something left to be done elsewhere. */
  pending(): Promise<Response[]>;
}

/** A response as the database gave it. */
export type Response = Found<ResponseFields>;

/** The responses. */
export type ResponseModel = NounModel<ResponseFields, ResponseStatics>;
