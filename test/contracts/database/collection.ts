import type mongoose from "mongoose";

type Doc = mongoose.mongo.BSON.Document;
type Sort = Record<string, 1 | -1>;
type Written = mongoose.mongo.UpdateResult;

/** The driver's collection as the contract uses it: documents of any fields, with an _id of any type. */
export interface Collection {
  readonly collectionName: string;
  insertOne(doc: Doc): Promise<{ insertedId: unknown }>;
  insertMany(docs: Doc[], options?: { ordered?: boolean }): Promise<mongoose.mongo.InsertManyResult>;
  find(filter?: Doc, options?: Doc): Find;
  findOne(filter?: Doc, options?: Doc): Promise<Doc | null>;
  updateOne(filter: Doc, update: Doc | Doc[], options?: Doc): Promise<Written>;
  updateMany(filter: Doc, update: Doc | Doc[], options?: Doc): Promise<Written>;
  replaceOne(filter: Doc, replacement: Doc, options?: Doc): Promise<unknown>;
  deleteOne(filter: Doc): Promise<mongoose.mongo.DeleteResult>;
  deleteMany(filter: Doc): Promise<mongoose.mongo.DeleteResult>;
  findOneAndUpdate(filter: Doc, update: Doc | Doc[], options?: Doc): Promise<Doc | null>;
  findOneAndReplace(filter: Doc, replacement: Doc, options?: Doc): Promise<Doc | null>;
  findOneAndDelete(filter: Doc, options?: Doc): Promise<Doc | null>;
  bulkWrite(
    operations: mongoose.mongo.AnyBulkWriteOperation[],
    options?: Doc,
  ): Promise<mongoose.mongo.BulkWriteResult>;
  aggregate(stages: Doc[], options?: Doc): { toArray(): Promise<Doc[]> };
  countDocuments(filter?: Doc, options?: Doc): Promise<number>;
  estimatedDocumentCount(): Promise<number>;
  distinct(path: string, filter?: Doc): Promise<Doc[string][]>;
  indexes(): Promise<Doc[]>;
  createIndex(key: Sort, options?: Doc): Promise<string>;
  createIndexes(indexes: { key: Sort; [option: string]: unknown }[]): Promise<string[]>;
  dropIndex(name: string): Promise<unknown>;
  dropIndexes(): Promise<boolean>;
  drop(): Promise<boolean>;
}

/** The driver's cursor over what a find has found. */
export interface Find {
  readonly killed: boolean;
  sort(sort: Sort): Find;
  skip(count: number): Find;
  limit(count: number): Find;
  batchSize(count: number): Find;
  hint(index: string): Find;
  next(): Promise<Doc | null>;
  toArray(): Promise<Doc[]>;
  explain(verbosity: string): Promise<Doc>;
  close(): Promise<void>;
}
