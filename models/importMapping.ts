import mongoose from "mongoose";
import { noun, type NounModel } from "./noun.ts";

/** Which headers hold which field, as a person wrote it: of each field its headers. */
export type WrittenMapping = Record<string, string | string[]>;

/** The columns that a store's tables have, remembered from the last mapping that somebody gave. */
export interface ImportMappingFields {
  /** `<store>/<kind>`. */
  _id: string;
  store: string;
  fields: WrittenMapping;
}

/** The questions that an import asks. */
export interface ImportMappingStatics {
  /** What is remembered for a store's tables of one kind; nothing where nobody gave a mapping. */
  of(store: string, kind: string): Promise<WrittenMapping>;
  /** Remembers a mapping in the place of the one before. */
  remember(store: string, kind: string, fields: WrittenMapping): Promise<void>;
}

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    store: { type: String, required: true },
    fields: { type: mongoose.Schema.Types.Mixed, required: true },
  },
  { collection: "importMappings", versionKey: false, minimize: false },
);

const statics: ImportMappingStatics & ThisType<NounModel<ImportMappingFields, ImportMappingStatics>> = {
  async of(store, kind) {
    const found = await this.findOne({ _id: `${store}/${kind}` });
    return found?.fields ?? {};
  },

  async remember(store, kind, fields) {
    await this.updateOne({ _id: `${store}/${kind}` }, { $set: { store, fields } }, { upsert: true });
  },
};

/** The remembered mappings. */
export const ImportMapping = noun<NounModel<ImportMappingFields, ImportMappingStatics>>(
  "ImportMapping",
  schema,
  statics,
);
