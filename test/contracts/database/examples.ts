import { type Collection } from "./collection.ts";
import { type Doc } from "./server.ts";

/** One thing that an operator does: what is there, what is asked, what comes of it. */
export interface Example {
  docs: Doc[];
  command: (collection: Collection) => Promise<unknown>;
  expected: unknown;
}

/** Examples by operator; every operator that is listed needs at least one. */
export type Examples = Record<string, Example[]>;

const numbered = (docs: Doc[]): Doc[] => docs.map((doc, i) => ({ _id: i + 1, ...doc }));

/** The documents, numbered from 1, of which a filter finds those with the given numbers. */
export const finds = (docs: Doc[], filter: Doc, ids: number[]): Example => ({
  docs: numbered(docs),
  command: async (collection) => {
    const found = await collection.find(filter).sort({ _id: 1 }).toArray();
    return found.map(({ _id }) => _id);
  },
  expected: ids,
});

/** The document with _id 1 becomes another one. */
export const updates = (
  doc: Doc,
  update: Doc | Doc[],
  after: Doc,
  more: { filter?: Doc; arrayFilters?: Doc[] } = {},
): Example => ({
  docs: [{ _id: 1, ...doc }],
  command: async (collection) => {
    const { filter = {}, arrayFilters } = more;
    await collection.updateOne({ _id: 1, ...filter }, update, {
      ...(arrayFilters && { arrayFilters }),
    });
    return collection.findOne({ _id: 1 });
  },
  expected: { _id: 1, ...after },
});

/** What a projection leaves of the document with _id 1. */
export const projects = (doc: Doc, projection: Doc, expected: Doc, filter: Doc = {}): Example => ({
  docs: [{ _id: 1, ...doc }],
  command: (collection) => collection.findOne({ _id: 1, ...filter }, { projection }),
  expected,
});

/** What a pipeline makes of documents, numbered from 1. */
export const aggregates = (docs: Doc[], pipeline: Doc[], expected: Doc[]): Example => ({
  docs: numbered(docs),
  command: (collection) => collection.aggregate([{ $sort: { _id: 1 } }, ...pipeline]).toArray(),
  expected,
});

/** The value of an expression for one document; undefined for none. */
export const evaluates = (doc: Doc, expression: unknown, value: unknown): Example => ({
  docs: [{ _id: 1, ...doc }],
  command: async (collection) => {
    const [result] = await collection.aggregate([{ $replaceWith: { value: expression } }]).toArray();
    return result;
  },
  expected: value === undefined ? {} : { value },
});

/** What an accumulator gives over the field `v` of documents in the order given. */
export const accumulates = (values: Doc[], accumulator: Doc, result: unknown): Example =>
  aggregates(values, [{ $group: { _id: null, result: accumulator } }], [{ _id: null, result }]);
