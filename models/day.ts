import mongoose from "mongoose";
import { AppError } from "../locales/appError.ts";
import type { Deed } from "./act.ts";
import { change } from "./change.ts";
import type { Day as Found, DayFields, DayModel, DayStatics } from "./dayFields.ts";
import { derivedId, readId } from "./id.ts";
import { noun, type Paths } from "./noun.ts";
import { shownPaths, shownStatics, staleIndex } from "./shown.ts";

const schema = new mongoose.Schema(
  {
    store: { type: String, required: true },
    day: { type: String, required: true },
    postedAt: Date,
    closedAt: Date,
    ...shownPaths,
  } satisfies Paths<DayFields>,
  { collection: "days", versionKey: false },
);

schema.index({ store: 1, day: 1 }, { unique: true, name: "day" });
schema.index({ store: 1, closedAt: 1 }, { name: "unclosed" });
schema.index(...staleIndex);

const statics: DayStatics & ThisType<DayModel> = {
  ...shownStatics,

  async of(store, day) {
    const _id = derivedId("day", store, day);
    await this.updateOne({ _id }, { $setOnInsert: { store, day, stale: false } }, { upsert: true });
    return this.findById(_id).orFail(() => new AppError("store.unknownDay"));
  },

  async named(store, id) {
    return this.findOne({ _id: readId(id), store }).orFail(() => new AppError("store.unknownDay"));
  },

  async touch(store, day) {
    await this.updateOne({ store, day }, { $inc: { revision: 1 }, $set: { stale: true } });
  },

  async post(store, day, deed) {
    return mark(await this.of(store, day), "postedAt", deed);
  },

  async close(store, day, deed) {
    return mark(await this.of(store, day), "closedAt", deed);
  },

  async unclosed(store) {
    return this.find({ store, closedAt: null, postedAt: { $exists: true } }).sort({ postedAt: 1 });
  },
};

/** The days of the stores, whose cards show how the calls stand. */
export const Day = noun<DayModel>("Day", schema, statics);

/** A day as the database gave it. */
export type Day = Found;

/** Said once: later it stays as it was. */
function mark(day: Day, path: "postedAt" | "closedAt", deed: Deed): Promise<Day> {
  if (day[path]) return Promise.resolve(day);
  return change(day, deed, {
    from: {},
    update: { $set: { [path]: deed.at } },
    refuse: () => null,
  });
}
