import { Decimal128, Double, Long, MaxKey, MinKey, ObjectId, Timestamp } from "bson";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareValues } from "../../../../models/embedded/query/order.ts";
import { orderKey } from "../../../../models/embedded/storage/keys.ts";
import { scalars } from "./build.ts";

const numbers = fc.oneof(
  fc.double(),
  fc.integer({ min: -5, max: 5 }).map((n) => new Double(n)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => Long.fromBigInt(n)),
  fc.integer({ min: -500, max: 500 }).map((n) => Decimal128.fromString(`${n}E-2`)),
  fc
    .constantFrom("NaN", "Infinity", "-Infinity", "1E+400", "9007199254740993")
    .map((n) => Decimal128.fromString(n)),
);
const { values } = fc.letrec((tie) => ({
  values: fc.oneof(
    { maxDepth: 2 },
    scalars,
    numbers,
    fc.constantFrom(
      new MinKey(),
      new MaxKey(),
      new ObjectId("00".repeat(12)),
      new Timestamp({ t: 1, i: 2 }),
      undefined,
    ),
    fc.array(
      tie("values").filter((value) => value !== undefined),
      { maxLength: 3 },
    ),
    fc.dictionary(
      fc.constantFrom("a", "b", "c"),
      tie("values").filter((value) => value !== undefined),
    ),
  ),
}));

describe("the order of values", () => {
  it("is the same both ways round", () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(Math.sign(compareValues(a, b))).toBe(-Math.sign(compareValues(b, a)) + 0);
        expect(compareValues(a, a)).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it("is transitive", () => {
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        const orders = [compareValues(a, b), compareValues(b, c), compareValues(a, c)].map(Math.sign);
        const [first = 0, second = 0, both] = orders;
        if (first === second) expect(both).toBe(first);
        else if (first === 0 || second === 0) expect(both).toBe(first + second);
      }),
      { numRuns: 500 },
    );
  });

  it("is that of the keys of indexes", () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        fc.pre(a !== undefined && b !== undefined);
        const [left, right] = [orderKey(a), orderKey(b)];
        expect(Math.sign(compareValues(a, b))).toBe(left < right ? -1 : left > right ? 1 : 0);
      }),
      { numRuns: 1000 },
    );
  });

  it("puts the types as MongoDB does, a missing field before null", () => {
    const ascending = [
      new MinKey(),
      undefined,
      null,
      NaN,
      -1,
      Decimal128.fromString("0.1"),
      0.1,
      Long.fromString("9007199254740993"),
      "a",
      "！",
      "😀",
      {},
      { a: 1 },
      [],
      [1],
      new ObjectId(),
      false,
      true,
      new Date(-5),
      new Date(5),
      new Timestamp({ t: 1, i: 2 }),
      new MaxKey(),
    ];
    expect([...ascending].reverse().sort(compareValues)).toEqual(
      // Array.sort puts undefined last whatever it is told.
      [...ascending.filter((value) => value !== undefined), undefined],
    );
    expect(compareValues(undefined, null)).toBeLessThan(0);
    expect(compareValues(undefined, new MinKey())).toBeGreaterThan(0);
  });
});
