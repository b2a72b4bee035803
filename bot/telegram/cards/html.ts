import type { Inline } from "../../chat.ts";

/** The longest text of a message on Telegram, in UTF-16 units without its tags. */
export const TEXT_LIMIT = 4_096;

/** Words as Telegram's HTML: nothing in them is markup. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Words in bold. */
export const bold = (text: string): string => (text === "" ? "" : `<b>${escaped(text)}</b>`);

/** A remark beside what matters. */
export const muted = (text: string): string => (text === "" ? "" : `<i>${escaped(text)}</i>`);

/** What is read aloud. */
export const quoted = (text: string): string =>
  text === "" ? "" : `<blockquote>${escaped(text)}</blockquote>`;

/** A run of words of a card. */
export function inline(run: Inline): string {
  if (typeof run === "string") return escaped(run);
  if ("url" in run) return `<a href="${escaped(run.url).replaceAll('"', "&quot;")}">${escaped(run.text)}</a>`;
  switch (run.style) {
    case "bold":
      return bold(run.text);
    case "muted":
      return muted(run.text);
    case "warn":
      return `\u26a0\ufe0f ${escaped(run.text)}`;
    case "danger":
      return `\u203c\ufe0f ${bold(run.text)}`;
  }
}

/** How long a line is for the platform: without its tags, every entity one character. */
export function lengthOf(html: string): number {
  return html.replaceAll(/<[^>]*>/g, "").replaceAll(/&\w+;/g, "&").length;
}

/** The lines as one text, as many of them as a message holds; what is left out is told by a sign. */
export function fitting(lines: readonly string[]): string {
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += lengthOf(line) + 1;
    // Room for the sign is kept.
    if (length > TEXT_LIMIT - 2 && kept.length > 0) return [...kept, "\u2026"].join("\n");
    kept.push(line);
  }
  return kept.join("\n");
}
