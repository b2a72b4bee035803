import mongoose from "mongoose";
import { AppError } from "../locales/appError.ts";
import { given } from "./change.ts";
import type {
  Person as Found,
  PersonFields,
  PersonMethods,
  PersonModel,
  PersonStatics,
} from "./personFields.ts";
import { noun, type Paths } from "./noun.ts";
import { put } from "./put.ts";
import { isPresent, manages } from "./rules/staff.ts";

const schema = new mongoose.Schema(
  {
    store: { type: String, required: true },
    code: { type: String, required: true },
    name: { type: String, required: true },
    roles: { type: [String], default: [] },
    department: String,
    locale: { type: String, required: true, default: "zh-CN" },
    email: String,
    slack: String,
    telegram: String,
    away: { type: [new mongoose.Schema({ from: String, until: String }, { _id: false })], default: [] },
    active: { type: Boolean, required: true, default: true },
    lastChat: String,
    linked: { type: [String], default: undefined },
  } satisfies Paths<PersonFields>,
  { collection: "persons", versionKey: false },
);

schema.index({ store: 1, code: 1 }, { unique: true, name: "person" });
schema.index({ store: 1, active: 1, code: 1 }, { name: "staff" });
schema.index(
  { slack: 1, active: 1, store: 1 },
  { name: "slack", partialFilterExpression: { slack: { $exists: true } } },
);
schema.index(
  { telegram: 1, active: 1, store: 1 },
  { name: "telegram", partialFilterExpression: { telegram: { $exists: true } } },
);

const methods: PersonMethods & ThisType<Found> = {
  isAway(day) {
    return !isPresent(this, day);
  },
  has(role) {
    return this.roles.includes(role);
  },
};

const statics: PersonStatics & ThisType<PersonModel> = {
  async named(store, code) {
    return this.findOne({ store, code }).orFail(() => new AppError("person.unknown", { code }));
  },

  async of(store) {
    return this.find({ store, active: true }).sort({ code: 1 });
  },

  async among(store, codes) {
    if (codes.length === 0) return [];
    const here = (await this.of(store)).filter(({ code }) => codes.includes(code));
    const others = codes.filter((code) => !here.some((person) => person.code === code));
    return others.length > 0 ? [...here, ...(await this.find({ store, code: { $in: others } }))] : here;
  },

  async names(store, codes) {
    const persons = await this.among(store, codes);
    return new Map(persons.map(({ code, name }) => [code, name]));
  },

  async present(store, day, role) {
    const staff = await this.of(store);
    return staff.filter((person) => !person.isAway(day) && (!role || person.has(role)));
  },

  async managersOf(store, department) {
    const staff = await this.of(store);
    const managers = staff.filter((person) => manages(person, department));
    return managers.length > 0 ? managers : staff.filter((person) => person.has("gm"));
  },

  async byChat(chat, user) {
    return this.find({ [chat]: user, active: true }).sort({ store: 1 });
  },

  async put(store, { code, ...file }) {
    // What the file leaves out is taken back, but for what a person says of himself in the chat.
    const said = (await this.findOne({ store, code }))?.linked ?? [];
    const { department, email, slack, telegram, away, locale, ...rest } = file;
    const set = { ...rest, ...given({ department, email, slack, telegram, away, locale }), active: true };
    const unset = Object.entries({ department, email, slack, telegram }).filter(
      ([key, value]) => !value && !said.some((chat) => chat === key),
    );
    return put(
      this,
      { store, code },
      set,
      unset.map(([key]) => key),
    );
  },

  async retireOthers(store, codes) {
    const others = await this.find({ store, active: true, code: { $nin: codes } }, { code: 1 });
    const left = others.map(({ code }) => code);
    await this.updateMany({ store, code: { $in: left } }, { $set: { active: false } });
    return left.sort();
  },

  async setAway(store, code, away) {
    return changed(this, store, code, { away });
  },

  async setLocale(store, code, locale) {
    return changed(this, store, code, { locale });
  },

  async link(store, code, chat, user) {
    // A user is one person of a store: whoever had him before has him no more.
    await this.updateMany({ store, [chat]: user, code: { $ne: code } }, { $unset: { [chat]: 1 } });
    await this.updateOne({ store, code }, { $set: { [chat]: user }, $addToSet: { linked: chat } });
  },

  async sawOn(store, code, lastChat) {
    await this.updateOne({ store, code, lastChat: { $ne: lastChat } }, { $set: { lastChat } });
  },
};

/** The people who work at the stores. */
export const Person = noun<PersonModel>("Person", schema, statics, methods, { askedOnce: "all" });

/** A person as the database gave him. */
export type Person = Found;

function changed(
  model: PersonModel,
  store: string,
  code: string,
  set: Partial<PersonFields>,
): Promise<Person> {
  return model
    .findOneAndUpdate({ store, code }, { $set: set })
    .orFail(() => new AppError("person.unknown", { code }));
}
