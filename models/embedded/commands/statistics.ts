import { type Collection } from "../storage/collection.ts";
import { sizeOf } from "../storage/sizeOf.ts";
import { type Command, type CommandContext, type Commands } from "./command.ts";
import { toNumber } from "../number.ts";

const collStats: Command = {
  fields: { collStats: "string", scale: "number" },
  async run(context, request) {
    const collection = context.catalog.get(context.db, request.collStats);
    const { count, size } = await measure(context, collection ? [collection] : []);
    const scale = toNumber(request.scale ?? 1) || 1;
    return {
      ns: `${context.db}.${request.collStats}`,
      count,
      size: size / scale,
      ...(count && { avgObjSize: size / count }),
      nindexes: collection?.indexes.length ?? 0,
      capped: false,
      scaleFactor: scale,
      ok: 1,
    };
  },
};

const dbStats: Command = {
  fields: { dbStats: "any", scale: "number", freeStorage: "any" },
  async run(context, request) {
    const collections = context.catalog.all(context.db);
    const { count, size } = await measure(context, collections);
    const scale = toNumber(request.scale ?? 1) || 1;
    return {
      db: context.db,
      collections: collections.length,
      views: 0,
      objects: count,
      avgObjSize: count ? size / count : 0,
      dataSize: size / scale,
      indexes: collections.reduce((sum, { indexes }) => sum + indexes.length, 0),
      scaleFactor: scale,
      ok: 1,
    };
  },
};

/** The commands that tell how much there is: documents and their bytes, which are counted one by one. */
export const statisticsCommands: Commands = {
  collStats,
  dbStats,
  dbstats: { ...dbStats, fields: { ...dbStats.fields, dbstats: "any" } },
};

async function measure({ operation }: CommandContext, collections: Collection[]) {
  let count = 0;
  let size = 0;
  for (const collection of collections) {
    await operation.all(sizeOf(collection), (bytes) => {
      count++;
      size += bytes;
    });
  }
  return { count, size };
}
