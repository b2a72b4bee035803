import mongoose from "mongoose";
import { AppError } from "../locales/appError.ts";
import { readId } from "./id.ts";
import { noun, type Paths } from "./noun.ts";
import { foldName } from "./rules/whoIsWho.ts";
import type { Vehicle as Found, VehicleFields, VehicleModel, VehicleStatics } from "./vehicleFields.ts";
import { backwards } from "./vehicleData.ts";
import { finishMove } from "./vehicleMove.ts";
import { recordVehicles } from "./vehicleRecord.ts";

const { ObjectId } = mongoose.Schema.Types;
const MOST_FOUND = 20;
const SHORTEST_END = 4;

const schema = new mongoose.Schema(
  {
    store: { type: String, required: true },
    vin: String,
    plate: String,
    ends: { type: [String], default: [] },
    formerPlates: { type: [String], default: [] },
    model: String,
    colour: String,
    equipment: String,
    purchasedOn: String,
    warrantyUntil: String,
    firstVisitOn: String,
    firstMileage: Number,
    mileage: Number,
    owner: ObjectId,
    joined: ObjectId,
    pending: {
      type: new mongoose.Schema({ plate: String, to: ObjectId }, { _id: false }),
      default: undefined,
    },
  } satisfies Paths<VehicleFields>,
  { collection: "vehicles", versionKey: false },
);

schema.index(
  { store: 1, vin: 1 },
  { unique: true, name: "vin", partialFilterExpression: { vin: { $exists: true } } },
);
schema.index(
  { store: 1, plate: 1 },
  { unique: true, name: "plate", partialFilterExpression: { plate: { $exists: true } } },
);
schema.index({ store: 1, ends: 1 }, { name: "ends" });
schema.index(
  { store: 1, owner: 1 },
  { name: "owner", partialFilterExpression: { owner: { $exists: true } } },
);
schema.index(
  { "pending.to": 1 },
  { name: "pending", partialFilterExpression: { "pending.to": { $exists: true } } },
);

const statics: VehicleStatics & ThisType<VehicleModel> = {
  async named(store, id) {
    const vehicle = await this.findOne({ _id: readId(id), store }).orFail(
      () => new AppError("vehicle.unknown"),
    );
    return vehicle.joined ? this.named(store, vehicle.joined) : vehicle;
  },

  async identify(store, entry) {
    const [recorded] = await this.record(store, [entry]);
    return this.named(store, recorded!.document._id);
  },

  record(store, entries, options) {
    return recordVehicles(this, store, entries, options);
  },

  async search(store, text) {
    const name = foldName(text);
    const found = name ? await this.find({ store, $or: [{ vin: name }, { plate: name }] }) : [];
    if (found.length > 0 || name.length < SHORTEST_END) return found;
    return this.find({ store, ends: { $elemMatch: startingWith(backwards(name)) } }).limit(MOST_FOUND);
  },

  async ofOwner(store, owner) {
    return this.find({ store, owner: readId(owner) });
  },

  async among(store, ids) {
    return this.find({ store, _id: { $in: ids.map(readId) } });
  },

  async finishMoves() {
    const moving = await this.find({ "pending.to": { $exists: true } });
    for (const vehicle of moving) await finishMove(this, vehicle);
    return moving.length;
  },
};

/** The cars, each with its file. */
export const Vehicle = noun<VehicleModel>("Vehicle", schema, statics);

/** A vehicle as the database gave it. */
export type Vehicle = Found;

const startingWith = (text: string) => ({ $gte: text, $lt: `${text}\uffff` });
