import { describe, expect, it } from "vitest";
import { keyName, worksWhileTyping, type KeyPress } from "../../ui/keyName.ts";

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...more,
});

describe("a shortcut's name", () => {
  it("does not know capitals: K with caps lock is k", () => {
    expect(keyName(press("K", { shiftKey: true }))).toBe("k");
  });

  it("is the same with Ctrl and on a Mac with ⌘", () => {
    expect(keyName(press("Enter", { ctrlKey: true }))).toBe("Mod+Enter");
    expect(keyName(press("Enter", { metaKey: true }))).toBe("Mod+Enter");
  });

  it("keeps Shift-Enter apart, which begins a new line", () => {
    expect(keyName(press("Enter", { shiftKey: true }))).toBe("Shift+Enter");
  });

  it("is none while an input method composes: its Enter chooses a word", () => {
    expect(keyName(press("Enter", { isComposing: true }))).toBeUndefined();
    expect(keyName(press("Process"))).toBeUndefined();
  });

  it("is none with Alt, which belongs to the system", () => {
    expect(keyName(press("h", { altKey: true }))).toBeUndefined();
  });
});

describe("while somebody types", () => {
  it("digits and letters are text, Enter and Escape are not", () => {
    expect(["3", "y", "Backspace", "ArrowDown", "Shift+Enter"].filter(worksWhileTyping)).toEqual([]);
    expect(["Enter", "Escape", "Mod+Enter"].every(worksWhileTyping)).toBe(true);
  });
});
