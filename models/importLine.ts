import mongoose from "mongoose";
import { noun, type NounModel } from "./noun.ts";

/** What the last import said of one visit or customer, so that the same said again is known without looking further. */
export interface ImportLineFields {
  /** `<store>/<kind>/<key>`. */
  _id: string;
  store: string;
  /** A digest of what was said. */
  digest: string;
}

/** The questions that an import asks. */
export interface ImportLineStatics {
  /** The digests known for these keys. */
  known(store: string, kind: string, keys: readonly string[]): Promise<Map<string, string>>;
  /** Remembers digests by key. */
  remember(store: string, kind: string, digests: ReadonlyMap<string, string>): Promise<void>;
}

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    store: { type: String, required: true },
    digest: { type: String, required: true },
  },
  { collection: "importLines", versionKey: false },
);

const statics: ImportLineStatics & ThisType<NounModel<ImportLineFields, ImportLineStatics>> = {
  async known(store, kind, keys) {
    const lines = await this.find({ _id: { $in: keys.map((key) => idOf(store, kind, key)) } });
    return new Map(lines.map(({ _id, digest }) => [_id.slice(idOf(store, kind, "").length), digest]));
  },

  async remember(store, kind, digests) {
    if (digests.size === 0) return;
    const writes = [...digests].map(([key, digest]) => ({
      updateOne: {
        filter: { _id: idOf(store, kind, key) },
        update: { $set: { store, digest } },
        upsert: true,
      },
    }));
    await this.bulkWrite(writes, { ordered: false });
  },
};

/** The lines of imports. */
export const ImportLine = noun<NounModel<ImportLineFields, ImportLineStatics>>("ImportLine", schema, statics);

function idOf(store: string, kind: string, key: string): string {
  return `${store}/${kind}/${key}`;
}
