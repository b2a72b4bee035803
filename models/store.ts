import mongoose from "mongoose";
import { AppError } from "../locales/appError.ts";
import { noun, type Paths } from "./noun.ts";
import { put } from "./put.ts";
import { dayOf } from "./rules/days.ts";
import { noHolidays, type OpenHours } from "./rules/openHours.ts";
import { defaultCallWeek, defaultOfficeWeek, parseWeek, type WeekForm } from "./rules/week.ts";
import type {
  Limits,
  Store as Found,
  StoreFields,
  StoreMethods,
  StoreModel,
  StoreStatics,
} from "./storeFields.ts";

/** What a store decides unless its file says otherwise. */
export const defaultLimits: Limits = {
  threshold: 6,
  attempts: 3,
  quietDays: 2,
  serviceDays: 3,
  compensation: 500,
};

const { Mixed } = mongoose.Schema.Types;

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    timezone: { type: String, required: true },
    locale: { type: String, required: true },
    group: String,
    hours: { type: Mixed, required: true },
    windows: { type: Mixed, required: true },
    holidays: { type: Mixed, required: true },
    limits: { type: Mixed, required: true },
    departments: { type: [String], default: [] },
    channels: {
      type: [
        new mongoose.Schema({ code: String, desk: Boolean, slack: String, telegram: String }, { _id: false }),
      ],
      default: [],
    },
    lastDone: { type: Mixed, default: {} },
  } satisfies Paths<StoreFields>,
  { collection: "stores", versionKey: false, minimize: false },
);

const methods: StoreMethods & ThisType<Found> = {
  callHours() {
    return openHours(this, this.windows);
  },
  officeHours() {
    return openHours(this, this.hours);
  },
  today(now) {
    return dayOf(now, this.timezone);
  },
  channel(code) {
    return this.channels.find((channel) => channel.code === code);
  },
  complaintChannel(department) {
    return `complaints.${department}`;
  },
};

const statics: StoreStatics & ThisType<StoreModel> = {
  async named(code) {
    return this.findById(code).orFail(() => new AppError("store.unknown", { code }));
  },

  async all() {
    return this.find().sort({ _id: 1 });
  },

  put({ _id, group, limits, holidays, ...file }) {
    const set = {
      locale: "zh-CN",
      hours: defaultOfficeWeek,
      windows: defaultCallWeek,
      departments: ["sales", "service"],
      channels: [],
      ...file,
      limits: { ...defaultLimits, ...limits },
      holidays: { ...noHolidays, ...holidays },
      ...(group && { group }),
    };
    return put(this, { _id }, set, group ? [] : ["group"]);
  },

  async markDone(code, job, day) {
    const path = `lastDone.${job}`;
    const { matchedCount } = await this.updateOne(
      { _id: code, $or: [{ [path]: { $exists: false } }, { [path]: { $lt: day } }] },
      { $set: { [path]: day } },
    );
    return matchedCount === 1;
  },
};

/** The stores. */
export const Store = noun<StoreModel>("Store", schema, statics, methods, { askedOnce: "all" });

/** A store as the database gave it. */
export type Store = Found;

function openHours({ timezone, holidays }: Found, form: WeekForm): OpenHours {
  return { zone: timezone, week: parseWeek(form).week, holidays };
}
