import { describe, expect, it } from "vitest";
import { keptDrafts, type KeptStorage } from "../../../../builder/web/state/kept.ts";

const storage = (entries = new Map<string, string>()): KeptStorage => ({
  getItem: (key) => entries.get(key) ?? null,
  setItem: (key, value) => void entries.set(key, value),
  removeItem: (key) => void entries.delete(key),
});

describe("drafts kept on this computer", () => {
  it("are found again by their name, and forgotten once they are saved", () => {
    const shared = storage();
    keptDrafts(shared, "cd01.service.wang").write({ base: 4, text: "{}" });
    expect(keptDrafts(shared, "cd01.service.wang").read()).toEqual({ base: 4, text: "{}" });
    expect(keptDrafts(shared, "cd01.sales.wang").read()).toBeUndefined();
    keptDrafts(shared, "cd01.service.wang").write(undefined);
    expect(keptDrafts(shared, "cd01.service.wang").read()).toBeUndefined();
  });

  it("are none where the entry is something else", () => {
    for (const entry of ["", "null", "{", '{"base":"4","text":"{}"}', '{"base":4}']) {
      const kept = keptDrafts(storage(new Map([["huifang.draft.x", entry]])), "x");
      expect(kept.read()).toBeUndefined();
    }
  });

  it("are given up in silence by a storage that is full", () => {
    const full: KeptStorage = {
      ...storage(),
      setItem: () => {
        throw new DOMException("full", "QuotaExceededError");
      },
    };
    expect(() => keptDrafts(full, "x").write({ base: 1, text: "{}" })).not.toThrow();
  });
});
