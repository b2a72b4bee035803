import { type Item } from "./definition.ts";
import { localText } from "./localText.ts";
import { plainText } from "./speech.ts";

// As much as a card or a column has room for.
const LONGEST = 12;

/** What an item is called where a name is meant and not its question; without one of its own, how the question begins. */
export function itemName(item: Pick<Item, "title" | "shortName">, locale: string): string {
  return ownName(item, locale) || shortened(plainText(localText(item.title, locale)).trim(), LONGEST);
}

/** The name that the questionnaire gives an item; empty where it gives none. */
export function ownName({ shortName }: Pick<Item, "shortName">, locale: string): string {
  return localText(shortName, locale).trim();
}

/** Words cut down to as many characters as that, a Chinese one being as wide as two others. */
export function shortened(words: string, letters: number): string {
  let width = 0;
  let short = "";
  for (const character of words) {
    width += /[\u2e80-\uffff]/.test(character) ? 1 : 0.5;
    if (width > letters) return `${short.trimEnd()}…`;
    short += character;
  }
  return short;
}
