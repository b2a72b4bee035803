import words from "./words.json" with { type: "json" };

/** The words of the dealers' tables, in both languages. */
export { words };

/** A word or header as it is compared: without case, width, blanks, punctuation and notes in brackets. */
export function plainWord(text: string): string {
  const folded = text.normalize("NFKC").toLowerCase();
  return strip(folded.replace(/\([^)]*\)|\[[^\]]*\]|\u3010[^\u3011]*\u3011/g, "")) || strip(folded);
}

/** A table of words turned round: from each word, plain, to what it means. */
export function meanings<T extends string>(table: Record<T, readonly string[]>): Map<string, T> {
  const entries = Object.entries<readonly string[]>(table) as [T, readonly string[]][];
  return new Map(entries.flatMap(([meaning, list]) => list.map((word) => [plainWord(word), meaning])));
}

/** Whether a cell says that there is nothing: blank, a dash, "none" in either language. */
export function saysNothing(text: string): boolean {
  if (text === "") return true;
  // Asked of every cell, and most of them are longer than any such word.
  if (text.length > LONGEST_NOTHING) return false;
  const plain = plainWord(text);
  return plain === "" || nothing.has(plain);
}

const nothing = new Set(words.empty.map(plainWord));
const LONGEST_NOTHING = Math.max(...words.empty.map((word) => word.length));

function strip(text: string): string {
  return text.replace(/[\s_*:.,;/\\'"#\-\u00b7\u2014()[\]\u3010\u3011]+/g, "");
}
