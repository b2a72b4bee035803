import mongoose from "mongoose";
import { AppError } from "../locales/appError.ts";
import { among } from "./among.ts";
import { change, given } from "./change.ts";
import type {
  Customer as Found,
  CustomerFields,
  CustomerMethods,
  CustomerModel,
  CustomerStatics,
} from "./customerFields.ts";
import { customerRecording } from "./customerRecord.ts";
import { readId } from "./id.ts";
import { noun, type Paths } from "./noun.ts";
import { recordAll } from "./record.ts";
import { mayBeCalled } from "./rules/quietGap.ts";
import { hasSpans, parseWeek } from "./rules/week.ts";

const { Mixed } = mongoose.Schema.Types;
const MOST_FOUND = 20;
const SHORTEST_NUMBER = 7;

const schema = new mongoose.Schema(
  {
    store: { type: String, required: true },
    phone: String,
    nameless: String,
    name: String,
    address: String,
    sex: String,
    idNumber: String,
    occupation: String,
    birthday: String,
    homeAddress: String,
    workAddress: String,
    phones: { type: [String], default: undefined },
    email: String,
    hobbies: String,
    consent: { type: String, required: true, default: "unknown" },
    slot: Mixed,
    preferredPhone: String,
    doNotCall: {
      type: new mongoose.Schema({ at: Date, by: String, reason: String }, { _id: false }),
      default: undefined,
    },
    lastConversationAt: Date,
    revision: { type: Number, required: true, default: 1 },
    done: { type: [String], default: [] },
  } satisfies Paths<CustomerFields>,
  { collection: "customers", versionKey: false, minimize: false },
);

schema.index(
  { store: 1, phone: 1 },
  { unique: true, name: "phone", partialFilterExpression: { phone: { $exists: true } } },
);
schema.index(
  { store: 1, nameless: 1 },
  { unique: true, name: "nameless", partialFilterExpression: { nameless: { $exists: true } } },
);
schema.index({ store: 1, name: 1 }, { name: "name" });

const methods: CustomerMethods & ThisType<Found> = {
  mayBeCalled() {
    return mayBeCalled({ consent: this.consent, refused: this.doNotCall !== undefined });
  },

  number() {
    return this.preferredPhone ?? this.phone;
  },

  slotWeek() {
    const week = this.slot && parseWeek(this.slot).week;
    return week && hasSpans(week) ? week : undefined;
  },

  setWishes(act, wishes) {
    return write(this, act, { $set: given(wishes) });
  },

  stopCalling(act, reason) {
    const { at, person } = act;
    return write(this, act, { $set: { doNotCall: { at, by: person, reason } } });
  },

  allowCalls(act) {
    return write(this, act, { $set: { consent: "yes" }, $unset: { doNotCall: 1 } });
  },
};

const statics: CustomerStatics & ThisType<CustomerModel> = {
  async named(store, id) {
    return this.findOne({ _id: readId(id), store }).orFail(() => new AppError("person.unknownCustomer"));
  },

  async byPhone(store, phone, data = {}) {
    const [recorded] = await this.record(store, [{ phone, data }]);
    return this.named(store, recorded!.document._id);
  },

  record(store, entries, options) {
    return recordAll(this, entries, customerRecording(store), options);
  },

  async spoke(store, id, at) {
    await this.updateOne({ _id: readId(id), store }, { $max: { lastConversationAt: at } });
  },

  async search(store, text) {
    const name = text.trim();
    const digits = name.replace(/[^\d+]/g, "");
    if (digits.replace("+", "").length >= SHORTEST_NUMBER) {
      // As it is written down, or as people dial it at home.
      const written = digits.startsWith("+") ? [digits] : [`+${digits}`, `+86${digits}`];
      return this.find({ store, phone: { $in: written } });
    }
    if (!name) return [];
    return this.find({ store, name: { $gte: name, $lt: `${name}\uffff` } }).limit(MOST_FOUND);
  },

  among(store, ids) {
    return among(this, store, ids);
  },
};

/** The customers, each a telephone number of the store. */
export const Customer = noun<CustomerModel>("Customer", schema, statics, methods, { askedOnce: "each" });

/** A customer as the database gave it. */
export type Customer = Found;

function write(customer: Customer, act: { by: string }, update: object): Promise<Customer> {
  return change(customer, act, { from: {}, update, refuse: () => null });
}
