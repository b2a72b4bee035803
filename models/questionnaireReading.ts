import mongoose from "mongoose";
import { derivedId } from "./id.ts";
import type { Act } from "./act.ts";
import type { QuestionnaireKind, StaffCode } from "./rules/kinds.ts";

/** A questionnaire read aloud by the stopwatch. */
export interface ReadingFields {
  store: string;
  kind: QuestionnaireKind;
  /** Real ÷ estimated length of what was read. */
  ratio: number;
  at: Date;
  by: StaffCode;
}

/** Older readings were of other lines, perhaps by somebody who has left. */
const COUNTED = 10;

const schema = new mongoose.Schema(
  {
    store: { type: String, required: true },
    kind: { type: String, required: true },
    ratio: { type: Number, required: true },
    at: { type: Date, required: true },
    by: { type: String, required: true },
  },
  {
    collection: "questionnaire_readings",
    versionKey: false,
    statics: {
      /** Writes it down; the same act twice once. */
      async record(
        { store, kind, ratio }: Pick<ReadingFields, "store" | "kind" | "ratio">,
        act: Act,
      ): Promise<void> {
        const _id = derivedId("reading", store, kind, act.person, act.by);
        const reading = { store, kind, ratio, at: act.at, by: act.person };
        await this.updateOne({ _id }, { $setOnInsert: reading }, { upsert: true });
      },

      /** The ratios of the last ten readings. */
      async ratios(store: string, kind: QuestionnaireKind): Promise<number[]> {
        const last = await this.find({ store, kind }).sort({ at: -1 }).limit(COUNTED).lean<ReadingFields[]>();
        return last.map(({ ratio }) => ratio);
      },
    },
  },
);

schema.index({ store: 1, kind: 1, at: -1 }, { name: "readings" });

/** What reading questionnaires aloud took. */
export const QuestionnaireReading = mongoose.model("QuestionnaireReading", schema);
