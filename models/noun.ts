import mongoose from "mongoose";
import { askAboutOne } from "./aboutOne.ts";
import { askedOnce, type AskedOnce } from "./askedOnce.ts";
import { tellChanged } from "./changed.ts";
import type { Id } from "./id.ts";
import { asked, type Query } from "./query.ts";

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

/** What an update did. */
export interface Written {
  matchedCount: number;
  modifiedCount: number;
  upsertedCount: number;
}

/** The part of a mongoose model that the nouns use; its whole type takes the compiler minutes and gigabytes. */
export interface Stored<Document> {
  find(filter?: object, projection?: object): Query<Document[]>;
  /** The same for a filter of typed values that finds at most so many: in one answer, and past mongoose's casts. */
  findAsIs(filter: object, most: number): Promise<Document[]>;
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
  /** The same, past what was asked a moment ago. */
  readonly anew: Pick<Stored<Document>, "find" | "findById">;
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
export function noun<Model>(
  name: string,
  schema: mongoose.Schema,
  statics: object,
  methods?: object,
  options?: NounOptions,
): Model;
export function noun(
  name: string,
  schema: mongoose.Schema,
  statics: object,
  methods: object = {},
  options: NounOptions = {},
): unknown {
  return Object.assign(keep(mongoose.model<object>(name, schema), methods, options), statics);
}

/** How a noun's documents are kept. */
export interface NounOptions {
  /** What is asked once in a second: for those that everything looks up and hardly anything changes. */
  askedOnce?: AskedOnce;
}

/** Two of mongoose's methods, without its types of every stage and operation there is. */
interface Loose {
  bulkWrite(writes: object[], options: { ordered: boolean }): Promise<{ upsertedCount: number }>;
  aggregate<Result>(stages: object[]): PromiseLike<Result[]>;
}

function keep(model: mongoose.Model<object>, methods: object, options: NounOptions): Stored<object> {
  const loose: Loose = model;
  // A copied literal is quick to make and to copy again, which one filled field by field is not.
  const revived = (fields: object): object => Object.setPrototypeOf({ ...fields }, prototype);
  const all = (fields: object[]) => fields.map(revived);
  // What the driver has just made is nobody else's: of thousands it need not be copied.
  const allFresh = (fields: object[]) => {
    for (const each of fields) Object.setPrototypeOf(each, prototype);
    return fields;
  };
  const one = (fields: object | null) => fields && revived(fields);
  const find = askAboutOne(model);
  const isShown = "stale" in model.schema.paths;
  const asking: Stored<object> = {
    find: (filter = {}, projection) =>
      asked(projection ? model.find(filter, projection).lean() : find(filter), all),
    findOne: (filter, projection) =>
      "_id" in filter && !projection
        ? asked(find(filter), ([found]) => one(found ?? null))
        : asked(model.findOne(filter, projection).lean(), one),
    findById: (id) => asked(find({ _id: id }), ([found]) => one(found ?? null)),
    findOneAndUpdate: (filter, update) =>
      asked(model.findOneAndUpdate(filter, update, { returnDocument: "after" }).lean(), (fields) => {
        const document = one(fields);
        if (document && makesStale(update)) tellChanged(stored, document);
        return document;
      }),
    async insertMany(documents) {
      await model.insertMany([...documents]);
      if (isShown) tellChanged(stored);
    },
    async updateOne(filter, update, options) {
      const written = await model.updateOne(filter, update, options);
      if (makesStale(update) || (isShown && written.upsertedCount > 0)) tellChanged(stored);
      return written;
    },
    async updateMany(filter, update) {
      const written = await model.updateMany(filter, update);
      if (makesStale(update)) tellChanged(stored);
      return written;
    },
    bulkWrite: async (writes, options) => loose.bulkWrite([...writes], options),
    writeAsIs: async (writes) =>
      model.collection.bulkWrite(writes, { ordered: false, ignoreUndefined: true }),
    deleteOne: async (filter) => model.deleteOne(filter),
    countDocuments: async (filter) => model.countDocuments(filter),
    batches: (filter, { sort, size }) =>
      inBatches(model.collection.find(filter, { sort, batchSize: size }), allFresh),
    findAsIs: async (filter, most) =>
      allFresh(await model.collection.find(filter, { batchSize: most + 1 }).toArray()),
    unwritten: revived,
    aggregate: async (stages) => loose.aggregate([...stages]),
    get anew() {
      return asking;
    },
  };
  const stored = options.askedOnce ? askedOnce(asking, options.askedOnce) : asking;
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

/** Whether an update is one of those that cards have to be told of. */
function makesStale(update: object): boolean {
  const { $set } = update as { $set?: { stale?: unknown } };
  return $set?.stale === true;
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
