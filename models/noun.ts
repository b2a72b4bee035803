import mongoose from "mongoose";
import type { Id } from "./id.ts";

/** Methods that no field hides: a field of the same name would stand in the way. */
type Apart<Fields, Methods> = { [Name in keyof Methods]: Name extends keyof Fields ? never : Methods[Name] };

/** A document as the database gave it: plain fields, and what can be done with it. */
export type Found<Fields, Methods extends Apart<Fields, Methods> = object> = Fields &
  Methods & {
    /** The id as text. */
    readonly id: string;
    /** Where it is kept. */
    readonly stored: Stored<Found<Fields, Methods>>;
    /** The fields alone. */
    toObject(): Fields;
  };

/** A question to the database, asked when it is awaited. */
export interface Query<Result> extends PromiseLike<Result> {
  sort(order: Record<string, 1 | -1>): this;
  limit(count: number): this;
  /** Says that plain objects will do, which all documents here are. */
  lean(): this;
  /** Throws that error where nothing was found. */
  orFail(error: () => Error): Promise<NonNullable<Result>>;
}

/** What an update did. */
export interface Written {
  matchedCount: number;
  modifiedCount: number;
  upsertedCount: number;
}

/** The part of a mongoose model that the nouns use; its whole type takes the compiler minutes and gigabytes. */
export interface Stored<Document> {
  find(filter?: object, projection?: object): Query<Document[]>;
  findOne(filter: object, projection?: object): Query<Document | null>;
  findById(id: Id | string): Query<Document | null>;
  findOneAndUpdate(filter: object, update: object): Query<Document | null>;
  updateOne(filter: object, update: object, options?: { upsert: boolean }): Promise<Written>;
  updateMany(filter: object, update: object): Promise<Written>;
  insertMany(documents: readonly object[]): Promise<unknown>;
  bulkWrite(writes: readonly object[], options: { ordered: boolean }): Promise<{ upsertedCount: number }>;
  /** The same for documents that are whole and typed already: past mongoose's casts, many times as fast. */
  writeAsIs(writes: readonly mongoose.mongo.AnyBulkWriteOperation[]): Promise<unknown>;
  deleteOne(filter: object): Promise<{ deletedCount: number }>;
  countDocuments(filter: object): Promise<number>;
  /** All that match, `size` at a time: the next are on their way while the last are looked at. Nothing is cast. */
  batches(filter: object, wanted: { sort: Record<string, 1 | -1>; size: number }): AsyncIterable<Document[]>;
  /** A document of these fields as the database would give it, though it has never seen it. */
  unwritten(fields: object): Document;
  aggregate<Result>(stages: readonly object[]): Promise<Result[]>;
}

/** A model: where documents are kept, and what can be asked of all of them. */
export type NounModel<Fields, Statics, Methods extends Apart<Fields, Methods> = object> = Stored<
  Found<Fields, Methods>
> &
  Statics;

/** Schema paths that name every field, so that none is forgotten. */
export type Paths<Fields> = Record<Exclude<keyof Fields, "_id">, unknown> & { _id?: unknown };

/**
 * Makes the model of a noun out of its schema, what is asked of all and what is done with one. Documents are plain
 * objects with these methods: they can be spread, compared and copied like any other.
 */
export function noun<Model>(name: string, schema: mongoose.Schema, statics: object, methods?: object): Model;
export function noun(name: string, schema: mongoose.Schema, statics: object, methods: object = {}): unknown {
  return Object.assign(keep(mongoose.model<object>(name, schema), methods), statics);
}

/** Two of mongoose's methods, without its types of every stage and operation there is. */
interface Loose {
  bulkWrite(writes: object[], options: { ordered: boolean }): Promise<{ upsertedCount: number }>;
  aggregate<Result>(stages: object[]): PromiseLike<Result[]>;
}

function keep(model: mongoose.Model<object>, methods: object): Stored<object> {
  const loose: Loose = model;
  const revived = (fields: object): object => Object.assign(Object.create(prototype), fields);
  const all = (fields: object[]) => fields.map(revived);
  const one = (fields: object | null) => fields && revived(fields);
  const stored: Stored<object> = {
    find: (filter = {}, projection) => asked(model.find(filter, projection).lean(), all),
    findOne: (filter, projection) => asked(model.findOne(filter, projection).lean(), one),
    findById: (id) => asked(model.findById(id).lean(), one),
    findOneAndUpdate: (filter, update) =>
      asked(model.findOneAndUpdate(filter, update, { returnDocument: "after" }).lean(), one),
    insertMany: async (documents) => model.insertMany([...documents]),
    updateOne: async (filter, update, options) => model.updateOne(filter, update, options),
    updateMany: async (filter, update) => model.updateMany(filter, update),
    bulkWrite: async (writes, options) => loose.bulkWrite([...writes], options),
    writeAsIs: async (writes) =>
      model.collection.bulkWrite(writes, { ordered: false, ignoreUndefined: true }),
    deleteOne: async (filter) => model.deleteOne(filter),
    countDocuments: async (filter) => model.countDocuments(filter),
    batches: (filter, { sort, size }) =>
      inBatches(model.collection.find(filter, { sort, batchSize: size }), all),
    unwritten: revived,
    aggregate: async (stages) => loose.aggregate([...stages]),
  };
  const prototype: object = Object.defineProperties(
    {},
    Object.getOwnPropertyDescriptors({
      ...methods,
      get id() {
        return String(Reflect.get(this, "_id"));
      },
      stored,
      toObject() {
        return { ...this };
      },
    }),
  );
  return stored;
}

/** The part of a driver's cursor that is used. */
interface Cursor {
  hasNext(): Promise<boolean>;
  readBufferedDocuments(): object[];
  close(): Promise<void>;
}

async function* inBatches<Result>(cursor: Cursor, found: (raw: object[]) => Result): AsyncGenerator<Result> {
  try {
    let more = cursor.hasNext();
    while (await more) {
      const batch = cursor.readBufferedDocuments();
      more = cursor.hasNext();
      // What goes wrong on the way is thrown where the next are asked for, if they are.
      more.catch(() => undefined);
      yield found(batch);
    }
  } finally {
    await cursor.close();
  }
}

/** The part of a mongoose query that is used: it gives plain objects. */
interface Lean<Raw> extends PromiseLike<Raw> {
  sort(order: Record<string, 1 | -1>): unknown;
  limit(count: number): unknown;
}

function asked<Raw, Result>(query: Lean<Raw>, found: (raw: Raw) => Result): Query<Result> {
  const self: Query<Result> = {
    sort(order) {
      query.sort(order);
      return self;
    },
    limit(count) {
      query.limit(count);
      return self;
    },
    lean: () => self,
    async orFail(error) {
      const result = await self;
      if (result === null || result === undefined) throw error();
      return result;
    },
    then: (resolve, reject) => query.then(found).then(resolve, reject),
  };
  return self;
}
