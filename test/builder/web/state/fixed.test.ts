import { describe, expect, it } from "vitest";
import { fixedLines } from "../../../../builder/web/state/fixed.ts";
import { call, rating } from "../builders.ts";

const store = { fixed: [], rights: { edit: true, publish: true, lock: false } };
const free = call(rating("wait"));
const locked = call({ ...rating("wait"), locked: true });

describe("a line that head office has locked", () => {
  it("is a store's no longer as soon as the draft has taken it over", () => {
    let draft = free;
    const fixed = fixedLines(store, free, () => draft);
    expect(fixed.has("wait")).toBe(false);
    draft = locked;
    expect(fixed.by("wait")).toBe("locked");
  });

  it("stays head office's own to change", () => {
    const rights = { ...store.rights, lock: true };
    expect(fixedLines({ ...store, rights }, free, () => locked).has("wait")).toBe(false);
  });

  it("is free where the server says so, as at a store that has left its group", () => {
    expect(fixedLines(store, locked, () => locked).has("wait")).toBe(false);
  });
});
