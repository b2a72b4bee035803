import mongoose from "mongoose";
import { given } from "./change.ts";
import { inserted } from "./duplicate.ts";
import { type Id, readId } from "./id.ts";
import { noun, type Paths } from "./noun.ts";
import { tallyCell, tallyStages, type TallyGroup } from "./responseTally.ts";
import type { Response as Found, ResponseFields, ResponseModel, ResponseStatics } from "./responseFields.ts";
import { together } from "./together.ts";

const { Mixed, ObjectId } = mongoose.Schema.Types;
const parts = { _id: false };

const schema = new mongoose.Schema(
  {
    store: { type: String, required: true },
    callback: { type: ObjectId, required: true },
    also: { type: [ObjectId], default: [] },
    customer: { type: ObjectId, required: true },
    vehicle: { type: ObjectId, required: true },
    visit: ObjectId,
    questionnaire: {
      type: new mongoose.Schema({ kind: String, version: Number }, parts),
      default: undefined,
    },
    answers: { type: Mixed, default: {} },
    drawn: { type: [Mixed], default: undefined },
    remarks: {
      type: [new mongoose.Schema({ text: String, tone: String, urgent: Boolean, angry: Boolean }, parts)],
      default: [],
    },
    outcome: { type: String, required: true },
    score: Number,
    by: { type: String, required: true },
    startedAt: { type: Date, required: true },
    submittedAt: { type: Date, required: true },
    seconds: { type: Number, required: true },
    chat: { type: String, required: true },
    key: { type: String, required: true },
    flags: { type: [String], default: [] },
    follows: { type: [Mixed], default: [] },
    pending: Boolean,
  } satisfies Paths<ResponseFields>,
  { collection: "responses", versionKey: false, minimize: false },
);

schema.index({ store: 1, callback: 1 }, { unique: true, name: "callback" });
schema.index({ store: 1, also: 1 }, { name: "also" });
schema.index({ store: 1, submittedAt: 1 }, { name: "submitted" });
schema.index({ store: 1, vehicle: 1, submittedAt: -1 }, { name: "vehicle" });
schema.index({ pending: 1, _id: 1 }, { name: "pending", partialFilterExpression: { pending: true } });

const statics: ResponseStatics & ThisType<ResponseModel> = {
  async submit(response, { by, at, person }) {
    const { store, callback, follows } = response;
    await inserted(this, {
      ...given(response),
      ...{ outcome: "completed", by: person, submittedAt: at, key: by },
      ...(follows.length > 0 && { pending: true }),
    });
    const kept = await this.findOne({ store, callback });
    return kept?.key === by ? kept : null;
  },

  async ofCallback(store, callback) {
    const id = readId(callback);
    return (await this.findOne({ store, callback: id })) ?? this.findOne({ store, also: id });
  },

  async between(store, from, to) {
    return this.find({ store, submittedAt: { $gte: from, $lt: to } }).sort({ submittedAt: 1 });
  },

  async ofVehicle(store, vehicle, limit = 20) {
    return this.find({ store, vehicle }).sort({ submittedAt: -1 }).limit(limit);
  },

  async lastOf(store, vehicle) {
    return lastAbout({ store, vehicle: readId(vehicle) });
  },

  async tally(of) {
    return (await this.aggregate<TallyGroup>(tallyStages(of))).map(tallyCell);
  },

  async asked(stores, kind, span, limit) {
    const asked = {
      store: stores.length === 1 ? stores[0] : { $in: [...stores] },
      ...(span && { submittedAt: { $gte: span.from, $lt: span.to } }),
      "questionnaire.kind": kind,
    };
    return this.find(asked).sort({ submittedAt: -1 }).limit(limit);
  },

  async byVersion(store, kind) {
    const counted = await this.aggregate<{ _id: number; count: number }>([
      { $match: { store, "questionnaire.kind": kind } },
      { $group: { _id: "$questionnaire.version", count: { $sum: 1 } } },
    ]);
    return new Map(counted.map(({ _id, count }) => [_id, count]));
  },

  async flag(store, id, flags) {
    await this.updateOne({ _id: readId(id), store }, { $addToSet: { flags: { $each: flags } } });
  },

  async pending() {
    return this.find({ pending: true }).sort({ _id: 1 });
  },
};

/** The conversations that were had, with their answers. */
export const Response = noun<ResponseModel>("Response", schema, statics);

/** A response as the database gave it. */
export type Response = Found;

/** The last about each vehicle: one command for all who open their calls at that moment. */
const lastAbout = together(async (all: readonly About[]) => {
  const found = await Response.aggregate<{ last: ResponseFields }>([
    {
      $match: {
        store: { $in: all.map(({ store }) => store) },
        vehicle: { $in: all.map(({ vehicle }) => vehicle) },
      },
    },
    { $sort: { submittedAt: -1 } },
    { $group: { _id: { store: "$store", vehicle: "$vehicle" }, last: { $first: "$$ROOT" } } },
  ]);
  return all.map(({ store, vehicle }) => {
    const one = found.find(({ last }) => last.store === store && last.vehicle.equals(vehicle ?? ""));
    return one ? Response.unwritten(one.last) : null;
  });
}, lastAlone);

interface About {
  store: string;
  vehicle: Id | null;
}

async function lastAlone({ store, vehicle }: About): Promise<Response | null> {
  const [last] = vehicle ? await Response.ofVehicle(store, vehicle, 1) : [];
  return last ?? null;
}
