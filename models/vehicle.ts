import mongoose from "mongoose";
import { AppError } from "../locales/appError.ts";
import { among } from "./among.ts";
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
    ends: new mongoose.Schema({ vin: String, plate: String }, { _id: false }),
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
    move: {
      type: new mongoose.Schema({ plate: String, to: ObjectId }, { _id: false }),
      default: undefined,
    },
    pending: Boolean,
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
schema.index({ store: 1, "ends.vin": 1 }, { name: "endOfVin" });
schema.index({ store: 1, "ends.plate": 1 }, { name: "endOfPlate" });
schema.index(
  { store: 1, owner: 1 },
  { name: "owner", partialFilterExpression: { owner: { $exists: true } } },
);
schema.index({ pending: 1 }, { name: "pending", partialFilterExpression: { pending: true } });

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
    if (name.length < SHORTEST_END) return [];
    const found = [await this.findOne({ store, vin: name }), await this.findOne({ store, plate: name })];
    const exact = found.filter((vehicle) => vehicle !== null);
    if (exact.length > 0) return exact;
    const end = startingWith(backwards(name));
    const [byVin, byPlate] = await Promise.all([
      this.find({ store, "ends.vin": end }).limit(MOST_FOUND),
      this.find({ store, "ends.plate": end }).limit(MOST_FOUND),
    ]);
    return [...new Map([...byVin, ...byPlate].map((vehicle) => [vehicle.id, vehicle])).values()].slice(
      0,
      MOST_FOUND,
    );
  },

  async ofOwner(store, owner) {
    return this.find({ store, owner: readId(owner) });
  },

  among(store, ids) {
    return among(this, store, ids);
  },

  async finishMoves() {
    const moving = await this.find({ pending: true });
    for (const vehicle of moving) await finishMove(this, vehicle);
    return moving.length;
  },
};

/** The cars, each with its file. */
export const Vehicle = noun<VehicleModel>("Vehicle", schema, statics, {}, { askedOnce: "each" });

/** A vehicle as the database gave it. */
export type Vehicle = Found;

const startingWith = (text: string) => ({ $gte: text, $lt: `${text}\uffff` });
