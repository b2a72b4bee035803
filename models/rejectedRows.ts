import mongoose from "mongoose";
import type { TextKey, TextParams } from "../locales/index.ts";
import { newId, type Id, type IdLike } from "./id.ts";
import { noun, type NounModel } from "./noun.ts";

/** A row that an import did not take, and why. */
export interface Rejected {
  row: number;
  column: string;
  code: TextKey;
  params?: TextParams;
  cells: readonly string[];
}

/** Some rejected rows of one table, kept to be downloaded and mended. */
export interface RejectedRowsFields {
  _id: Id;
  store: string;
  run: Id;
  sheet?: string;
  headers: readonly string[];
  /** What the rows' visits are where no column says it. */
  type?: "delivery" | "repair";
  rows: Rejected[];
  at: Date;
}

/** The questions that are asked about rejected rows. */
export interface RejectedRowsStatics {
  /** Keeps some rows of one table, at most 1,000 at once. */
  keep(rows: Omit<RejectedRowsFields, "_id">): Promise<void>;
  /** What an import of the store did not take, in the order of the file. */
  ofRun(store: string, run: IdLike): Promise<RejectedRowsFields[]>;
}

/** They hold customers' data and serve for mending only: after so many days nobody mends any more. */
const KEPT_DAYS = 90;

const schema = new mongoose.Schema(
  {
    store: { type: String, required: true },
    run: { type: mongoose.Schema.Types.ObjectId, required: true },
    sheet: String,
    headers: { type: [String], required: true },
    type: { type: String },
    rows: { type: mongoose.Schema.Types.Mixed, required: true },
    at: { type: Date, required: true },
  },
  { collection: "rejectedRows", versionKey: false },
);

schema.index({ store: 1, run: 1, _id: 1 }, { name: "run" });
schema.index({ at: 1 }, { name: "kept", expireAfterSeconds: KEPT_DAYS * 86_400 });

const statics: RejectedRowsStatics & ThisType<NounModel<RejectedRowsFields, RejectedRowsStatics>> = {
  async keep(rows) {
    await this.insertMany([{ _id: newId(), ...rows }]);
  },

  async ofRun(store, run) {
    return this.find({ store, run }).sort({ _id: 1 });
  },
};

/** The rejected rows. */
export const RejectedRows = noun<NounModel<RejectedRowsFields, RejectedRowsStatics>>(
  "RejectedRows",
  schema,
  statics,
);
