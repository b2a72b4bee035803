import { type Command, type Commands } from "./command.ts";
import { checkCollation } from "./general.ts";
import { filterList, listReply } from "./listReply.ts";
import { only } from "./shape.ts";

const never = only();

const create: Command = {
  fields: {
    create: "string",
    collation: "object",
    capped: only(false),
    autoIndexId: only(true),
    viewOn: never,
    pipeline: never,
    timeseries: never,
    clusteredIndex: never,
    changeStreamPreAndPostImages: never,
    expireAfterSeconds: never,
    validator: never,
    validationLevel: never,
    validationAction: never,
    encryptedFields: never,
    storageEngine: never,
    indexOptionDefaults: never,
  },
  run({ store, catalog, db }, request) {
    checkCollation(request.collation);
    return store.write(() => {
      catalog.getOrCreate(db, request.create);
      return { ok: 1 };
    });
  },
};

const drop: Command = {
  fields: { drop: "string" },
  run: ({ store, catalog, db }, request) =>
    store.write(() => {
      const collection = catalog.get(db, request.drop);
      if (!collection) return { ok: 1 };
      catalog.drop(collection);
      return { nIndexesWas: collection.indexes.length, ns: collection.ns, ok: 1 };
    }),
};

const dropDatabase: Command = {
  fields: { dropDatabase: "any" },
  run: ({ store, catalog, db }) =>
    store.write(() => {
      for (const collection of catalog.all(db)) catalog.drop(collection);
      return { dropped: db, ok: 1 };
    }),
};

const listCollections: Command = {
  fields: {
    listCollections: "any",
    filter: "object",
    nameOnly: "bool",
    authorizedCollections: "bool", // there is nobody who is not authorized
    cursor: "object",
  },
  run(context, request) {
    const list = context.catalog.all(context.db).map(({ spec }) => ({
      name: spec.name,
      type: "collection",
      options: spec.options,
      info: { readOnly: false },
      idIndex: { v: 2, key: { _id: 1 }, name: "_id_" },
    }));
    const found = filterList(list, request.filter);
    const shown = request.nameOnly ? found.map(({ name, type }) => ({ name, type })) : found;
    return listReply(context, `${context.db}.$cmd.listCollections`, shown, request.cursor);
  },
};

const listDatabases: Command = {
  fields: { listDatabases: "any", filter: "object", nameOnly: "bool", authorizedDatabases: "bool" },
  run({ catalog, store }, request) {
    const names = [...new Set(catalog.all().map(({ spec }) => spec.db))].sort();
    // All databases share one file, so none has a size of its own.
    const totalSize = store.sizeOnDisk();
    const list = names.map((name) => ({ name, sizeOnDisk: totalSize, empty: false }));
    const databases = filterList(list, request.filter);
    return {
      databases: request.nameOnly ? databases.map(({ name }) => ({ name })) : databases,
      totalSize,
      ok: 1,
    };
  },
};

/** The commands about collections and databases. */
export const schemaCommands: Commands = { create, drop, dropDatabase, listCollections, listDatabases };
