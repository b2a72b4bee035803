import mongoose from "mongoose";
import { expect, it } from "vitest";
import { errorOf, type TestServer } from "./server.ts";

const { Long } = mongoose.mongo;

/** Batches, further batches, and cursors that are gone. */
export function cursorContract(server: TestServer): void {
  const many = Array.from({ length: 350 }, (_, _id) => ({ _id, n: _id % 5 }));
  const answerOf = async (command: object) => (await server.db.command(command)) as CursorAnswer;

  it("reads all batches of a find", async () => {
    const collection = await server.collection(many);
    const found = await collection.find().sort({ _id: 1 }).batchSize(100).toArray();
    expect(found).toEqual(many);
  });

  it("reads all batches of a pipeline", async () => {
    const collection = await server.collection(many);
    const pipeline = [{ $match: { n: { $ne: 0 } } }, { $sort: { _id: -1 } }];
    const found = await collection.aggregate(pipeline, { batchSize: 50 }).toArray();
    expect(found).toEqual(many.filter(({ n }) => n !== 0).reverse());
  });

  it("gives a first batch of the size asked for, and the rest on demand", async () => {
    const { collectionName: find } = await server.collection(many);
    const { cursor } = await answerOf({ find, batchSize: 2, sort: { _id: 1 } });
    expect(cursor.firstBatch).toEqual(many.slice(0, 2));
    const next = await answerOf({ getMore: Long.fromValue(cursor.id), collection: find, batchSize: 3 });
    expect(next.cursor.nextBatch).toEqual(many.slice(2, 5));
    const rest = await answerOf({ getMore: Long.fromValue(cursor.id), collection: find });
    expect([rest.cursor.nextBatch?.length, Number(rest.cursor.id)]).toEqual([345, 0]);
  });

  it("gives an empty first batch when asked for one", async () => {
    const { collectionName: find } = await server.collection(many);
    const { cursor } = await answerOf({ find, batchSize: 0 });
    expect([cursor.firstBatch, Number(cursor.id) !== 0]).toEqual([[], true]);
    await answerOf({ killCursors: find, cursors: [Long.fromValue(cursor.id)] });
  });

  it("ends with the limit", async () => {
    const { collectionName: find } = await server.collection(many);
    const { cursor } = await answerOf({ find, limit: 5, batchSize: 10 });
    expect([cursor.firstBatch?.length, Number(cursor.id)]).toEqual([5, 0]);
    const single = await answerOf({ find, batchSize: 5, singleBatch: true });
    expect([single.cursor.firstBatch?.length, Number(single.cursor.id)]).toEqual([5, 0]);
  });

  it("forgets a cursor that is killed", async () => {
    const { collectionName: find } = await server.collection(many);
    const { cursor } = await answerOf({ find, batchSize: 2 });
    const id = Long.fromValue(cursor.id);
    const killed = await server.db.command({ killCursors: find, cursors: [id] });
    expect(killed.cursorsKilled).toHaveLength(1);
    expect((await errorOf(server.db.command({ getMore: id, collection: find }))).code).toBe(43);
  });

  it("lets a cursor be closed half way", async () => {
    const collection = await server.collection(many);
    const cursor = collection.find().batchSize(10);
    expect(await cursor.next()).toBeTruthy();
    await cursor.close();
    expect(cursor.killed).toBe(true);
  });
}

interface CursorAnswer {
  cursor: { id: number | mongoose.mongo.Long; firstBatch?: object[]; nextBatch?: object[] };
}
