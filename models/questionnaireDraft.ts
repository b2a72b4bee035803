import mongoose from "mongoose";
import { given, KEYS_KEPT } from "./change.ts";
import { inserted } from "./duplicate.ts";
import { derivedId } from "./id.ts";
import { noun, type Paths } from "./noun.ts";
import type { Draft, DraftFields, DraftModel, DraftStatics } from "./questionnaireDraftFields.ts";

const schema = new mongoose.Schema(
  {
    store: { type: String, required: true },
    kind: { type: String, required: true },
    revision: { type: Number, required: true },
    definition: String,
    headOffice: Number,
    at: { type: Date, required: true },
    by: { type: String, required: true },
    done: { type: [String], default: [] },
  } satisfies Paths<DraftFields>,
  { collection: "questionnaire_drafts", versionKey: false },
);

schema.index({ store: 1, kind: 1 }, { unique: true, name: "draft" });

const statics: DraftStatics & ThisType<DraftModel> = {
  async of(store, kind) {
    return this.findOne({ store, kind });
  },

  async replace({ store, kind, base, definition, headOffice }, { by: key, at, person }) {
    const text = definition === undefined ? undefined : JSON.stringify(definition);
    const fields = given({ definition: text, headOffice, at, by: person });
    const _id = derivedId("draft", store, kind);
    if (base === 0) {
      const first = { _id, store, kind, revision: 1, ...fields, done: [key] };
      if (await inserted(this, first)) return this.findOne({ store, kind });
    }
    const replaced = await this.findOneAndUpdate(
      { store, kind, revision: base, done: { $ne: key } },
      {
        $set: fields,
        $unset: {
          ...(text === undefined && { definition: 1 }),
          ...(headOffice === undefined && { headOffice: 1 }),
        },
        $inc: { revision: 1 },
        $push: { done: { $each: [key], $slice: -KEYS_KEPT } },
      },
    );
    if (replaced) return replaced;
    const current = await this.findOne({ store, kind });
    return current?.done.includes(key) ? current : null;
  },
};

/** The questionnaires in the making. */
export const QuestionnaireDraft = noun<DraftModel>("QuestionnaireDraft", schema, statics);

/** The definition of a draft; undefined where it was thrown away. */
export function definitionIn(draft: Pick<Draft, "definition"> | null): unknown {
  return draft?.definition === undefined ? undefined : JSON.parse(draft.definition);
}
