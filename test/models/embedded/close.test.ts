import { expect, it } from "vitest";
import { openServer } from "./openServer.ts";

it("closes amid long writes, which end with an error", async () => {
  const database = await openServer();
  const rows = database.collection("rows");
  await rows.insertMany(Array.from({ length: 20_000 }, (_, i) => ({ _id: i, n: i })));
  const outcomes = Promise.allSettled([
    rows.updateMany({ n: { $gte: 0 } }, { $inc: { n: 1 } }),
    rows.createIndex({ n: 1 }),
    rows.find({ missing: 1 }).toArray(),
  ]);
  await database.command({ ping: 1 });
  await database.close();
  expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  await expect(database.server.store.write(() => 1)).rejects.toMatchObject({ code: 91 });
});
