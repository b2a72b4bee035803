/** What of a key press decides which shortcut it is. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  isComposing: boolean;
}

/** The shortcut that a press means (`k`, `ArrowDown`, `Mod+Enter`, `Shift+Enter`); none within an input method. */
export function keyName(press: KeyPress): string | undefined {
  // While an input method is composing, its Enter chooses a word and is never ours; Alt belongs to the system.
  if (press.isComposing || press.altKey || press.key === "Process") return undefined;
  const name = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const mod = press.ctrlKey || press.metaKey ? "Mod+" : "";
  return mod + (press.shiftKey && name === "Enter" ? "Shift+" : "") + name;
}

/** Whether a shortcut still is one while somebody is typing: everything else is text. */
export const worksWhileTyping = (name: string): boolean => ["Enter", "Escape", "Mod+Enter"].includes(name);
