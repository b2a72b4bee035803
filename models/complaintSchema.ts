import mongoose from "mongoose";
import type { ComplaintFields } from "./complaintFields.ts";
import type { Paths } from "./noun.ts";
import { shownPaths, staleIndex } from "./shown.ts";

const { Mixed, ObjectId } = mongoose.Schema.Types;
const parts = { _id: false };
const part = (paths: object) => new mongoose.Schema({ ...paths }, parts);

const decided = { type: part({ at: Date, person: String, reason: String }), default: undefined };
const asked = { id: String, reason: String, at: Date, person: String, state: String, decided };

/** What a complaint is made of, and how it is found. */
export const complaintSchema = new mongoose.Schema(
  {
    store: { type: String, required: true },
    cause: { type: String, required: true },
    department: { type: String, required: true },
    state: { type: String, required: true },
    level: { type: String, required: true },
    urgent: { type: Boolean, required: true },
    angry: { type: Boolean, required: true },
    points: [part({ item: String, score: Number, words: String })],
    customer: { type: ObjectId, required: true },
    vehicle: { type: ObjectId, required: true },
    visit: ObjectId,
    callback: ObjectId,
    workOrder: String,
    since: { type: Date, required: true },
    raisedBy: { type: String, required: true },
    owner: String,
    acknowledgedAt: Date,
    loop: { type: Number, required: true },
    loopSince: { type: Date, required: true },
    ackDue: { type: Date, required: true },
    planDue: { type: Date, required: true },
    closeDue: { type: Date, required: true },
    plan: {
      type: part({ cause: String, measure: String, until: Date, at: Date, person: String }),
      default: undefined,
    },
    doneAt: Date,
    promised: [part({ id: String, text: String, due: Date, at: Date, person: String, keptAt: Date })],
    compensation: [part({ ...asked, amount: Number })],
    extensions: [part({ ...asked, until: Date })],
    timeline: [
      part({
        ...{ id: String, at: Date, person: String, act: String, text: String, params: Mixed },
        edited: { type: [part({ at: Date, text: String })], default: undefined },
        deleted: Date,
      }),
    ],
    told: [part({ clock: String, loop: Number, share: Number, due: Date, person: String, at: Date })],
    unverified: { type: part({ at: Date, outcome: String }), default: undefined },
    closed: {
      type: part({ at: Date, person: String, reason: String, satisfied: Boolean }),
      default: undefined,
    },
    pending: Boolean,
    ...shownPaths,
  } satisfies Paths<ComplaintFields>,
  { collection: "complaints", versionKey: false, minimize: false },
);

complaintSchema.index({ store: 1, cause: 1, department: 1 }, { unique: true, name: "complaint" });
complaintSchema.index({ store: 1, state: 1, since: 1 }, { name: "state" });
complaintSchema.index({ store: 1, owner: 1, state: 1, since: 1 }, { name: "owner" });
complaintSchema.index({ store: 1, vehicle: 1, since: -1 }, { name: "vehicle" });
complaintSchema.index({ store: 1, since: 1 }, { name: "since" });
complaintSchema.index({ store: 1, closeDue: 1 }, { name: "due" });
complaintSchema.index(
  { pending: 1, _id: 1 },
  { name: "pending", partialFilterExpression: { pending: true } },
);
complaintSchema.index(...staleIndex);
