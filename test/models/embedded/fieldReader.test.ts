import { Binary, Decimal128, deserialize, Double, Long, MinKey, ObjectId, serialize, Timestamp } from "bson";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldReader } from "../../../models/embedded/fieldReader.ts";
import { bsonValue } from "./bsonValues.ts";

const NAMES = ["_id", "x", "é", "constructor", "", "missing"];
const read = fieldReader(NAMES);

const whole = (raw: Buffer) =>
  deserialize(raw, { promoteBuffers: false, promoteLongs: false, bsonRegExp: true });

const bytesOf = (doc: object): Buffer => Buffer.from(serialize(doc));

/** A document's fields of the given names, in its own order. */
const picked = (doc: object) => Object.entries(doc).filter(([name]) => NAMES.includes(name));

const documents = fc
  .array(fc.tuple(fc.constantFrom("x", "y", "constructor", "", "é", "missed"), bsonValue), { maxLength: 6 })
  .map((fields) => ({ _id: 1, ...Object.fromEntries(fields) }));

describe("a reader of some fields", () => {
  it("reads every common type as the library does", () => {
    const doc = {
      _id: new ObjectId(),
      x: 7,
      y: [{ deep: "é".repeat(60) }, new Binary(Buffer.from("ab")), true],
      "": Long.fromString("9007199254740993"),
      é: "张三 and more than fits into the short way of reading a text",
      constructor: new Date(-1),
    };
    expect(Object.entries(read(bytesOf(doc)) ?? {})).toEqual(picked(doc));
    for (const x of [0.5, -0, new Double(5), "", "plain", null, true, false, new Date(8.64e15), -(2 ** 31)]) {
      const raw = bytesOf({ _id: 1, x });
      expect(Object.entries(read(raw) ?? {})).toEqual(picked(whole(raw)));
    }
  });

  it("passes over what is not wanted, whatever its type", () => {
    const unwanted = [Decimal128.fromString("1"), new Timestamp({ t: 1, i: 2 }), [[{}]], { a: { b: null } }];
    for (const y of unwanted) expect(read(bytesOf({ _id: 1, y, x: 2 }))).toEqual({ _id: 1, x: 2 });
  });

  it.each<[string, object]>([
    ["an _id that does not come first", { x: 1, _id: 1 }],
    ["no _id", { x: 1 }],
    ["a list among the wanted fields", { _id: 1, x: [1] }],
    ["a document among them", { _id: { a: 1 } }],
    ["a rare type anywhere", { _id: 1, y: { z: new MinKey() } }],
  ])("leaves to the library %s", (_what, doc) => {
    expect(read(bytesOf(doc))).toBeUndefined();
  });

  it("leaves to the library what nests deeper than may be stored", () => {
    let doc: object = {};
    for (let i = 0; i < 101; i++) doc = { a: doc };
    expect(read(bytesOf({ _id: 1, y: doc }))).toBeUndefined();
  });

  it("reads no field named __proto__", () => {
    expect(fieldReader(["__proto__"])(bytesOf({ _id: 1 }))).toBeUndefined();
    expect(read(bytesOf(JSON.parse('{"_id": 1, "__proto__": {"x": 2}}') as object))).toEqual({ _id: 1 });
  });

  it("agrees with the library on every document that it reads", () => {
    fc.assert(
      fc.property(documents, (doc) => {
        const raw = bytesOf(doc);
        const fields = read(raw);
        if (fields) expect(Object.entries(fields)).toEqual(picked(whole(raw)));
      }),
      { numRuns: 500 },
    );
  });

  it("reads nothing that the library refuses, whatever became of the bytes", () => {
    const broken = fc.tuple(
      documents,
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }),
      fc.nat(3),
    );
    fc.assert(
      fc.property(broken, ([doc, changes, cut]) => {
        const raw = bytesOf(doc);
        for (const [at, byte] of changes) raw[at % raw.length] = byte;
        const bytes = cut === 1 ? raw.subarray(0, raw.length - 1) : raw;
        const fields = read(bytes);
        if (fields) expect(Object.entries(fields)).toEqual(picked(whole(bytes)));
      }),
      { numRuns: 3000 },
    );
  });
});
