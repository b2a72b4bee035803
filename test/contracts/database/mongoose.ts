import mongoose, { type Connection } from "mongoose";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { ownerSchema, visitSchema } from "./schemas.ts";
import { errorOf, type TestServer } from "./server.ts";

const { Types } = mongoose;

/** Models as the product makes them, with what mongoose sends of its own. */
export function mongooseContract(server: TestServer): void {
  let connection: Connection;
  const models = () => ({
    Owner: connection.model("Owner", ownerSchema),
    Visit: connection.model("Visit", visitSchema),
  });

  beforeAll(async () => {
    connection = await mongoose.createConnection(server.uri, { autoIndex: false }).asPromise();
    const { Owner, Visit } = models();
    await Promise.all([Owner.syncIndexes(), Visit.syncIndexes()]);
  });
  afterAll(() => connection.close());
  beforeEach(async () => {
    const { Owner, Visit } = models();
    await Promise.all([Owner.deleteMany(), Visit.deleteMany()]);
  });

  it("brings the indexes into line, and then finds nothing to change", async () => {
    for (const model of Object.values(models()))
      expect(await model.diffIndexes()).toEqual({ toDrop: [], toCreate: [] });
    const { Visit } = models();
    await Visit.collection.createIndex({ surplus: 1 });
    expect(await Visit.syncIndexes()).toEqual(["surplus_1"]);
  });

  it("stamps the times of creation and of change", async () => {
    const { Owner } = models();
    const owner = await Owner.create({ phone: "1", name: "Wang" });
    await Owner.updateOne({ phone: "1" }, { name: "Li" });
    const changed = await Owner.findById(owner._id);
    expect(changed?.createdAt).toEqual(owner.createdAt);
    expect(changed!.updatedAt.getTime()).toBeGreaterThanOrEqual(owner.updatedAt.getTime());
  });

  it("refuses to save what another has changed meanwhile", async () => {
    const { Owner } = models();
    const { _id } = await Owner.create({ phone: "1", age: 1 });
    const [first, second] = await Promise.all([Owner.findById(_id), Owner.findById(_id)]);
    await first!.set("age", 2).save();
    expect((await errorOf(second!.set("age", 3).save())).name).toBe("VersionError");
    expect((await Owner.findById(_id))?.age).toBe(2);
  });

  it("keeps maps, arrays and subdocuments, and changes parts of them", async () => {
    const { Owner, Visit } = models();
    const owner = await Owner.create({ phone: "1", tags: ["a"], notes: { colour: "red" } });
    owner.tags.push("b");
    owner.notes!.set("seat", "cloth");
    await owner.save();
    const again = await Owner.findById(owner._id);
    expect([again?.tags.length, again?.notes?.get("seat"), again?.notes?.get("colour")]).toEqual([
      2,
      "cloth",
      "red",
    ]);
    const visit = await Visit.create({
      owner: owner._id,
      works: [{ item: "oil" }, { item: "brakes", hours: 2 }],
    });
    visit.works.id(visit.works[1]!._id)!.hours = 3;
    visit.works.pull(visit.works[0]!._id);
    await visit.save();
    expect((await Visit.findById(visit._id).lean())?.works).toMatchObject([{ item: "brakes", hours: 3 }]);
  });

  it("populates", async () => {
    const { Owner, Visit } = models();
    const owner = await Owner.create({ phone: "1", name: "Wang" });
    await Visit.create({ owner: owner._id, state: "open" });
    const visit = await Visit.findOne({ state: "open" })
      .populate<{ owner: { name: string } }>("owner", "name")
      .lean();
    expect(visit?.owner).toMatchObject({ name: "Wang" });
  });

  it("reads plain objects, chosen fields and cursors", async () => {
    const { Owner } = models();
    await Owner.insertMany(
      Array.from({ length: 30 }, (_, i) => ({ phone: String(i).padStart(2, "0"), age: i })),
    );
    const some = await Owner.find({ age: { $gte: 5 } })
      .sort("-age")
      .skip(1)
      .limit(2)
      .select("age -_id")
      .lean();
    expect(some).toEqual([{ age: 28 }, { age: 27 }]);
    let sum = 0;
    for await (const { age } of Owner.find().sort({ phone: 1 }).cursor({ batchSize: 7 })) sum += age ?? 0;
    expect(sum).toBe(435);
    expect(await Owner.exists({ phone: "07" })).toBeTruthy();
    expect(await Owner.distinct("age", { age: { $lt: 3 } })).toHaveLength(3);
    expect(await Owner.estimatedDocumentCount()).toBe(30);
  });

  it("writes and saves in bulk", async () => {
    const { Owner } = models();
    const result = await Owner.bulkWrite([
      { insertOne: { document: { phone: "1", age: 1 } } },
      { updateOne: { filter: { phone: "1" }, update: { $set: { age: 2 } } } },
      { updateOne: { filter: { phone: "2" }, update: { $setOnInsert: { age: 5 } }, upsert: true } },
    ]);
    expect(result).toMatchObject({ insertedCount: 1, modifiedCount: 1, upsertedCount: 1 });
    const owners = await Owner.find();
    for (const owner of owners) owner.age = 9;
    await Owner.bulkSave(owners);
    expect(await Owner.countDocuments({ age: 9 })).toBe(2);
  });

  it("upserts one document however many ask at once", async () => {
    const { Owner } = models();
    const asked = Array.from({ length: 50 }, () =>
      Owner.findOneAndUpdate(
        { phone: "1" },
        { $inc: { age: 1 } },
        { upsert: true, returnDocument: "after", setDefaultsOnInsert: true },
      ),
    );
    const done = (await Promise.allSettled(asked)).filter(({ status }) => status === "fulfilled").length;
    expect((await Owner.find().lean()).map(({ age }) => age)).toEqual([done]);
  });

  it("tells of a duplicate by its key", async () => {
    const { Owner } = models();
    await Owner.create({ phone: "1" });
    expect(await errorOf(Owner.create({ phone: "1" }))).toMatchObject({
      code: 11000,
      keyPattern: { phone: 1 },
      keyValue: { phone: "1" },
    });
  });

  it("changes items by position and by array filters", async () => {
    const { Visit } = models();
    const { _id } = await Visit.create({ works: [{ item: "oil" }, { item: "tyres", hours: 2 }] });
    await Visit.updateOne({ _id, "works.item": "oil" }, { $inc: { "works.$.hours": 1 } });
    await Visit.updateOne(
      { _id },
      { $set: { "works.$[long].item": "wheels" } },
      { arrayFilters: [{ "long.hours": { $gte: 2 } }] },
    );
    expect((await Visit.findById(_id).lean())?.works).toMatchObject([
      { item: "oil", hours: 1 },
      { item: "wheels", hours: 2 },
    ]);
  });

  it("updates by a pipeline, and counts in one", async () => {
    const { Owner } = models();
    await Owner.insertMany([
      { phone: "1", age: 1 },
      { phone: "2", age: 1 },
      { phone: "3", age: 4 },
    ]);
    await Owner.updateMany({}, [{ $set: { age: { $add: ["$age", 1] } } }], { updatePipeline: true });
    const byAge = await Owner.aggregate<{ _id: number; n: number }>([
      { $group: { _id: "$age", n: { $sum: 1 } } },
      { $sort: { _id: 1 } },
    ]);
    expect(byAge).toEqual([
      { _id: 2, n: 2 },
      { _id: 5, n: 1 },
    ]);
  });

  it("casts ids and dates in filters", async () => {
    const { Owner, Visit } = models();
    const owner = await Owner.create({ phone: "1" });
    // One that is past would be swept away at some moment.
    await Visit.create({ owner: owner._id, closedAt: new Date("2100-01-01") });
    expect(
      await Visit.countDocuments({ owner: String(owner._id), closedAt: { $gt: new Date("2099-01-01") } }),
    ).toBe(1);
    expect(await Owner.findById(new Types.ObjectId())).toBeNull();
  });
}
