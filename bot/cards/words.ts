import { maskPhones } from "./maskPhones.ts";

/** The longest run of somebody's words on a card; the whole of them stands in the file. */
export const WORDS_LIMIT = 500;

/** Words that somebody wrote, fit for a channel: without telephone numbers, in one line, and not too long. */
export function channelWords(text: string, numbers: readonly string[] = [], limit = WORDS_LIMIT): string {
  return shorten(maskPhones(text, numbers).replace(/\s+/g, " ").trim(), limit);
}

/** A text cut to so many characters, with a sign that something is left out. */
export function shorten(text: string, limit: number): string {
  const characters = [...text];
  return characters.length <= limit
    ? text
    : `${characters
        .slice(0, limit - 1)
        .join("")
        .trimEnd()}…`;
}
