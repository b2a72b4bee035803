import type { Id, IdLike } from "./id.ts";
import type { Found, NounModel } from "./noun.ts";
import type { Definition } from "./rules/definition.ts";
import type { Draw } from "./rules/draw.ts";
import type { QuestionnaireKind, StaffCode } from "./rules/kinds.ts";

/** What was known of real calls when a version was published: by it the items take turns as long as it is used. */
export interface KnownTime {
  locale?: string;
  threshold?: number;
  calibration?: number;
  reach?: Record<string, number>;
}

/** A published version; it never changes, and an answer names the one it was given to. */
export interface QuestionnaireFields {
  _id: Id;
  /** Whose it is: a store's code, or `group:<code>` for what a group's head office gives its stores. */
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
  known?: KnownTime;
  /** The head office's version whose locked items it holds. */
  headOffice?: number;
  /** The key of the act that published it. */
  key: string;
}

/** A questionnaire to be published. */
export interface NewQuestionnaire {
  store: string;
  definition: unknown;
  reason: string;
  /** What is known of real calls, for the spoken time. */
  seconds?: KnownTime;
  /** Head office's: it may lock lines and change locked ones. */
  mayLock?: boolean;
  /** The head office's version whose locked lines it must hold; by default the one of the version before. */
  headOffice?: number;
}

/** What can be done with a version. */
export interface QuestionnaireMethods {
  /** What a call is asked; always the same for the same callback. */
  drawFor(callback: IdLike): Draw;
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
   * Makes it the next version; the same act twice publishes once. Throws `questionnaire.faulty` {faults}, also where
   * it changes a locked line or an anchor, `questionnaire.tooLong` {seconds} {limit}, since over five minutes nothing
   * is published [002], and `questionnaire.unchanged` {version} where the version in use says the same.
   */
  publish(draft: NewQuestionnaire, act: { by: string; at: Date; person?: StaffCode }): Promise<Questionnaire>;
  /** Publishes the two that come with the product where the store has none. */
  ensureBuiltIn(store: string, at: Date): Promise<void>;
}

/** A questionnaire's version as the database gave it. */
export type Questionnaire = Found<QuestionnaireFields, QuestionnaireMethods>;

/** The published questionnaires. */
export type QuestionnaireModel = NounModel<QuestionnaireFields, QuestionnaireStatics, QuestionnaireMethods>;
