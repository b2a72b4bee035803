import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openServer, type OpenServer } from "./openServer.ts";

const COUNT = 100_000;

let database: OpenServer;

beforeAll(async () => {
  database = await openServer();
  const filling = Array.from({ length: COUNT }, (_, i) => ({
    _id: i,
    shade: i % 50,
    weight: (i * 7919) % COUNT,
  }));
  await database.collection("rows").insertMany(filling);
  await database.collection("small").insertMany(Array.from({ length: 100 }, (_, i) => ({ key: i })));
  await database.collection("small").createIndex({ key: 1 });
  // Compiling the code, and clearing away what filled the collection, is work of this process too.
  await waitsDuring(() => rows().find({ missing: 1 }).toArray());
}, 60_000);

afterAll(() => database.close());

/**
 * How long others wait for a find by index and for an insert while something long goes on: in milliseconds of this
 * process's work, so that it does not matter what else the machine does.
 */
async function waitsDuring(long: () => Promise<unknown>): Promise<{ reads: number[]; writes: number[] }> {
  const waits = { reads: [] as number[], writes: [] as number[] };
  let isGoingOn = true;
  const done = long().finally(() => (isGoingOn = false));
  const small = database.collection("small");
  const timed = async (into: number[], action: () => Promise<unknown>) => {
    const before = process.cpuUsage();
    await action();
    const { user, system } = process.cpuUsage(before);
    if (isGoingOn) into.push((user + system) / 1000);
  };
  while (isGoingOn) {
    await timed(waits.reads, () => small.findOne({ key: 7 }));
    await timed(waits.writes, () => small.insertOne({ key: -1 }));
  }
  await done;
  return waits;
}

const rows = () => database.collection("rows");

let last = COUNT;

/** In commands of a size that this process itself encodes in little time: it is the server's pauses that count. */
async function insertMany(): Promise<void> {
  for (let lot = 0; lot < 100; lot++)
    await rows().insertMany(Array.from({ length: 1_000 }, () => ({ _id: last++, shade: 60 })));
}

/** Three times one after the other: what is over soon lets too few others come to tell. */
const thrice = (long: () => Promise<unknown>) => async (): Promise<void> => {
  for (let time = 0; time < 3; time++) await long();
};

const LONG: [string, () => Promise<unknown>][] = [
  ["finds nothing in all", thrice(() => rows().find({ missing: 1 }).toArray())],
  ["counts by a filter", thrice(() => rows().countDocuments({ shade: 7 }))],
  ["collects distinct values", thrice(() => rows().distinct("shade"))],
  [
    "groups",
    () =>
      rows()
        .aggregate([{ $group: { _id: "$weight", n: { $sum: "$shade" } } }, { $sort: { _id: 1 } }], {
          batchSize: 500,
        })
        .toArray(),
  ],
  ["sorts", () => rows().find().sort({ weight: 1 }).batchSize(500).toArray()],
  ["updates many", () => rows().updateMany({ shade: { $lt: 10 } }, { $inc: { seen: 1 } })],
  ["updates one that is hard to find", thrice(() => rows().updateOne({ weight: -1 }, { $set: { seen: 2 } }))],
  ["builds an index", () => rows().createIndex({ weight: 1, shade: 1 })],
  ["deletes many", () => rows().deleteMany({ shade: { $in: [1, 2, 3] } })],
  ["inserts many", insertMany],
];

// It measures a machine, which may have had something else to do.
describe("while one client", { retry: 2 }, () => {
  it.each(LONG)("%s, others are served within 100 ms", async (_name, long) => {
    const { reads, writes } = await waitsDuring(long);
    expect(reads.length).toBeGreaterThanOrEqual(5);
    expect(Math.max(...reads)).toBeLessThan(100);
    expect(Math.max(...writes)).toBeLessThan(100);
  });
});
