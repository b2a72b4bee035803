import { PLACEHOLDER, placeholders } from "./placeholders.ts";

/** How fast a caller speaks. */
export interface SpeechRates {
  /** Chinese characters a minute. */
  charactersPerMinute: number;
  /** Words a minute, in English and in the English words of a Chinese sentence. */
  wordsPerMinute: number;
}

/** A calm pace on the telephone; measured calls correct it (see calibration.ts). */
export const calmSpeech: SpeechRates = { charactersPerMinute: 180, wordsPerMinute: 150 };

/**
 * Seconds that reading the text aloud takes, markup left out. Chinese characters and words are counted each at
 * their own rate; figures are single characters in a Chinese sentence and a word each elsewhere; a placeholder
 * counts at the typical length of what replaces it.
 */
export function speechSeconds(text: string, locale: string, rates: SpeechRates = calmSpeech): number {
  const spoken = plainText(text);
  const isChinese = CHARACTER.test(spoken) || /^zh\b/i.test(locale);
  let characters = 0;
  let words = 0;
  const bare = spoken.replace(PLACEHOLDER, (_, name: string) => {
    const typical = typicalLength(name.trim());
    if (isChinese) characters += typical.characters;
    else words += typical.words;
    return " ";
  });
  for (const [token] of bare.matchAll(TOKEN)) {
    if (CHARACTER.test(token)) characters += 1;
    else if (isChinese && /^\p{N}+$/u.test(token)) characters += [...token].length;
    else words += 1;
  }
  return 60 * (characters / rates.charactersPerMinute + words / rates.wordsPerMinute);
}

/** The text without tags and entities, as it is heard. */
export function plainText(html: string): string {
  return html.replace(/<[^>]*>/g, " ").replace(/&#?\w+;/g, " ");
}

const CHARACTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
// One character, or a run of letters and figures that is not broken by one; punctuation is not spoken.
const TOKEN = new RegExp(`${CHARACTER.source}|(?:(?!${CHARACTER.source})[\\p{L}\\p{M}\\p{N}'’-])+`, "gu");

// Of a placeholder that is not known, the length of a short name.
const typicalLength = (name: string): { characters: number; words: number } =>
  Object.entries(placeholders).find(([known]) => known === name)?.[1] ?? { characters: 4, words: 2 };
