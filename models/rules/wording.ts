import { PLACEHOLDER } from "./placeholders.ts";
import { plainText } from "./speech.ts";
import { chinese, english } from "./wordingPatterns.ts";

/** What a wording may be hinted at for; each code is also the key of its sentence. */
export type WordingCode =
  "wording.suggestsFault" | "wording.twoAtOnce" | "wording.jargon" | "wording.tooLong";

/** One hint: why, and the words that gave the reason, empty where it is the whole. A hint forbids nothing. */
export interface WordingHint {
  code: WordingCode;
  found: string;
}

/**
 * Hints on wording in that language: it suggests a fault [004], asks two things at once, speaks the workshop's jargon,
 * or is too long to be kept in mind. A script line, which asks nothing, may be long and speak of two things.
 */
export function wording(
  text: string,
  locale: string,
  part: "question" | "script" = "question",
): WordingHint[] {
  const spoken = plainText(text).replace(PLACEHOLDER, " ").trim();
  const patterns = /^zh\b/i.test(locale) ? chinese : english;
  const hint = (code: WordingCode, reasons: readonly RegExp[]): WordingHint[] => {
    const found = reasons.map((reason) => reason.exec(spoken)?.[0].trim()).find(Boolean);
    return found ? [{ code, found }] : [];
  };
  const isQuestion = part === "question";
  return [
    ...hint("wording.suggestsFault", patterns.suggestsFault),
    ...(isQuestion ? hint("wording.twoAtOnce", patterns.twoAtOnce) : []),
    ...hint("wording.jargon", patterns.jargon),
    ...(isQuestion && patterns.lengthOf(spoken) > patterns.longest
      ? [{ code: "wording.tooLong" as const, found: "" }]
      : []),
  ];
}
