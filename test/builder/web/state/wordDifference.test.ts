import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordDifference, type Piece } from "../../../../builder/web/state/wordDifference.ts";

const side = (pieces: Piece[], without: Piece["kind"]): string =>
  pieces
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join("");

describe("two wordings", () => {
  it("are woven together word by word", () => {
    expect(wordDifference("How was the wait?", "How long was the wait?", "en")).toEqual([
      { kind: "same", text: "How " },
      { kind: "in", text: "long " },
      { kind: "same", text: "was the wait?" },
    ]);
  });

  it("are cut into words in Chinese as well", () => {
    const pieces = wordDifference(
      "从交车到取车，等待的时间长不长？",
      "从交车到取车，一共等待的时间，您打几分？",
      "zh-CN",
    );
    expect(pieces[0]).toEqual({ kind: "same", text: "从交车到取车，" });
    expect(pieces.some(({ kind, text }) => kind === "in" && text.includes("一共"))).toBe(true);
  });

  it("can each be read off what was woven, whatever they are", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const pieces = wordDifference(before, after, "en");
        expect([side(pieces, "in"), side(pieces, "out")]).toEqual([before, after]);
      }),
    );
  });
});
