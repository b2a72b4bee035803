import { type Locale } from "../../../locales/index.ts";

/** A run of words that both wordings have, or that came in or went out. */
export interface Piece {
  text: string;
  kind: "same" | "in" | "out";
}

/** What changed between two wordings, word by word: what both have is found by the longest common subsequence. */
export function wordDifference(before: string, after: string, locale: Locale): Piece[] {
  const [was, is] = [wordsOf(before, locale), wordsOf(after, locale)];
  // common[i][j]: how many words the rests from i and j have in common.
  const common = Array.from({ length: was.length + 1 }, () => new Array<number>(is.length + 1).fill(0));
  for (let i = was.length - 1; i >= 0; i--) {
    for (let j = is.length - 1; j >= 0; j--) {
      common[i]![j] =
        was[i] === is[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
    }
  }
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < was.length || j < is.length) {
    if (i < was.length && j < is.length && was[i] === is[j]) {
      add(pieces, "same", was[i++]!);
      j += 1;
    } else if (i < was.length && (j >= is.length || common[i + 1]![j]! >= common[i]![j + 1]!)) {
      add(pieces, "out", was[i++]!);
    } else add(pieces, "in", is[j++]!);
  }
  return withoutIslands(pieces);
}

function wordsOf(text: string, locale: Locale): string[] {
  const segmenter = new Intl.Segmenter(locale, { granularity: "word" });
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

function add(pieces: Piece[], kind: Piece["kind"], text: string): void {
  const last = pieces.at(-1);
  if (last?.kind === kind) last.text += text;
  else pieces.push({ kind, text });
}

// A character or two that both happen to have, between changes, are harder to read than one longer change.
const ISLAND = 3;

function withoutIslands(pieces: readonly Piece[]): Piece[] {
  const tidy: Piece[] = [];
  let [out, come] = ["", ""];
  const flush = (): void => {
    if (out) tidy.push({ kind: "out", text: out });
    if (come) tidy.push({ kind: "in", text: come });
    [out, come] = ["", ""];
  };
  pieces.forEach(({ kind, text }, index) => {
    const isIsland = kind === "same" && text.length < ISLAND && index > 0 && index < pieces.length - 1;
    if (kind === "same" && !isIsland) {
      flush();
      tidy.push({ kind, text });
      return;
    }
    if (kind !== "in") out += text;
    if (kind !== "out") come += text;
  });
  flush();
  return tidy;
}
