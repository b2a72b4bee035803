import fc from "fast-check";
import { expect, it } from "vitest";
import { calibrate, recalibrate } from "../../../models/rules/calibration.ts";

const calls = (count: number, ratio: number): number[] => Array.from({ length: count }, () => ratio);

it("changes nothing before thirty calls", () => {
  expect(recalibrate(calls(29, 1.5))).toBe(1);
  expect(recalibrate(calls(30, 1.5))).toBe(1.5);
});

it("goes by the median, which one endless call does not move", () => {
  expect(recalibrate([...calls(29, 1.2), 40])).toBe(1.2);
  expect(recalibrate([...calls(15, 1.4), ...calls(15, 1)])).toBeCloseTo(1.2);
});

it("stays within a half and the double, and does not care about the order of the calls", () => {
  const ratios = fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 30, maxLength: 60 });
  fc.assert(
    fc.property(ratios, (ratios) => {
      const factor = recalibrate(ratios);
      expect(factor).toBeGreaterThanOrEqual(0.5);
      expect(factor).toBeLessThanOrEqual(2);
      expect(recalibrate(ratios.toReversed())).toBe(factor);
    }),
  );
});

it("goes by readings aloud as long as there are not thirty calls, and only a little way", () => {
  expect(calibrate([], [])).toEqual({ factor: 1, from: "none", n: 0 });
  expect(calibrate(calls(29, 2), [1.1, 1.2, 0.9])).toEqual({ factor: 1.1, from: "reading", n: 3 });
  expect(calibrate([], [0.3])).toMatchObject({ factor: 0.8 });
  expect(calibrate([], [3])).toMatchObject({ factor: 1.25 });
  expect(calibrate(calls(30, 1.4), [0.9])).toEqual({ factor: 1.4, from: "calls", n: 30 });
});
