import { unescapeFormula } from "../../../models/rules/formula.ts";

// U+200B…U+200F, U+2060 and U+FEFF are signs of no width that come along when cells are copied from pages.
const UNSEEN = /[\u200B-\u200F\u2060\uFEFF]/g;
/** A formula that only holds a text: `="139…"` keeps a program from reading digits as a number. */
const TEXT_FORMULA = /^[=\uFF1D]\s*"((?:[^"]|"")*)"$/;

/** A cell's text as it was meant: trimmed, without signs of no width, `="text"` and the quote of an escaped formula. */
export function cleanCell(raw: string): string {
  const text = unescapeFormula(raw.replace(UNSEEN, "").trim());
  const formula = TEXT_FORMULA.exec(text);
  if (formula) return formula[1]!.replaceAll('""', '"').trim();
  // Blanks after a closing quote make it part of the text: "a" ,b
  return /^"[^"]*"$/.test(text) ? text.slice(1, -1).trim() : text;
}
