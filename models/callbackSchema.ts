import mongoose from "mongoose";
import type { CallbackFields } from "./callbackFields.ts";
import type { Paths } from "./noun.ts";
import { shownPaths, staleIndex } from "./shown.ts";

const { Mixed, ObjectId } = mongoose.Schema.Types;
const parts = { _id: false, minimize: false };

const stretch = new mongoose.Schema({ from: Date, to: Date }, parts);
const questionnaire = new mongoose.Schema({ kind: String, version: Number }, parts);

const attempt = new mongoose.Schema(
  {
    key: { type: String, required: true },
    at: { type: Date, required: true },
    by: { type: String, required: true },
    outcome: { type: String, required: true },
    chat: { type: String, required: true },
    seconds: { type: Number, required: true },
    agreedAt: Date,
    answers: Mixed,
    late: Boolean,
  },
  parts,
);

/** What a callback is made of, and how it is found. */
export const callbackSchema = new mongoose.Schema(
  {
    store: { type: String, required: true },
    kind: { type: String, required: true },
    cause: { type: String, required: true },
    occurrence: { type: Number, required: true },
    customer: { type: ObjectId, required: true },
    vehicle: { type: ObjectId, required: true },
    visit: ObjectId,
    complaint: ObjectId,
    handedOverAt: { type: Date, required: true },
    listDay: { type: String, required: true },
    dueDay: { type: String, required: true },
    latestDay: { type: String, required: true },
    retryUntil: { type: String, required: true },
    clerksFrom: String,
    late: String,
    topics: { type: [String], default: [] },
    day: { type: String, required: true },
    status: { type: String, required: true },
    lead: ObjectId,
    also: { type: [ObjectId], default: [] },
    window: { type: stretch, default: undefined },
    ownSlot: Boolean,
    assignee: String,
    carried: String,
    claimed: {
      type: new mongoose.Schema({ person: String, at: Date, renewedAt: Date }, parts),
      default: undefined,
    },
    holders: { type: [String], default: [] },
    draft: {
      type: new mongoose.Schema({ values: Mixed, questionnaire, spans: [stretch], saves: Number }, parts),
      default: undefined,
    },
    attempts: { type: [attempt], default: [] },
    nextAt: Date,
    agreed: Boolean,
    waitingFor: {
      type: new mongoose.Schema({ what: String, until: String, point: ObjectId }, parts),
      default: undefined,
    },
    outcome: String,
    finalAt: Date,
    finalBy: String,
    postedDay: String,
    follows: { type: [Mixed], default: [] },
    pending: Boolean,
    ...shownPaths,
  } satisfies Paths<CallbackFields>,
  { collection: "callbacks", versionKey: false, minimize: false },
);

callbackSchema.index({ store: 1, kind: 1, cause: 1, occurrence: 1 }, { unique: true, name: "callback" });
callbackSchema.index({ store: 1, cause: 1 }, { name: "cause" });
callbackSchema.index({ store: 1, day: 1, status: 1, handedOverAt: 1 }, { name: "day" });
callbackSchema.index({ store: 1, status: 1, listDay: 1 }, { name: "list" });
callbackSchema.index({ store: 1, dueDay: 1 }, { name: "due" });
callbackSchema.index({ store: 1, customer: 1, status: 1 }, { name: "customer" });
callbackSchema.index({ store: 1, vehicle: 1, dueDay: -1 }, { name: "vehicle" });
// The minute's sweeps look at what waits or is taken, never at the years of calls that are done.
callbackSchema.index({ nextAt: 1 }, { name: "nextAt", partialFilterExpression: { status: "waiting" } });
callbackSchema.index(
  { store: 1, "waitingFor.until": 1 },
  { name: "asked", partialFilterExpression: { status: "waiting" } },
);
callbackSchema.index(
  { store: 1, "claimed.renewedAt": 1 },
  { name: "claimed", partialFilterExpression: { status: "claimed" } },
);
callbackSchema.index({ pending: 1, _id: 1 }, { name: "pending", partialFilterExpression: { pending: true } });
callbackSchema.index(...staleIndex);
