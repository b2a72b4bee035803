import { isDeepStrictEqual } from "node:util";
import { isPlain, type Doc } from "../bson.ts";
import { MongoError, namespaceNotFound } from "../errors.ts";
import { type Collection } from "../storage/collection.ts";
import { ID_INDEX, parseIndex, presentIndex } from "../storage/indexSpec.ts";
import { type Command, type CommandContext, type Commands } from "./command.ts";
import { listReply } from "./listReply.ts";

const createIndexes: Command = {
  fields: {
    createIndexes: "string",
    indexes: "array",
    commitQuorum: "any",
    ignoreUnknownIndexOptions: "bool",
  },
  async run({ indexBuilds, operation, db }, request) {
    const requests = (request.indexes as unknown[]).map(indexOf);
    if (!requests.length) throw new MongoError(2, "BadValue", "Must specify at least one index to create");
    return { ...(await indexBuilds.create(operation, db, request.createIndexes, requests)), ok: 1 };
  },
};

const listIndexes: Command = {
  fields: { listIndexes: "string", cursor: "object" },
  run(context, request) {
    const { indexes, ns } = existing(context, request.listIndexes);
    const list = indexes.filter(({ building }) => !building).map(presentIndex);
    return listReply(context, ns, list, request.cursor);
  },
};

const dropIndexes: Command = {
  fields: { dropIndexes: "string", index: ["string", "object", "array"] },
  run: (context, request) =>
    context.store.write(() => {
      const collection = existing(context, request.dropIndexes);
      const nIndexesWas = collection.indexes.length;
      const wanted: unknown[] = Array.isArray(request.index) ? request.index : [request.index];
      const found = wanted.flatMap((which) => chosen(collection, which));
      for (const index of found) context.catalog.dropIndex(collection, index);
      return { nIndexesWas, ok: 1 };
    }),
};

/** The commands about indexes. */
export const indexCommands: Commands = { createIndexes, listIndexes, dropIndexes };

/** What is wrong with a request shows before anything is written. */
function indexOf(request: unknown): Doc {
  if (!isPlain(request)) throw new MongoError(14, "TypeMismatch", "an index specification must be an object");
  parseIndex(request);
  return request;
}

function existing({ catalog, db }: CommandContext, name: string): Collection {
  const collection = catalog.get(db, name);
  if (!collection) throw namespaceNotFound(`${db}.${name}`);
  return collection;
}

/** The indexes that are meant: by name, by key, or `*` for all but that of _id. */
function chosen(collection: Collection, which: unknown) {
  if (which === "*") return collection.indexes.filter(({ name }) => name !== ID_INDEX);
  const found = collection.indexes.filter(({ name, key }) => name === which || isDeepStrictEqual(key, which));
  if (!found.length) {
    throw new MongoError(27, "IndexNotFound", `index not found with name [${JSON.stringify(which)}]`);
  }
  if (found[0]?.name === ID_INDEX) throw new MongoError(72, "InvalidOptions", "cannot drop _id index");
  return found;
}
