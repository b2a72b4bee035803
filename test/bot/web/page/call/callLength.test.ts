import { describe, expect, it } from "vitest";
import { callLength } from "../../../../../bot/web/page/call/callLength.ts";

const s = (seconds: number): number => seconds * 1000;

describe("the length of a call", () => {
  it("runs from its first input", () => {
    expect(callLength([s(100)], s(107.5))).toBe(7);
  });

  it("leaves out pauses over two minutes, between inputs and after the last", () => {
    expect(callLength([s(0), s(60), s(300), s(330)], s(340))).toBe(100);
    expect(callLength([s(0), s(60)], s(1000))).toBe(60);
  });

  it("counts a pause of two minutes", () => {
    expect(callLength([s(0), s(120)], s(120))).toBe(120);
  });

  it("is nothing before anything was done, and never runs backwards", () => {
    expect(callLength([], s(50))).toBe(0);
    expect(callLength([s(10), s(5)], s(6))).toBe(1);
  });
});
