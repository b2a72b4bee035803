import { BSONRegExp, Decimal128, Double, Long, serialize } from "bson";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode, encode } from "../../../../models/embedded/bson.ts";
import { applyUpdate } from "../../../../models/embedded/query/update.ts";
import { fromRaw, RawDocument, toRaw } from "../../../../models/embedded/query/updates/rawDocument.ts";

const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.integer(),
    fc.double(),
    fc.integer().map((n) => new Double(n)),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => Long.fromBigInt(n)),
    fc.string({ unit: "grapheme" }),
    fc.constantFrom(null, true, new Date(5), new BSONRegExp("^a", "ix"), Decimal128.fromString("1.50")),
    fc.uint8Array({ maxLength: 9 }).map((bytes) => Buffer.from(bytes)),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("x", "y", "1", "0", "constructor"), tie("value")),
  ),
})).value;

const documents = fc
  .dictionary(fc.constantFrom("b", "c", "d", "2", "1", "toString"), values)
  .map((fields) => ({ _id: 1, a: { n: 1, l: [1, { m: new Double(5) }] }, ...fields }));

const updates = fc.constantFrom(
  { $set: { "a.n": 2 } },
  { $inc: { "a.n": 1 } },
  { $mul: { "a.n": 2 } },
  { $min: { "a.n": 0 } },
  { $max: { "a.n": 9 } },
  { $unset: { "a.n": 1 } },
  { $push: { "a.l": 3 } },
  { $addToSet: { "a.l": "new" } },
  { $pull: { "a.l": 1 } },
  { $pop: { "a.l": -1 } },
  { $rename: { "a.n": "a.m" } },
  { $currentDate: { "a.when": true } },
  { $set: { "a.l.1.m": 1 } },
);

/** As every stored document is. */
function withIdFirst(raw: Buffer): Buffer {
  const doc = RawDocument.of(raw);
  doc.setFirst("_id", doc.get("_id")!);
  return doc.toBytes();
}

describe("an update", () => {
  it("leaves every field that it does not touch byte for byte what it was, and where it was", () => {
    fc.assert(
      fc.property(documents, updates, (doc, update) => {
        const before = withIdFirst(encode(doc));
        const [was, is] = [before, applyUpdate(before, { filter: {}, update })].map((raw) =>
          RawDocument.of(raw),
        );
        expect(is!.names).toEqual(was!.names);
        for (const name of was!.names.filter((other) => other !== "a"))
          expect(is!.get(name)).toEqual(was!.get(name));
      }),
      { numRuns: 500 },
    );
  });
});

describe("raw documents", () => {
  it("come together again as they were taken apart", () => {
    fc.assert(
      fc.property(documents, (doc) => {
        const raw = Buffer.from(serialize(doc));
        const taken = RawDocument.of(raw);
        for (const name of taken.names)
          taken.open(name)?.names.forEach((inner) => taken.open(name)?.open(inner));
        expect(taken.toBytes().equals(raw)).toBe(true);
        expect(encode(decode(raw)).equals(raw)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("hold any value as it was given", () => {
    fc.assert(
      fc.property(
        values,
        (value) => void expect(fromRaw(toRaw(value))).toEqual(fromRaw(toRaw(fromRaw(toRaw(value))))),
      ),
    );
  });

  it("refuse bytes that are none", () => {
    const raw = encode({ a: "text", b: [1] });
    for (let at = 4; at < raw.length - 1; at++) {
      const broken = Buffer.from(raw);
      broken[at] = 0xee;
      expect(() => {
        try {
          RawDocument.of(broken);
        } catch (error) {
          if (!(error instanceof Error && error.message.includes("BSON"))) throw error;
        }
      }).not.toThrow();
    }
  });
});
