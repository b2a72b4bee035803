import mongoose from "mongoose";
import type { QuestionnaireKind, StaffCode } from "./rules/kinds.ts";

/** Three missed signs of life: the page says every twenty seconds that it is open. */
const GONE_AFTER_MS = 65_000;

/** A page on which somebody edits. */
export interface EditorFields {
  store: string;
  kind: QuestionnaireKind;
  person: StaffCode;
  /** The page's own id: one person may have two of them open. */
  tab: string;
  since: Date;
  at: Date;
}

type Place = Pick<EditorFields, "store" | "kind" | "person" | "tab">;

const schema = new mongoose.Schema(
  {
    store: { type: String, required: true },
    kind: { type: String, required: true },
    person: { type: String, required: true },
    tab: { type: String, required: true },
    since: { type: Date, required: true },
    at: { type: Date, required: true },
    expires: { type: Date, required: true },
  },
  {
    collection: "questionnaire_editors",
    versionKey: false,
    statics: {
      /** Somebody has the editor open. */
      async seen({ store, kind, person, tab }: Place, at: Date): Promise<void> {
        const expires = new Date(+at + GONE_AFTER_MS);
        const update = { $set: { at, expires }, $setOnInsert: { since: at } };
        await this.updateOne({ store, kind, person, tab }, update, { upsert: true });
      },

      /** He has closed it. */
      async left({ store, kind, person, tab }: Place): Promise<void> {
        await this.deleteOne({ store, kind, person, tab });
      },

      /** Every other page on which it is open, the longest first. */
      async others({ store, kind, person, tab }: Place, now: Date): Promise<EditorFields[]> {
        const open = await this.find({ store, kind, expires: { $gt: now } })
          .sort({ since: 1 })
          .lean<EditorFields[]>();
        return open.filter((other) => other.person !== person || other.tab !== tab);
      },
    },
  },
);

schema.index({ store: 1, kind: 1, person: 1, tab: 1 }, { unique: true, name: "page" });
schema.index({ expires: 1 }, { expireAfterSeconds: 0, name: "expires" });

/** Who edits which questionnaire just now, by the wall clock. */
export const QuestionnaireEditor = mongoose.model("QuestionnaireEditor", schema);
