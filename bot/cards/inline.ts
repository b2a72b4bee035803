import type { Inline } from "../message.ts";

/** A run of words in a style. */
export function styled(style: "bold" | "muted" | "warn" | "danger", text: string): Inline {
  return { style, text };
}

/** The words of a line without their styles. */
export function plainText(line: readonly Inline[]): string {
  return line.map((part) => (typeof part === "string" ? part : part.text)).join("");
}

/** Runs of words with a dot between each two. */
export function dotted(parts: readonly Inline[]): Inline[] {
  return parts.flatMap((part, i) => (i === 0 ? [part] : [" · ", part]));
}
