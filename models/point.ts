import mongoose from "mongoose";
import { AppError } from "../locales/appError.ts";
import type { Deed } from "./act.ts";
import { change, given, type Operators } from "./change.ts";
import { readId } from "./id.ts";
import { noun, type Paths } from "./noun.ts";
import type {
  Point as Found,
  PointFields,
  PointMethods,
  PointModel,
  PointState,
  PointStatics,
} from "./pointFields.ts";
import { shownPaths, shownStatics, staleIndex } from "./shown.ts";

const { ObjectId } = mongoose.Schema.Types;
const word = { at: Date, person: String, text: String };
const parts = { _id: false };

const schema = new mongoose.Schema(
  {
    store: { type: String, required: true },
    kind: { type: String, required: true },
    text: { type: String, default: "" },
    department: { type: String, required: true },
    owner: String,
    promisedAt: Date,
    until: String,
    state: { type: String, required: true },
    customer: { type: ObjectId, required: true },
    vehicle: { type: ObjectId, required: true },
    callback: ObjectId,
    at: { type: Date, required: true },
    person: { type: String, required: true },
    answered: { type: new mongoose.Schema(word, parts), default: undefined },
    settled: { type: new mongoose.Schema(word, parts), default: undefined },
    confirmedAt: Date,
    ...shownPaths,
  } satisfies Paths<PointFields>,
  { collection: "points", versionKey: false },
);

schema.index({ store: 1, customer: 1, state: 1 }, { name: "customer" });
schema.index({ store: 1, vehicle: 1, state: 1 }, { name: "vehicle" });
schema.index({ store: 1, owner: 1, state: 1, promisedAt: 1 }, { name: "owner" });
schema.index({ promisedAt: 1 }, { name: "promised", partialFilterExpression: { state: "open" } });
schema.index(...staleIndex);

const methods: PointMethods & ThisType<Found> = {
  answer(act, text) {
    const { at, person } = act;
    return move(this, act, ["open", "answered"], {
      $set: { state: "answered", answered: { at, person, text } },
    });
  },

  settle(deed, text) {
    const { at, person } = deed;
    return move(this, deed, ["open", "answered"], {
      $set: { state: "settled", settled: given({ at, person, text }) },
    });
  },

  reopen(act, text) {
    const { at, person } = act;
    // What the owner answered stays, beside the customer's word that it was not enough.
    return move(this, act, ["open", "answered"], { $set: { state: "open", settled: { at, person, text } } });
  },

  handOver(act, to) {
    return move(this, act, ["open", "answered"], { $set: { owner: to } });
  },

  confirm(act) {
    return move(this, act, ["open", "answered"], { $set: { confirmedAt: act.at } });
  },
};

const statics: PointStatics & ThisType<PointModel> = {
  ...shownStatics,

  async raise({ _id, ...point }, { at, person }) {
    await this.updateOne(
      { _id },
      { $setOnInsert: given({ ...point, state: "open", at, person }) },
      { upsert: true },
    );
    return this.findById(_id).orFail(() => new AppError("point.unknown"));
  },

  async named(store, id) {
    return this.findOne({ _id: readId(id), store }).orFail(() => new AppError("point.unknown"));
  },

  async openOf(store, customer, vehicle) {
    const state = { $in: ["open", "answered"] };
    const [his, ofCar] = await Promise.all([
      this.find({ store, customer: readId(customer), state }),
      vehicle ? this.find({ store, vehicle: readId(vehicle), state }) : [],
    ]);
    const points = new Map([...his, ...ofCar].map((point) => [point.id, point]));
    return [...points.values()].sort((a, b) => +a.at - +b.at || (a.id < b.id ? -1 : 1));
  },

  async ownedBy(store, owner) {
    return this.find({ store, owner, state: "open" }).sort({ promisedAt: 1 });
  },

  async promisedUntil(now) {
    return this.find({ state: "open", promisedAt: { $lte: now } }).sort({ promisedAt: 1 });
  },
};

/** What is left open after calls, and what colleagues are asked to find out. */
export const Point = noun<PointModel>("Point", schema, statics, methods, { askedOnce: "all" });

/** A point as the database gave it. */
export type Point = Found;

function move(point: Point, deed: Deed, from: PointState[], update: Operators): Promise<Point> {
  return change(point, deed, {
    from: { state: { $in: from } },
    update,
    refuse: ({ state }) => (from.includes(state) ? null : new AppError("point.alreadySettled")),
  });
}
