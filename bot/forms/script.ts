import type { Locale } from "../../locales/index.ts";
import { type LocalText, localText } from "../../models/rules/localText.ts";
import { PLACEHOLDER, type placeholders } from "../../models/rules/placeholders.ts";

/** What the placeholders of scripts stand for in one call; what is not known is left out of the sentence. */
export type Spoken = Partial<Record<keyof typeof placeholders, string>>;

/** A script as it is read aloud in this call: without markup, its placeholders filled. */
export function script(text: LocalText | undefined, spoken: Spoken, locale: Locale): string {
  const known: Readonly<Record<string, string | undefined>> = spoken;
  const filled = plain(localText(text, locale)).replace(
    PLACEHOLDER,
    (_, name: string) => known[name.trim()] ?? "",
  );
  return tidy(filled);
}

/** The text of a script's markup: a paragraph and a break each begin a new line. */
function plain(html: string): string {
  return html
    .replace(/<br\s*\/?>|<\/p>\s*<p[^>]*>/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&nbsp;/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
}

/** Mends what a missing name leaves behind: two signs in a row, a blank before one. */
function tidy(text: string): string {
  return text
    .replace(/[^\S\n]+([,.?!;:])/g, "$1")
    .replace(/([，、：])[，、：]+/g, "$1")
    .replace(/,(\s*,)+/g, ",")
    .replace(/[^\S\n]{2,}/g, " ")
    .trim();
}
