import mongoose from "mongoose";

const { Schema } = mongoose;

/** Who owns a car: timestamps, versions, a map, a unique field. */
export const ownerSchema = new Schema(
  {
    phone: { type: String, unique: true },
    name: String,
    tags: [String],
    notes: { type: Map, of: String },
    age: Number,
  },
  { timestamps: true, optimisticConcurrency: true },
);
/** A visit to the shop: a reference, subdocuments, a partial unique index, an expiry. */
export const visitSchema = new Schema(
  {
    owner: { type: Schema.Types.ObjectId, ref: "Owner", index: true },
    works: [{ item: String, hours: { type: Number, default: 0 } }],
    state: String,
    closedAt: { type: Date, expires: 3600 },
  },
  { timestamps: true },
);
visitSchema.index({ state: 1, createdAt: -1 }, { unique: true, partialFilterExpression: { state: "open" } });
