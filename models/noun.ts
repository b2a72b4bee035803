import mongoose from "mongoose";
import type { Id } from "./id.ts";

/** A document as the database gave it: its fields, and what can be done with it. */
export type Found<Fields, Methods = unknown> = Fields &
  Methods & {
    /** The id as text. */
    readonly id: string;
    /** The fields alone. */
    toObject(): Fields;
  };

/** A question to the database that is asked when it is awaited. */
export interface Query<Result> extends Promise<Result> {
  sort(order: object): this;
  limit(count: number): this;
  skip(count: number): this;
  lean(): this;
  /** Throws that error where nothing was found. */
  orFail(error: () => Error): Query<NonNullable<Result>>;
}

/** What an update did. */
export interface Written {
  matchedCount: number;
  modifiedCount: number;
  upsertedCount: number;
}

/** The part of a mongoose model that the nouns use; its own types take the compiler minutes and gigabytes. */
export interface Stored<Document> {
  find(filter?: object, projection?: object): Query<Document[]>;
  findOne(filter: object, projection?: object): Query<Document | null>;
  findById(id: Id | string): Query<Document | null>;
  findOneAndUpdate(
    filter: object,
    update: object,
    options: { returnDocument: "after"; upsert?: boolean; sort?: object },
  ): Query<Document | null>;
  insertMany(documents: readonly object[], options?: { ordered: boolean }): Promise<unknown>;
  updateOne(filter: object, update: object, options?: { upsert: boolean }): Query<Written>;
  updateMany(filter: object, update: object): Query<Written>;
  bulkWrite(writes: readonly object[], options: { ordered: boolean }): Promise<{ upsertedCount: number }>;
  deleteOne(filter: object): Query<{ deletedCount: number }>;
  countDocuments(filter: object): Query<number>;
  aggregate<Result>(stages: readonly object[]): Promise<Result[]>;
}

/** A model: the part of mongoose's that is used, and what can be asked of all documents. */
export type NounModel<Fields, Statics, Methods = unknown> = Stored<Found<Fields, Methods>> & Statics;

/** Schema paths that name every field, so that none is forgotten. */
export type Paths<Fields> = Record<Exclude<keyof Fields, "_id">, unknown> & { _id?: unknown };

/** Makes the model of a noun out of its schema, what is asked of all and what is done with one. */
export function noun<Model>(
  name: string,
  schema: mongoose.Schema,
  statics: object,
  methods: object = {},
): Model {
  Object.assign(schema.statics, statics);
  Object.assign(schema.methods, methods);
  return mongoose.model<unknown, Model>(name, schema);
}

/** A model that is made elsewhere, for the files it is made of. */
export function nounNamed<Model>(name: string): Model {
  return mongoose.model<unknown, Model>(name);
}
