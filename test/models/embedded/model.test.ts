import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openServer, type OpenServer } from "./openServer.ts";

let database: OpenServer;

beforeAll(async () => {
  database = await openServer();
});

afterAll(() => database.close());

interface Item {
  _id: number;
  n: number;
  tag: string;
}

/** What the collection should be: the same items in a map, ordered by _id. */
class Model {
  private readonly items = new Map<number, Item>();

  insert(item: Item): boolean {
    if (this.items.has(item._id)) return false;
    this.items.set(item._id, { ...item });
    return true;
  }

  all(): Item[] {
    return [...this.items.values()].sort((a, b) => a._id - b._id);
  }

  where(test: (item: Item) => boolean): Item[] {
    return this.all().filter(test);
  }

  remove(items: Item[]): number {
    for (const { _id } of items) this.items.delete(_id);
    return items.length;
  }
}

type Step = (model: Model, collection: ReturnType<OpenServer["collection"]>) => Promise<void>;

const id = fc.nat(12);
const number = fc.integer({ min: -2, max: 4 });
const tag = fc.constantFrom("red", "green", "blue");

const insert = fc.record({ _id: id, n: number, tag }).map((item): Step => async (model, collection) => {
  const done = await collection.insertOne({ ...item }).then(
    () => true,
    ({ code }: { code: number }) => code !== 11000,
  );
  expect(done).toBe(model.insert(item));
});

const updateMany = fc.tuple(number, tag).map(([least, to]): Step => async (model, collection) => {
  const hit = model.where(({ n }) => n >= least);
  const changed = await collection.updateMany({ n: { $gte: least } }, { $set: { tag: to } });
  expect([changed.matchedCount, changed.modifiedCount]).toEqual([
    hit.length,
    hit.filter((one) => one.tag !== to).length,
  ]);
  for (const item of hit) item.tag = to;
});

const updateOne = fc.tuple(tag, number).map(([which, by]): Step => async (model, collection) => {
  const [first] = model.where((item) => item.tag === which).sort((a, b) => b.n - a.n || a._id - b._id);
  const before = first && { ...first };
  if (first) first.n += by;
  const found = await collection.findOneAndUpdate({ tag: which }, { $inc: { n: by } }, { sort: { n: -1 } });
  expect(found).toEqual(before ?? null);
});

const upsert = fc.tuple(id, number).map(([_id, n]): Step => async (model, collection) => {
  const isNew = model.insert({ _id, n: 0, tag: "new" });
  const [item] = model.where((one) => one._id === _id);
  item!.n += n;
  const done = await collection.updateOne(
    { _id },
    { $inc: { n }, $setOnInsert: { tag: "new" } },
    { upsert: true },
  );
  expect(done.upsertedCount).toBe(Number(isNew));
});

const removeMany = fc.tuple(tag, number).map(([which, most]): Step => async (model, collection) => {
  const gone = model.remove(model.where((item) => item.tag === which && item.n <= most));
  expect((await collection.deleteMany({ tag: which, n: { $lte: most } })).deletedCount).toBe(gone);
});

const look = fc
  .tuple(number, number, fc.constantFrom<1 | -1>(1, -1))
  .map(([low, width, way]): Step => async (model, collection) => {
    const expected = model
      .where(({ n }) => n >= low && n < low + width)
      .sort((a, b) => (a.n - b.n) * way || a._id - b._id);
    const cursor = collection.find({ n: { $gte: low, $lt: low + width } }, { batchSize: 2 }).sort({ n: way });
    expect(await cursor.toArray()).toEqual(expected);
  });

const countByTag: Step = async (model, collection) => {
  const groups = await collection
    .aggregate([{ $group: { _id: "$tag", n: { $sum: "$n" } } }, { $sort: { _id: 1 } }])
    .toArray();
  const tags = [...new Set(model.all().map((item) => item.tag))].sort();
  const sumOf = (which: string) =>
    model.where((item) => item.tag === which).reduce((sum, { n }) => sum + n, 0);
  expect(groups).toEqual(tags.map((which) => ({ _id: which, n: sumOf(which) })));
};

const step = fc.oneof(
  { weight: 6, arbitrary: insert },
  { weight: 1, arbitrary: updateMany },
  { weight: 2, arbitrary: updateOne },
  { weight: 2, arbitrary: upsert },
  { weight: 1, arbitrary: removeMany },
  { weight: 3, arbitrary: look },
  { weight: 1, arbitrary: fc.constant(countByTag) },
);

describe("the server, through the stock driver", () => {
  it("does what a map does, in any sequence of inserts, updates, deletes and finds", async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const model = new Model();
        const collection = database.collection(`items${run++}`);
        await collection.createIndexes([{ key: { n: 1 } }, { key: { tag: 1, n: 1 } }]);
        for (const each of steps) await each(model, collection);
        expect(await collection.find().toArray()).toEqual(model.all());
        await collection.drop();
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
