import type { Deed } from "./act.ts";
import type { Id } from "./id.ts";
import type { Found, NounModel } from "./noun.ts";
import type { QuestionnaireKind, StaffCode } from "./rules/kinds.ts";

/** The next version of a questionnaire in the making; there is one for each owner and kind, shared by all editors. */
export interface DraftFields {
  _id: Id;
  /** A store's code, or `group:<code>`. */
  store: string;
  kind: QuestionnaireKind;
  /** Counts every change and never goes back, so that what was made from an older one is known as such for ever. */
  revision: number;
  /** As JSON, since a draft may hold what no published version may; left out when there is none. */
  definition?: string;
  /** The head office's version whose locked lines it has taken over. */
  headOffice?: number;
  at: Date;
  by: StaffCode;
  /** The keys of the last acts. */
  done: string[];
}

/** What a draft becomes; without a definition it is thrown away. */
export interface DraftChange {
  store: string;
  kind: QuestionnaireKind;
  /** The revision that it was made from. */
  base: number;
  definition?: unknown;
  headOffice?: number;
}

/** The questions that the product asks about drafts. */
export interface DraftStatics {
  /** The draft as it stands, thrown away or not; null where nobody has saved one yet. */
  of(store: string, kind: QuestionnaireKind): Promise<Draft | null>;
  /**
   * Puts this in the draft's place, under the next revision; the same act again changes nothing. Null where the draft
   * is no longer of the revision that it was made from: then nothing is written.
   */
  replace(change: DraftChange, act: Deed & { person: StaffCode }): Promise<Draft | null>;
}

/** A draft as the database gave it. */
export type Draft = Found<DraftFields>;

/** The drafts. */
export type DraftModel = NounModel<DraftFields, DraftStatics>;
