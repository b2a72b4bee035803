import mongoose from "mongoose";
import { AppError } from "../locales/appError.ts";
import { among } from "./among.ts";
import { readId } from "./id.ts";
import { noun, type Paths } from "./noun.ts";
import { recordAll } from "./record.ts";
import type { Visit as Found, VisitFields, VisitModel, VisitStatics } from "./visitFields.ts";
import { visitRecording } from "./visitRecord.ts";

const { ObjectId } = mongoose.Schema.Types;

const schema = new mongoose.Schema(
  {
    store: { type: String, required: true },
    type: { type: String, required: true },
    key: { type: String, required: true },
    number: String,
    at: { type: Date, required: true },
    vehicle: { type: ObjectId, required: true },
    owner: ObjectId,
    bringer: ObjectId,
    consultant: String,
    advisor: String,
    work: String,
    workKinds: { type: [String], default: undefined },
    byAppointment: Boolean,
    waitedParts: Boolean,
    rework: Boolean,
    track: Boolean,
    mileage: Number,
    source: String,
    toPlan: { type: Boolean, required: true, default: true },
    revision: { type: Number, required: true, default: 1 },
  } satisfies Paths<VisitFields>,
  { collection: "visits", versionKey: false },
);

schema.index({ store: 1, type: 1, key: 1 }, { unique: true, name: "visit" });
schema.index({ store: 1, vehicle: 1, at: -1 }, { name: "vehicle" });
schema.index({ store: 1, at: 1 }, { name: "toPlan", partialFilterExpression: { toPlan: true } });

const statics: VisitStatics & ThisType<VisitModel> = {
  async named(store, id) {
    return this.findOne({ _id: readId(id), store }).orFail(() => new AppError("visit.unknown"));
  },

  record(store, entries, options) {
    return recordAll(this, entries, visitRecording(store), options);
  },

  toPlan(store, size) {
    return this.batches({ store, toPlan: true }, { sort: { at: 1 }, size });
  },

  async planned(id, revision) {
    const { matchedCount } = await this.updateOne({ _id: readId(id), revision }, { $set: { toPlan: false } });
    return matchedCount === 1;
  },

  async ofVehicle(store, vehicle, limit = 50) {
    return this.find({ store, vehicle: readId(vehicle) })
      .sort({ at: -1 })
      .limit(limit);
  },

  among(store, ids) {
    return among(this, store, ids);
  },
};

/** The deliveries and repairs. */
export const Visit = noun<VisitModel>("Visit", schema, statics, {}, { askedOnce: "each" });

/** A visit as the database gave it. */
export type Visit = Found;
