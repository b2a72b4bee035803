import { Questionnaire } from "./questionnaire.ts";
import type { Questionnaire as Version } from "./questionnaireFields.ts";
import { storesOf } from "./questionnaireOwner.ts";
import { Response } from "./response.ts";
import type { Response as Answered } from "./responseFields.ts";
import { type Item, items } from "./rules/definition.ts";
import type { QuestionnaireKind } from "./rules/kinds.ts";
import { type Period, spanOf } from "./rules/period.ts";
import { answerKey, type Tone } from "./rules/remark.ts";
import { isLow, SATISFIED_FROM, score } from "./rules/scoring.ts";

/** Something that a customer said in his own words. */
export interface CustomerWords {
  /** Unique: the response and the answer's key. */
  id: string;
  /** What it was said to; left out where it was said outside the questions. */
  item?: Item;
  text: string;
  tone: Tone | null;
  score: number | null;
  at: Date;
  version: number;
}

/** Which words are wanted. */
export interface WordsOf {
  period: Period;
  tone?: Tone | undefined;
  /** Said before that moment; a page goes on where the last one ended. */
  before?: Date | undefined;
  limit: number;
}

// So many responses are looked through at a time: most of them have no words.
const AT_A_TIME = 300;

/** What customers said in a period, the newest first, and where the next page begins if there is more. */
export async function customerWords(
  owner: string,
  kind: QuestionnaireKind,
  { period, tone, before, limit }: WordsOf,
): Promise<{ words: CustomerWords[]; next?: Date }> {
  const stores = await storesOf(owner);
  const codes = stores.map(({ _id }) => _id);
  const { threshold } = stores[0]!.limits;
  const span = spanOf(period, stores[0]!.timezone);
  const versions = new Map<string, Version>();
  const words: CustomerWords[] = [];
  let until = before && before < span.to ? before : span.to;
  for (;;) {
    const responses = await Response.asked(codes, kind, { from: span.from, to: until }, AT_A_TIME);
    for (const response of responses) {
      // Whole responses only: what was said at one moment is never torn apart between pages.
      if (words.length >= limit && +response.submittedAt < +until) return { words, next: until };
      const version = await versionOf(response, versions);
      const said = wordsIn(response, version, threshold).filter((each) => !tone || each.tone === tone);
      words.push(...said);
      until = response.submittedAt;
    }
    if (responses.length < AT_A_TIME) return { words };
  }
}

async function versionOf({ store, questionnaire }: Answered, known: Map<string, Version>): Promise<Version> {
  const { kind, version } = questionnaire!;
  const key = `${store} ${version}`;
  const found = known.get(key) ?? (await Questionnaire.version(store, kind, version));
  known.set(key, found);
  return found;
}

function wordsIn(response: Answered, { definition, version }: Version, threshold: number): CustomerWords[] {
  const { answers, remarks, submittedAt: at, id, score: overall = null } = response;
  const beside = items(definition).flatMap((item): CustomerWords[] => {
    const isWords = item.type === "comment" || item.type === "text";
    const key = isWords ? item.name : answerKey(item.name, "remark");
    const text = answers[key];
    if (typeof text !== "string" || text.trim() === "") return [];
    const stated = answers[answerKey(item.name, "tone")];
    const implied = isWords ? toneOf(overall, threshold) : isLow(item, answers, threshold) ? "blame" : null;
    const tone = stated === "praise" || stated === "blame" ? stated : implied;
    return [{ id: `${id}/${key}`, item, text, tone, score: score(item, answers), at, version }];
  });
  const outside = remarks.map(({ text, tone = null }, i): CustomerWords => ({
    ...{ id: `${id}/remark:${i}`, text, tone, score: overall, at, version },
  }));
  return [...beside, ...outside];
}

/** Nobody marked the words to an open question: then the overall score beside them says how they are meant. */
function toneOf(overall: number | null, threshold: number): Tone | null {
  if (overall === null) return null;
  if (overall <= threshold) return "blame";
  return overall >= SATISFIED_FROM ? "praise" : null;
}
