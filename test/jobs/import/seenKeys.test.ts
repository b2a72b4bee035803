import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SeenKeys } from "../../../jobs/import/seenKeys.ts";

describe("the keys seen in a file", () => {
  it("are known by the row where they stood first, and by what they said there", () => {
    const entry = fc.record({ key: fc.nat(50), content: fc.constantFrom("a", "b") });
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const seen = new SeenKeys();
        const known = new Map<number, { row: number; content: string }>();
        entries.forEach(({ key, content }, i) => {
          const before = known.get(key);
          const expected = before && { row: before.row, same: before.content === content };
          expect(seen.see(`R${key}`, i + 1, content)).toEqual(expected);
          if (!before) known.set(key, { row: i + 1, content });
        });
      }),
    );
  });

  it("stay apart when there are many", () => {
    const seen = new SeenKeys();
    const keys = Array.from({ length: 100_000 }, (_, i) => `repair/R2026${i}`);
    expect(keys.filter((key, i) => seen.see(key, i + 1, "") !== undefined)).toEqual([]);
    expect(seen.see("repair/R202699999", 1, "")).toEqual({ row: 100_000, same: true });
  });
});
