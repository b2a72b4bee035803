import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matches, scalars } from "./build.ts";

/**
 * What the scalar operators mean, told a second time and independently, for numbers, strings, booleans and
 * dates.
 */
function reference(value: unknown, operator: string, bound: unknown): boolean {
  const plain = (it: unknown) => (it instanceof Date ? `date ${it.getTime()}` : it);
  const isEqual = (a: unknown, b: unknown) =>
    (a == null && b == null) || Object.is(plain(a), plain(b)) || plain(a) === plain(b);
  const kind = (it: unknown) => (it == null ? "null" : it instanceof Date ? "date" : typeof it);
  const above = (a: unknown, b: unknown): boolean => {
    if (kind(a) !== kind(b) || kind(a) === "null") return false;
    if (typeof a === "string") return Buffer.compare(Buffer.from(a), Buffer.from(b as string)) > 0;
    return Number(a) > Number(b);
  };
  switch (operator) {
    case "$eq":
      return isEqual(value, bound);
    case "$ne":
      return !isEqual(value, bound);
    case "$gt":
      return above(value, bound);
    case "$gte":
      return above(value, bound) || isEqual(value, bound);
    case "$lt":
      return above(bound, value);
    default:
      return above(bound, value) || isEqual(value, bound);
  }
}

const operators = fc.constantFrom("$eq", "$ne", "$gt", "$gte", "$lt", "$lte");
const fields = fc.record({ a: scalars, b: scalars }, { requiredKeys: [] });

describe("a filter of scalars", () => {
  it("agrees with a second telling of what the operators mean", () => {
    fc.assert(
      fc.property(fields, operators, scalars, (doc, operator, bound) => {
        expect(matches(doc, { a: { [operator]: bound } })).toBe(reference(doc.a, operator, bound));
      }),
      { numRuns: 1000 },
    );
  });

  it("finds by $in what $eq finds, and by $nin the others", () => {
    fc.assert(
      fc.property(fields, fc.array(scalars), (doc, list) => {
        const isIn = list.some((value) => matches(doc, { a: { $eq: value } }));
        expect(matches(doc, { a: { $in: list } })).toBe(isIn);
        expect(matches(doc, { a: { $nin: list } })).toBe(!isIn);
      }),
    );
  });

  it("joins by $and, $or, $nor and $not as logic does", () => {
    fc.assert(
      fc.property(fields, operators, scalars, operators, scalars, (doc, first, a, second, b) => {
        const left = { a: { [first]: a } };
        const right = { b: { [second]: b } };
        const [isLeft, isRight] = [matches(doc, left), matches(doc, right)];
        expect(matches(doc, { $and: [left, right] })).toBe(isLeft && isRight);
        expect(matches(doc, { $or: [left, right] })).toBe(isLeft || isRight);
        expect(matches(doc, { $nor: [left, right] })).toBe(!isLeft && !isRight);
        expect(matches(doc, { a: { $not: { [first]: a } } })).toBe(!isLeft);
      }),
    );
  });
});
