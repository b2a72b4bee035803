import mongoose from "mongoose";
import type { Id, IdLike } from "./id.ts";
import { noun, type NounModel } from "./noun.ts";
import type { StaffCode } from "./rules/kinds.ts";
import type { Applied } from "./storeFields.ts";

/** How many rows an import found and what came of them. */
export interface ImportCounts extends Record<Applied, number> {
  rows: number;
  rejected: number;
  warnings: number;
}

/** One import of one file. */
export interface ImportRunFields extends ImportCounts {
  _id: Id;
  store: string;
  kind: "visits" | "customers";
  /** The file's name without its folder. */
  file: string;
  by?: StaffCode;
  at: Date;
  /** False while it runs, and when it was cut short: the same file again does the rest. */
  finished: boolean;
}

/** What is known of an import that begins. */
export type ImportBeginning = Pick<ImportRunFields, "_id" | "store" | "kind" | "file" | "by" | "at">;

/** The questions that are asked about imports. */
export interface ImportRunStatics {
  /** Notes that an import begins. */
  begin(beginning: ImportBeginning): Promise<void>;
  /** Notes what came of it. */
  finish(id: IdLike, counts: ImportCounts): Promise<void>;
  /** A store's imports, the latest first. */
  latest(store: string, limit: number): Promise<ImportRunFields[]>;
}

const count = { type: Number, required: true, default: 0 };

const schema = new mongoose.Schema(
  {
    store: { type: String, required: true },
    kind: { type: String, required: true },
    file: { type: String, required: true },
    by: String,
    at: { type: Date, required: true },
    finished: { type: Boolean, required: true, default: false },
    rows: count,
    created: count,
    updated: count,
    unchanged: count,
    rejected: count,
    warnings: count,
  },
  { collection: "importRuns", versionKey: false },
);

schema.index({ store: 1, at: -1 }, { name: "latest" });

const statics: ImportRunStatics & ThisType<NounModel<ImportRunFields, ImportRunStatics>> = {
  async begin(beginning) {
    await this.insertMany([beginning]);
  },

  async finish(id, counts) {
    await this.updateOne({ _id: id }, { $set: { ...counts, finished: true } });
  },

  async latest(store, limit) {
    return this.find({ store }).sort({ at: -1 }).limit(limit);
  },
};

/** The imports. */
export const ImportRun = noun<NounModel<ImportRunFields, ImportRunStatics>>("ImportRun", schema, statics);
