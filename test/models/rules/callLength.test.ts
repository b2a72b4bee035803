import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callSeconds, lengthen } from "../../../models/rules/callLength.ts";

const at = (seconds: number): Date => new Date(Date.UTC(2026, 11, 1, 2) + seconds * 1000);
const inputs = (...seconds: number[]) =>
  seconds.reduce((spans, second) => lengthen(spans, at(second)), noSpans);
const noSpans: { from: Date; to: Date }[] = [];

describe("the length of a call", () => {
  it("runs from the first to the last input", () => {
    expect(callSeconds(inputs(0, 30, 95))).toBe(95);
  });

  it("leaves out pauses of more than two minutes", () => {
    expect(callSeconds(inputs(0, 60, 60 + 120))).toBe(180);
    expect(callSeconds(inputs(0, 60, 60 + 121, 241))).toBe(60 + 60);
  });

  it("is nothing for one input, or none", () => {
    expect(callSeconds(inputs(5))).toBe(0);
    expect(callSeconds([])).toBe(0);
  });

  it("does not change when the same input arrives again, or an older one", () => {
    const spans = inputs(0, 30);
    expect(lengthen(spans, at(30))).toEqual(spans);
    expect(lengthen(spans, at(10))).toEqual(spans);
  });

  it("never exceeds the time between first and last input, and equals it without long pauses", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1 }), (pauses) => {
        let second = 0;
        const seconds = pauses.map((pause) => (second += pause));
        const length = callSeconds(inputs(...seconds));
        const counted = pauses.slice(1).filter((pause) => pause <= 120);
        expect(length).toBe(counted.reduce((sum, pause) => sum + pause, 0));
      }),
    );
  });
});
