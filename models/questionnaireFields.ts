import type { Id } from "./id.ts";
import type { Found, NounModel } from "./noun.ts";
import type { Definition } from "./rules/definition.ts";
import type { QuestionnaireKind, StaffCode } from "./rules/kinds.ts";

/** A published version; it never changes, and an answer names the one it was given to. */
export interface QuestionnaireFields {
  _id: Id;
  store: string;
  kind: QuestionnaireKind;
  /** From 1 on; unique in the store for its kind. */
  version: number;
  definition: Definition;
  publishedAt: Date;
  /** Left out for the one that comes with the product. */
  by?: StaffCode;
  reason: string;
  /** Spoken time when it was published. */
  seconds: number;
  /** The key of the act that published it. */
  key: string;
}

/** A questionnaire to be published. */
export interface NewQuestionnaire {
  store: string;
  definition: unknown;
  reason: string;
  /** What is known of real calls, for the spoken time. */
  seconds?: { locale?: string; calibration?: number; reach?: Record<string, number> };
}

/** The questions that the product asks about questionnaires. */
export interface QuestionnaireStatics {
  /** The version that calls are given today; throws `questionnaire.none` {kind}. */
  current(store: string, kind: QuestionnaireKind): Promise<Questionnaire>;
  /** Throws `questionnaire.unknown` {kind} {version}. */
  version(store: string, kind: QuestionnaireKind, version: number): Promise<Questionnaire>;
  /** Every version, the newest first. */
  versions(store: string, kind: QuestionnaireKind): Promise<Questionnaire[]>;
  /**
   * Makes it the next version; the same act twice publishes once. Throws `questionnaire.faulty` {faults} and
   * `questionnaire.tooLong` {seconds} {limit}: over five minutes nothing is published [002].
   */
  publish(draft: NewQuestionnaire, act: { by: string; at: Date; person?: StaffCode }): Promise<Questionnaire>;
  /** Publishes the two that come with the product where the store has none. */
  ensureBuiltIn(store: string, at: Date): Promise<void>;
}

/** A questionnaire's version as the database gave it. */
export type Questionnaire = Found<QuestionnaireFields>;

/** The published questionnaires. */
export type QuestionnaireModel = NounModel<QuestionnaireFields, QuestionnaireStatics>;
