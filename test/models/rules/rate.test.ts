import fc from "fast-check";
import { expect, it } from "vitest";
import { percent, rate } from "../../../models/rules/rate.ts";

it("has no share over nobody", () => {
  expect(rate(0, 0)).toEqual({ count: 0, base: 0, share: null });
  expect(percent(rate(0, 0).share)).toBeNull();
  expect(rate(0, 4).share).toBe(0);
});

it("rounds halves up", () => {
  expect([1, 2, 3, 4].map((count) => percent(count / 16))).toEqual([6, 13, 19, 25]);
  expect(percent(29 / 200)).toBe(15);
  expect(percent(10 / 23, 1)).toBe(43.5);
});

it("rounds every share as whole numbers would", () => {
  const base = fc.integer({ min: 1, max: 900_000 });
  const pair = base.chain((of) => fc.tuple(fc.nat(of), fc.constant(of)));
  fc.assert(
    fc.property(pair, fc.constantFrom(0, 1), ([count, of], digits) => {
      const scale = 100 * 10 ** digits;
      const exact = (2n * BigInt(scale) * BigInt(count) + BigInt(of)) / (2n * BigInt(of));
      expect(percent(count / of, digits)).toBe(Number(exact) / 10 ** digits);
    }),
    { numRuns: 2000 },
  );
});
