import mongoose from "mongoose";
import { isDuplicate } from "./duplicate.ts";
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
  /** Remembers digests by key; `known` are those keys that have one already. */
  remember(
    store: string,
    kind: string,
    digests: ReadonlyMap<string, string>,
    known: { has(key: string): boolean },
  ): Promise<void>;
}

const COLLECTION = "importLines";

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    store: { type: String, required: true },
    digest: { type: String, required: true },
  },
  { collection: COLLECTION, versionKey: false },
);

const statics: ImportLineStatics & ThisType<NounModel<ImportLineFields, ImportLineStatics>> = {
  async known(store, kind, keys) {
    const lines = await this.find({ _id: { $in: keys.map((key) => idOf(store, kind, key)) } });
    return new Map(lines.map(({ _id, digest }) => [_id.slice(idOf(store, kind, "").length), digest]));
  },

  async remember(store, kind, digests, known) {
    if (digests.size === 0) return;
    const writes = [...digests].map(([key, digest]) => {
      const _id = idOf(store, kind, key);
      // An insert costs the database far less than an update that may turn out to be one.
      return known.has(key)
        ? { updateOne: { filter: { _id }, update: { $set: { digest } } } }
        : { insertOne: { document: { _id, store, digest } } };
    });
    try {
      // The driver itself: mongoose would make a document with getters and checks of each of a million lines.
      await mongoose.connection
        .collection<ImportLineFields>(COLLECTION)
        .bulkWrite(writes, { ordered: false });
    } catch (error) {
      // Another import has told of them at the same moment; its digest holds until the next one.
      if (!isDuplicate(error)) throw error;
    }
  },
};

/** The lines of imports. */
export const ImportLine = noun<NounModel<ImportLineFields, ImportLineStatics>>("ImportLine", schema, statics);

function idOf(store: string, kind: string, key: string): string {
  return `${store}/${kind}/${key}`;
}
