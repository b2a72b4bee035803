import mongoose from "mongoose";
import type { AuditEntry as Found, AuditFields, AuditModel, AuditStatics } from "./auditEntryFields.ts";
import { given } from "./change.ts";
import { derivedId } from "./id.ts";
import { noun, type Paths } from "./noun.ts";

const { Mixed } = mongoose.Schema.Types;

const schema = new mongoose.Schema(
  {
    store: { type: String, required: true },
    key: { type: String, required: true },
    at: { type: Date, required: true },
    person: { type: String, required: true },
    act: { type: String, required: true },
    subject: String,
    details: Mixed,
  } satisfies Paths<AuditFields>,
  { collection: "audit_entries", versionKey: false },
);

schema.index({ store: 1, at: -1 }, { name: "at" });

const statics: AuditStatics & ThisType<AuditModel> = {
  async record(store, { act, subject, details }, { by, at, person }) {
    const _id = derivedId("audit", store, act, by);
    const entry = given({ store, key: by, at, person, act, subject, details });
    await this.updateOne({ _id }, { $setOnInsert: entry }, { upsert: true });
  },

  async between(store, from, to, limit = 200) {
    return this.find({ store, at: { $gte: from, $lt: to } })
      .sort({ at: -1 })
      .limit(limit);
  },
};

/** What was changed by hand, and by whom. */
export const AuditEntry = noun<AuditModel>("AuditEntry", schema, statics);

/** An entry as the database gave it. */
export type AuditEntry = Found;
