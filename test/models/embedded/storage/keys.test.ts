import { Decimal128, Double, Long } from "bson";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isCut,
  keyPart,
  MAX_PART_BYTES,
  orderKey,
  orderKeysInTurn,
} from "../../../../models/embedded/storage/keys.ts";
import { compareValues } from "../../../../models/embedded/query/order.ts";
import { bsonNumber, bsonString, bsonValue } from "../bsonValues.ts";

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function expectSameOrder(a: unknown, b: unknown): void {
  expect(order(orderKey(a), orderKey(b))).toBe(Math.sign(compareValues(a, b)));
}

describe("the key of a value", () => {
  it("orders as the values do, whatever their types", () => {
    fc.assert(fc.property(bsonValue, bsonValue, expectSameOrder), { numRuns: 3000 });
  });

  it("orders numbers of all types by their exact value", () => {
    fc.assert(fc.property(bsonNumber, bsonNumber, expectSameOrder), { numRuns: 3000 });
  });

  it("is the same in a row of documents that share parts with the one before", () => {
    const parts = fc.array(bsonValue, { minLength: 1, maxLength: 3 });
    const picks = fc.array(fc.record({ call: fc.nat(), drawn: fc.nat(), swapped: fc.boolean() }));
    fc.assert(
      fc.property(parts, picks, (values, rows) => {
        const keyOf = orderKeysInTurn();
        for (const { call, drawn, swapped } of rows) {
          const [a, b] = [values[call % values.length], values[drawn % values.length]];
          const doc = swapped ? { drawn: b, call: a } : { call: a, drawn: b };
          expect(keyOf(doc)).toBe(orderKey(doc));
        }
      }),
    );
  });

  it("orders text by its code points", () => {
    fc.assert(fc.property(bsonString, bsonString, expectSameOrder), { numRuns: 1000 });
  });

  it("tells int64 apart that no double tells apart", () => {
    const numbers = [2n ** 53n, 2n ** 53n + 1n, 2n ** 53n + 2n, 2n ** 53n + 3n].map((value) =>
      Long.fromBigInt(value),
    );
    expect(new Set(numbers.map(keyPart)).size).toBe(4);
    expect(numbers.map(keyPart).sort()).toEqual(numbers.map(keyPart));
  });

  it("tells a decimal from the double that is nearest to it", () => {
    const decimal = Decimal128.fromString("0.1");
    expect(orderKey(decimal) < orderKey(0.1)).toBe(true);
    expect(orderKey(Decimal128.fromString("0.10"))).toBe(orderKey(decimal));
  });

  it.each([
    ["one", [1, new Double(1), Long.fromNumber(1), Decimal128.fromString("1.00")]],
    ["zero", [0, -0, new Double(-0), Decimal128.fromString("-0E+5")]],
    ["not a number", [NaN, Decimal128.fromString("NaN")]],
    ["infinite", [Infinity, Decimal128.fromString("Infinity")]],
  ])("is the same for %s in every type", (_name, values) => {
    expect(new Set(values.map(keyPart)).size).toBe(1);
  });

  it("is the same for equal values and for no others, even where it is cut", () => {
    const long = fc
      .tuple(bsonValue, fc.constantFrom("", "y".repeat(MAX_PART_BYTES)))
      .map(([value, tail]) => [tail, value]);
    fc.assert(
      fc.property(long, long, (a, b) => {
        expect(keyPart(a) === keyPart(b)).toBe(compareValues(a, b) === 0);
        expect(keyPart(a).length).toBeLessThanOrEqual(MAX_PART_BYTES + 21);
      }),
    );
  });

  it("is never the beginning of another one, so that keys can be joined", () => {
    fc.assert(
      fc.property(bsonValue, bsonValue, (a, b) => {
        const [first, second] = [keyPart(a), keyPart(b)];
        expect(first !== second && second.startsWith(first)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it("orders cut values by what it has of them", () => {
    const [a, b] = ["a", "b"].map((letter) => keyPart(letter.repeat(300)));
    expect(isCut(a!) && isCut(b!)).toBe(true);
    expect(a! < b!).toBe(true);
  });
});
