import type { Act } from "./act.ts";
import type { Id } from "./id.ts";
import type { Found, NounModel } from "./noun.ts";

/** That somebody changed settings, staff, data or the course of things by hand; never changed itself. */
export interface AuditFields {
  _id: Id;
  store: string;
  /** The key of the act: once written, once there. */
  key: string;
  at: Date;
  person: string;
  /** Such as `store.apply`, `import`, `questionnaire.publish`. */
  act: string;
  /** `callback:<id>`, `person:li` … */
  subject?: string;
  details?: Record<string, unknown>;
}

/** The questions that the product asks about what was done. */
export interface AuditStatics {
  /** Writes it down; the same act twice once. */
  record(
    store: string,
    entry: { act: string; subject?: string; details?: Record<string, unknown> },
    act: Act,
  ): Promise<void>;
  /** Between two moments, the second not included, the newest first, at most so many. */
  between(store: string, from: Date, to: Date, limit?: number): Promise<AuditEntry[]>;
}

/** An entry as the database gave it. */
export type AuditEntry = Found<AuditFields>;

/** The audit trail. */
export type AuditModel = NounModel<AuditFields, AuditStatics>;
